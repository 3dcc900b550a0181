/** A ball between two valleys. Every run was made in Python; here it is only looked up and drawn. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { calmMotion } from "../front/motion";
import { Slider } from "../front/slider";
import { Card, defineWidget, type Translate, useContent, useId, useTexts } from "../front/widget";

/** Fear and trust as characters, the week from which the ball is over the hill, pauses of the plan. */
type Run = [values: string, over: number | null, pauses: number];

interface Land {
  heights: number[];
  setback: number[];
  calm: number;
  stuck: number | null;
  top: number | null;
}

interface Weeks {
  stop: (number | null)[];
  setback: [number, number];
  last: number;
}

interface Chosen {
  step: number;
  understanding: number;
  stop: number;
  setback: boolean;
}

const STEPS = ["no steps", "very small", "small", "a little larger", "large", "very large"];
const UNDERSTANDING = ["little", "some", "much"];
const THREATS = ["reassuring", "ordinary", "threatening"];
// The character code that stands for nothing; see FIRST in two_valleys.py.
const FIRST = 35;
const HEIGHT = 460;
// Points of the land beyond fear 0; see EDGE there.
const EDGE = 8;
// The ball lies on the land: half its size, in the units of the land.
const HALF_A_BALL = 200;
// In the bottom of the valley, give or take.
const NEAR = 6;
// Two labels nearer than this would cover each other.
const APART = 16;
const WEEK_LASTS = 140;

function levels(values: string): number[] {
  return Array.from(values, (character) => character.charCodeAt(0) - FIRST);
}

/** Where the ball lies in one week. */
function placeOf(t: Translate, fear: number, week: number, over: number | null, land: Land): string {
  if (over !== null && week >= over)
    return fear <= land.calm + NEAR
      ? t("The ball is now in the right valley, with less fear.")
      : t("The ball is now over the hill.");
  if (land.stuck !== null && fear >= land.stuck - NEAR) return t("The ball is now in the left valley, with much fear.");
  return t("The ball is now on the slope.");
}

/** What the year comes to, in a sentence or two. */
function outcome(t: Translate, chosen: Chosen, run: Run, without: Run, weeks: Weeks, land: Land): string {
  const [, over, pauses] = run;
  const stop = weeks.stop[chosen.stop] ?? null;
  if (chosen.step === 0) {
    if (land.top === null) return t("The hill is nearly gone. Without steps the ball slides very slowly.");
    if (chosen.understanding > 0)
      return t("Understanding makes the hill lower. Without steps the ball does not get over it.");
    return t("Without steps the ball stays there.");
  }
  if (over === null) {
    if (chosen.setback && without[1] !== null)
      return t("The setback comes after the steps stopped. The ball rolls back. It may start again at any time.");
    if (stop !== null)
      return t("After week {n} there are no more steps. The ball was not over the hill yet, and rolls back.", {
        n: stop,
      });
    return t("The steps are so large that the ball keeps rolling back.");
  }
  if (chosen.setback && without[1] !== null && over > without[1])
    return t(
      "The setback holds the ball up for a while. It does not start again: around week {n} it is over the hill.",
      { n: over },
    );
  if (chosen.setback)
    return t("With a setback too, the ball goes on: around week {n} it is over the hill.", { n: over });
  if (stop !== null)
    return t("The ball was far enough: it rolls on after the steps stopped. Around week {n} it is over the hill.", {
      n: over,
    });
  if (pauses > 0)
    return t(
      "Large steps sometimes go too far: then the ball rolls back a little. Around week {n} it is over the hill.",
      { n: over },
    );
  return t("Small steps, again and again, carry the ball. Around week {n} it is over the hill.", { n: over });
}

function TwoValleys() {
  const t = useTexts();
  const runs = useContent<Run[][][][][]>("_runs");
  const lands = useContent<Land[][]>("_lands");
  const tenths = useContent<number[]>("_tenths");
  const weeks = useContent<Weeks>("_weeks");
  const figure = useContent<Figure>("_figure");
  const id = useId();
  const [step, setStep] = useState(0);
  const [understanding, setUnderstanding] = useState(0);
  const [threat, setThreat] = useState(1);
  const [stop, setStop] = useState(0);
  const [setback, setSetback] = useState(false);
  const [week, setWeek] = useState(0);
  const [playing, setPlaying] = useState(false);

  useEffect(() => {
    if (!playing) return;
    if (week >= weeks.last) {
      setPlaying(false);
      return;
    }
    const next = setTimeout(() => setWeek(week + 1), WEEK_LASTS);
    return () => clearTimeout(next);
  }, [playing, week]);
  const play = () => {
    if (playing) return setPlaying(false);
    if (calmMotion()) return setWeek(weeks.last);
    if (week >= weeks.last) setWeek(0);
    setPlaying(true);
  };

  const byStop = runs[threat]?.[understanding]?.[step] ?? [];
  const bySetback = byStop[stop] ?? byStop[0] ?? [];
  const run = bySetback[setback ? 1 : 0];
  const without = bySetback[0];
  const land = lands[threat]?.[understanding];
  if (!run || !without || !land) throw new Error("two valleys: no run was made for these controls");
  const [values, over] = run;
  const inSetback = setback && week >= weeks.setback[0] && week < weeks.setback[1];
  const stopWeek = step > 0 ? (weeks.stop[stop] ?? null) : null;

  const { fear, trust } = useMemo(() => {
    const all = levels(values);
    return { fear: all.slice(0, weeks.last + 1), trust: all.slice(weeks.last + 1) };
  }, [values]);
  const now = fear[week] ?? 0;

  const drawing = useMemo(() => {
    const heights = inSetback ? land.setback : land.heights;
    const year = Array.from(fear, (_, i) => i);
    const words = { showarrow: false, xref: "x", yref: "y" };
    const inYear = { showarrow: false, xref: "x2", yref: "y2" };
    const ends = [fear.at(-1) ?? 0, trust.at(-1) ?? 0] as const;
    // Pushed apart where the two lines end in nearly the same place.
    const push = Math.max(0, APART - Math.abs(ends[0] - ends[1])) / 2;
    const up = ends[0] >= ends[1] ? 1 : -1;
    const label = { showarrow: false, xref: "paper", yref: "y2", x: 0.83, xanchor: "left" };
    const bar = { type: "line", xref: "x2", yref: "y2", y0: 0, y1: 90, layer: "below" };
    return {
      traces: [
        { y: heights },
        { x: [now], y: [(heights[now + EDGE] ?? 0) + HALF_A_BALL] },
        { x: year, y: fear },
        { x: year, y: trust },
        { x: [week, week], y: [now, trust[week]] },
      ],
      layout: {
        xaxis2: {
          ...(figure.layout.xaxis2 as object),
          ticktext: ["0", "12", "26", "39", t("week {n}", { n: weeks.last })],
        },
        annotations: [
          {
            ...words,
            x: 96,
            y: 40,
            xanchor: "left",
            yanchor: "bottom",
            align: "left",
            text: t("much fear,<br>daring little"),
          },
          {
            ...words,
            x: -6,
            y: 40,
            xanchor: "right",
            yanchor: "bottom",
            align: "right",
            text: t("less fear,<br>daring more"),
          },
          {
            ...words,
            x: land.top ?? 0,
            y: (land.heights[(land.top ?? 0) + EDGE] ?? 0) - 60,
            yanchor: "top",
            text: t("hill"),
            visible: land.top !== null && !inSetback,
            font: { color: "--c-ink-soft" },
          },
          { ...label, y: ends[0] + up * push, text: `<b>${t("fear")}</b>`, font: { color: "--c-alarm-ink" } },
          { ...label, y: ends[1] - up * push, text: `<b>${t("daring")}</b>`, font: { color: "--c-line-1" } },
          {
            ...inYear,
            x: weeks.setback[0] - 0.5,
            y: 122,
            xanchor: "left",
            yanchor: "top",
            text: t("setback"),
            visible: setback,
          },
          {
            ...inYear,
            x: (stopWeek ?? 0) + 0.5,
            y: 122,
            xanchor: "right",
            yanchor: "top",
            text: t("stop"),
            visible: stopWeek !== null,
          },
        ],
        shapes: [
          {
            type: "rect",
            xref: "x2",
            yref: "y2",
            x0: weeks.setback[0],
            x1: weeks.setback[1],
            y0: 0,
            y1: 100,
            fillcolor: "--c-band-3",
            line: { width: 0 },
            layer: "below",
            visible: setback,
          },
          {
            ...bar,
            x0: stopWeek ?? 0,
            x1: stopWeek ?? 0,
            y1: 100,
            line: { color: "--c-axis", width: 2, dash: "4px 4px" },
            visible: stopWeek !== null,
          },
          { ...bar, x0: week, x1: week, line: { color: "--c-axis", width: 1 } },
        ],
      },
    };
  }, [fear, trust, land, inSetback, setback, stopWeek, week]);

  const where = placeOf(t, now, week, over, land);
  const choose = (legend: string, name: string, options: string[], value: number, onValue: (value: number) => void) => (
    <fieldset class="w-choices is-row" data-part={name}>
      <legend>{legend}</legend>
      {options.map((text, i) => (
        <label class="w-choice" key={text}>
          <input type="radio" name={`${id}-${name}`} checked={value === i} onChange={() => onValue(i)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );

  return (
    <Card
      title={t("Where does the ball roll?")}
      todo={t("Choose how large the steps are. Then let a year go by.")}
      note
    >
      <div class="w-controls">
        <Slider
          part="step"
          label={t("The step each week:")}
          low={t("no steps")}
          high={t("very large")}
          min={0}
          max={STEPS.length - 1}
          value={step}
          valueText={t(STEPS[step] ?? "")}
          onValue={setStep}
        />
        <Slider
          part="understanding"
          label={t("Understanding what pain is:")}
          low={t("little")}
          high={t("much")}
          min={0}
          max={UNDERSTANDING.length - 1}
          value={understanding}
          valueText={t(UNDERSTANDING[understanding] ?? "")}
          onValue={setUnderstanding}
        />
        <details class="w-more" data-part="more">
          <summary>{t("Try more: words around you, and stopping")}</summary>
          {choose(
            t("The words around you are"),
            "threat",
            THREATS.map((word) => t(word)),
            threat,
            setThreat,
          )}
          {choose(
            t("The steps stop"),
            "stop",
            weeks.stop.map((n) => (n === null ? t("not") : t("in week {n}", { n }))),
            stop,
            setStop,
          )}
        </details>
      </div>
      <div class="time">
        <label class="w-toggle" data-part="setback">
          <input type="checkbox" checked={setback} onChange={() => setSetback(!setback)} />
          <span>{t("With a setback in week {n}", { n: weeks.setback[0] })}</span>
        </label>
        <Slider
          part="week"
          label={t("The year:")}
          low={t("begin")}
          high={t("week {n}", { n: weeks.last })}
          min={0}
          max={weeks.last}
          value={week}
          valueText={week === 0 ? t("begin") : t("week {n}", { n: week })}
          quiet={playing}
          onValue={(value) => {
            setPlaying(false);
            setWeek(value);
          }}
        />
        <button type="button" class="w-button" data-part="play" onClick={play}>
          {playing ? t("Stop the year here") : t("Let a year go by")}
        </button>
      </div>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={HEIGHT}
        summary={`${where} ${outcome(t, { step, understanding, stop, setback }, run, without, weeks, land)}`}
        table={{
          head: [t("Week"), t("Fear (0 to 10)"), t("Daring and keeping up (0 to 10)")],
          rows: fear
            .map((level, i) => [i, tenths[level] ?? 0, tenths[trust[i] ?? 0] ?? 0])
            .filter(([i]) => (i ?? 0) % 4 === 0),
        }}
      />
      <p>
        {t(
          "Not everyone with back pain is in this circle. Not moving is never your fault. We chose the weeks in this picture ourselves.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(TwoValleys);
