/** A ball between two valleys. Every year was made in Python; here it is only looked up and drawn. */
import { useEffect, useMemo } from "preact/hooks";
import { Chart } from "../front/chart";
import { calmMotion } from "../front/motion";
import { Predict, useAsking, useInTurn } from "../front/predict";
import { Card, defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import { Landscape } from "./landscape";
import { QUESTIONS } from "./questions";
import type { Traits } from "./traits.gen";

type Year = NonNullable<Traits["_years"][string]>[number];

const { useContent, useTrait } = traitsOf<Traits>();

// What the chart and its table show as long as nothing was chosen: small steps.
const USUAL = { question: 1, option: 1 };
// From here on a step is drawn as a very large one.
const LARGE = 0.1;
const HEIGHT = 260;
// First the land changes, then the weeks pass: a year takes some eight seconds.
const LAND_LASTS = 800;
const WEEK_LASTS = 140;
// In the bottom of the valley, give or take.
const NEAR = 4;
// Two labels nearer than this would cover each other.
const APART = 18;

/** Where the ball lies on its way. */
function placeOf(t: Translate, { fear, over }: Year, week: number): string {
  const values = { n: week };
  if (over !== null && week >= over) return t("Week {n}: the ball is over the hill.", values);
  return (fear[week] ?? 0) > (fear[0] ?? 0) - NEAR
    ? t("Week {n}: the ball is in the left valley.", values)
    : t("Week {n}: the ball is on the slope.", values);
}

function TwoValleys() {
  const t = useTexts();
  const years = useContent("_years");
  const lands = useContent("_lands");
  const [from = 0, until = 0] = useContent("_setback");
  const figure = useContent("_figure");
  const { number, question, choice, ...asking } = useAsking(
    QUESTIONS,
    ({ ask, guesses }) => ({ ask: t(ask), guesses: guesses.map((each) => t(each)) }),
    undefined,
    useTrait("_added"),
  );
  const shown = choice === null ? USUAL : { question: number, option: choice };
  const about = QUESTIONS[shown.question] ?? question;
  const year = years[about.part]?.[shown.option];
  const before = lands.ordinary;
  if (!year || !before) throw new Error("two valleys: no year was made for this choice");

  const { fear, trust, stop } = year;
  const last = fear.length - 1;
  const [week, setWeek] = useInTurn(asking.turn, choice !== null && calmMotion() ? last : 0);
  const rolls = choice !== null && week < last;
  const setback = year.setback && week >= from && week < until;
  const land = lands[setback ? "setback" : choice === null ? "ordinary" : year.land] ?? before;
  const pushed = rolls && year.step > 0 && (stop === null || week < stop);
  const comesOfIt = t(about.says[shown.option] ?? "", { n: year.over ?? last, stop: stop ?? last });

  useEffect(() => {
    if (!rolls) return;
    const next = setTimeout(() => setWeek(week + 1), week ? WEEK_LASTS : LAND_LASTS);
    return () => clearTimeout(next);
  }, [rolls, week, asking.turn]);

  const drawing = useMemo(() => {
    const ends = [fear[last] ?? 0, trust[last] ?? 0] as const;
    // Pushed apart where the two lines end in nearly the same place.
    const push = Math.max(0, APART - Math.abs(ends[0] - ends[1])) / 2;
    const up = ends[0] >= ends[1] ? 1 : -1;
    const label = { showarrow: false, xref: "paper", yref: "y", x: 0.78, xanchor: "left" };
    const above = { showarrow: false, xref: "x", yref: "y", y: 124, yanchor: "top" };
    const shape = { xref: "x", yref: "y", y0: 0, y1: 104, layer: "below" };
    return {
      traces: [{ y: fear }, { y: trust }],
      layout: {
        xaxis: { ...(figure.layout.xaxis as object), ticktext: ["0", "12", "26", "39", t("week {n}", { n: last })] },
        annotations: [
          { ...label, y: ends[0] + up * push, text: `<b>${t("fear")}</b>`, font: { color: "--c-alarm-ink" } },
          { ...label, y: ends[1] - up * push, text: `<b>${t("daring")}</b>`, font: { color: "--c-line-1" } },
          { ...above, x: from - 0.5, xanchor: "left", text: t("setback"), visible: year.setback },
          { ...above, x: (stop ?? 0) + 0.5, xanchor: "right", text: t("stop"), visible: stop !== null },
        ],
        shapes: [
          {
            ...shape,
            type: "rect",
            x0: from,
            x1: until,
            fillcolor: "--c-band-3",
            line: { width: 0 },
            visible: year.setback,
          },
          {
            ...shape,
            type: "line",
            x0: stop ?? 0,
            x1: stop ?? 0,
            line: { color: "--c-axis", width: 2, dash: "4px 4px" },
            visible: stop !== null,
          },
        ],
      },
    };
  }, [year]);

  return (
    <Card title={t("Where does the ball roll?")} note>
      {asking.first}
      <div class="w-picture">
        <Landscape
          {...{ land, before, setback, rolls }}
          fear={choice === null ? (fear[0] ?? 0) : (fear[week] ?? 0)}
          from={fear[0] ?? 0}
          push={pushed ? (year.step > LARGE ? 3 : 1) : 0}
        />
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {rolls ? (
          // Told at the end, once.
          <span aria-hidden="true">{placeOf(t, year, week)}</span>
        ) : choice === null ? (
          <>
            {asking.said}
            {t("The ball is somebody who dares little now. Say what you think, and choose below. Then a year goes by.")}
          </>
        ) : (
          `${comesOfIt}${asking.thought}`
        )}
      </p>
      <Predict
        part="choice"
        question={t(question.choose)}
        options={question.options.map((option) => t(option))}
        guess={choice}
        onGuess={(option) => {
          asking.choose(option);
          asking.bring();
        }}
      />
      {asking.another(choice !== null && !rolls)}
      <Chart
        layer
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={HEIGHT}
        summary={comesOfIt}
        table={{
          head: [t("Week"), t("Fear (0 to 10)"), t("Daring and keeping up (0 to 10)")],
          rows: fear
            .map((share, i) => [i, Math.round(share / 10), Math.round((trust[i] ?? 0) / 10)])
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
