/** Nights and days beside each other: what a bad night does to the days after it. The numbers are made in Python. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Card, defineWidget, type Translate, useContent, useId, useTexts } from "../front/widget";

/** Difference with usual, x100: above 0 is a better night, or more pain. */
interface Run {
  night: number[];
  pain: number[];
}

interface Short {
  most: number;
  fades: number;
  chance_is_more: boolean;
}

/** Lines from one point to the next, with nothing between two of them, and the size of the head at each point. */
interface Strokes {
  x: (number | null)[];
  y: (number | null)[];
  size: number[];
}

type PerChoice<T> = Record<string, Record<string, T>>;

const NIGHTS: [string, string][] = [
  ["usual", "usual nights"],
  ["one_bad_night", "one bad night"],
  ["bad_week", "a week of bad nights"],
  ["better_sleep", "better sleep on average"],
];
const ARROWS: [string, string][] = [
  ["dagboek", "Sleep acts on pain somewhat more"],
  ["sterk", "Sleep acts on pain strongly"],
  ["gelijk", "Both act equally strongly"],
];
// Differences in pain x100 up to which these words hold.
const MORE: [number, string][] = [
  [50, "a little more"],
  [100, "somewhat more"],
];
const LESS: [number, string][] = [
  [50, "a little less"],
  [100, "somewhat less"],
];
const DAYS = ["", "one day", "two days", "three days", "four days", "five days"];
// A night or day this far from usual (x100) gives its arrow its full colour.
const FULL = { night: 200, pain: 60 };
// As many strengths of colour as the figure has traces for arrows in each direction.
const LEVELS = 4;
// Before it stand three traces for the nights and three for the days.
const FIRST_ARROW = 6;
// Pixels of arrow for a strength of 1 (x100).
const THICKNESS = 0.21;

function size(words: [number, string][], most: number, otherwise: string): string {
  return words.find(([end]) => Math.abs(most) < end)?.[1] ?? otherwise;
}

function describe(t: Translate, nights: string, { most, fades, chance_is_more }: Short, chance: boolean): string {
  const values = {
    more: t(size(MORE, most, "clearly more")),
    less: t(size(LESS, most, "clearly less")),
    days: t(DAYS[fades] ?? "some days"),
  };
  if (nights === "usual")
    return chance
      ? t("With usual nights pain goes up and down as well.")
      : t("All nights are usual. In this example pain is then as usual too.");
  if (chance)
    return chance_is_more
      ? t("On a single day, chance is larger here than what the nights do. The soft area shows what the nights do.")
      : t("On a single day you cannot see what comes from the nights. The soft area shows what the nights do.");
  if (nights === "one_bad_night")
    return t("After a bad night pain is {more} the next day. After about {days} that is nearly gone.", values);
  if (nights === "bad_week")
    return t("After a week of bad nights pain is {more}. After about {days} that is nearly gone.", values);
  return t("With better sleep there is {less} pain here on average. The pain does not go away.", values);
}

/** A moon and a sun, with the two arrows as thick as they are strong. */
function Arrows(props: { toPain: number; toSleep: number }) {
  const arrow = (from: number, to: number, y: number, strength: number, name: string) => {
    const way = Math.sign(to - from);
    const width = strength * THICKNESS * 1.15;
    const head = 3 + width / 2;
    return (
      <g class={name}>
        <path class="shaft" d={`M${from} ${y}H${to - way * head}`} stroke-width={width} />
        <path class="head" d={`M${to} ${y}l${-way * (head + 3)} ${-head}v${2 * head}z`} />
      </g>
    );
  };
  return (
    <svg class="arrows" viewBox="0 0 96 36" aria-hidden="true">
      <path class="moon" d="M17 8a10.5 10.5 0 1 0 6.5 17A12 12 0 0 1 17 8z" />
      {arrow(29, 67, 11, props.toPain, "to-pain")}
      {arrow(67, 29, 26, props.toSleep, "to-sleep")}
      <circle class="sun" cx="83" cy="18" r="6" />
      <path class="rays" d="M83 5v3M83 28v3M70.5 18h3M92.5 18h3M74 9l2 2M90 25l2 2M74 27l2-2M90 11l2-2" />
    </svg>
  );
}

function SleepWeek() {
  const t = useTexts();
  const arrowsOf = useContent<Record<string, [number, number]>>("_arrows");
  const expected = useContent<PerChoice<Run>>("_expected");
  const chances = useContent<PerChoice<Run[]>>("_chance");
  const short = useContent<PerChoice<Short>>("_short");
  const figure = useContent<Figure>("_figure");
  const [nights, setNights] = useState(useContent<string>("nights"));
  const [arrows, setArrows] = useState(useContent<string>("arrows"));
  const [chance, setChance] = useState(false);
  const [time, setTime] = useState(0);
  const id = useId();

  const plain = expected[arrows]?.[nights] as Run;
  const times = chances[arrows]?.[nights] as Run[];
  const shown = chance ? (times[time % times.length] as Run) : plain;

  const drawing = useMemo(() => {
    const points = (run: number[]) => run.map((value) => value / 100);
    const panel = (name: "night" | "pain") => [
      {},
      { y: points(plain[name]), ...(chance && { mode: "lines", line: { width: 0 } }) },
      { y: points(shown[name]), visible: chance },
    ];
    const [toPain, toSleep] = arrowsOf[arrows] ?? [0, 0];
    // A night points down to its day, a day up to the next night. Each arrow goes to the trace of its strength.
    const arrowTraces = (from: "night" | "pain", strength: number) => {
      const start = from === "night" ? 0 : 0.5;
      const width = Math.max(1, strength * THICKNESS);
      const levels = Array.from({ length: LEVELS }, (): Strokes => ({ x: [], y: [], size: [] }));
      const last = plain.night.length - (from === "night" ? 0 : 1);
      plain[from].slice(0, last).forEach((value, at) => {
        const far = Math.min(1, Math.abs(value) / FULL[from]);
        const level = levels[Math.round(far * (LEVELS - 1))] as Strokes;
        level.x.push(at + start, at + start + 0.5, null);
        level.y.push(...(from === "night" ? [1, 0, null] : [0, 1, null]));
        level.size.push(0, 6 + 2 * width, 0);
      });
      return levels.map(({ x, y, size }, i) => {
        const trace = figure.data[FIRST_ARROW + (from === "night" ? 0 : LEVELS) + i] as {
          line: object;
          marker: object;
        };
        return { x, y, line: { ...trace.line, width }, marker: { ...trace.marker, size } };
      });
    };
    const label = { showarrow: false, xref: "paper", x: 0, xanchor: "left" };
    // Both stand beside the end of the last line.
    const usual = {
      ...label,
      xref: "x",
      x: shown.night.length - 0.3,
      y: 0,
      text: t("usual"),
      font: { color: "--c-ink-soft" },
    };
    return {
      traces: [...panel("night"), ...panel("pain"), ...arrowTraces("night", toPain), ...arrowTraces("pain", toSleep)],
      layout: {
        xaxis: {
          ...(figure.layout.xaxis as Record<string, unknown>),
          tickvals: [0.5, 6.5, 13.5],
          ticktext: [1, 7, 14].map((n) => t("day {n}", { n })),
        },
        annotations: [
          {
            ...label,
            yref: "paper",
            y: 1,
            yanchor: "bottom",
            text: t("<b>nights</b> ↑ better"),
            font: { color: "--c-line-3" },
          },
          {
            ...label,
            yref: "paper",
            y: 0,
            yanchor: "bottom",
            text: t("<b>days</b> ↑ more pain"),
            font: { color: "--c-alarm-ink" },
          },
          { ...usual, yref: "y" },
          { ...usual, yref: "y2" },
        ],
      },
    };
  }, [nights, arrows, chance, time]);

  const inWords = (value: number, above: string, below: string) =>
    Math.abs(value) < 5
      ? t("usual")
      : t(value > 0 ? above : below, { size: (Math.abs(value) / 100).toFixed(1).replace(".", t(".")) });

  return (
    <Card
      title={t("What does a bad night do to the days after it?")}
      todo={t("Choose what happens, and look at the days after it.")}
      note
    >
      <fieldset class="w-choices nights">
        <legend>{t("What happens?")}</legend>
        {NIGHTS.map(([key, text]) => (
          <label class="w-choice" key={key}>
            <input type="radio" name={`${id}-nights`} checked={nights === key} onChange={() => setNights(key)} />
            <span>{t(text)}</span>
          </label>
        ))}
      </fieldset>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={400}
        summary={describe(t, nights, short[arrows]?.[nights] as Short, chance)}
        table={{
          head: [t("Day"), t("The night before, beside a usual night"), t("Pain, beside a usual day")],
          rows: shown.night.map((night, i) => [
            t("day {n}", { n: i + 1 }),
            inWords(night, "{size} better", "{size} worse"),
            inWords(shown.pain[i] ?? 0, "{size} more", "{size} less"),
          ]),
        }}
      />
      <div class="w-controls">
        <fieldset class="w-choices with-arrows">
          <legend>{t("How strongly do sleep and pain act on each other?")}</legend>
          <p class="w-hint">{t("A thicker arrow is stronger.")}</p>
          {ARROWS.map(([key, text]) => (
            <label class="w-choice" key={key}>
              <input type="radio" name={`${id}-arrows`} checked={arrows === key} onChange={() => setArrows(key)} />
              <span>{t(text)}</span>
              <Arrows toPain={arrowsOf[key]?.[0] ?? 0} toSleep={arrowsOf[key]?.[1] ?? 0} />
            </label>
          ))}
        </fieldset>
        <label class="w-toggle">
          <input
            type="checkbox"
            checked={chance}
            onChange={() => {
              setChance(!chance);
              if (!chance) setTime(time + 1);
            }}
          />
          <span>{t("with chance added, different each time")}</span>
        </label>
      </div>
    </Card>
  );
}

export default defineWidget(SleepWeek);
