/** Two made-up people walk the same twelve weeks. Every run was made in Python; here it is only looked up. */
import { useEffect, useMemo } from "preact/hooks";
import { Chart } from "../front/chart";
import { calmMotion } from "../front/motion";
import { Predict, useAsking, useInTurn } from "../front/predict";
import { Card, defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import stage from "../stages/pad/pad";
import { WEEKS, type Weeks, walked } from "../stages/pad/path";
import { QUESTIONS, type Question, USUAL } from "./questions";
import type { Traits } from "./traits.gen";

type Plan = NonNullable<Traits["_plans"][string]>[number];

const { useContent, useTrait } = traitsOf<Traits>();

const HEIGHT = 400;
// Minutes at the top of the axis, above every run that was made (a test holds it), and the lines below it.
const TOP = 45;
const LINES = [20, 40];
// Twelve weeks take some ten seconds. A flare-up comes in the middle of its week, so a week is more than one picture.
const PART_OF_WEEK = 0.25;
const PART_LASTS = 200;

/** Minutes as someone says them: in fives. */
const inFives = (minutes: number) => 5 * Math.round(minutes / 5);

function person(t: Translate, name: string, plan: Plan): string {
  const [first, last] = [inFives(plan.weeks[0] ?? 0), inFives(plan.weeks[WEEKS - 1] ?? 0)];
  const values = { name, first, last, flares: plan.flares.length };
  return first === last
    ? t("{name} stays at about {first} minutes a week, with {flares} days of flare-up.", values)
    : t("{name} goes from about {first} to {last} minutes a week, with {flares} days of flare-up.", values);
}

/** A plan as the stage walks it. */
const onPath = ({ weeks, flares, capacity }: Plan, bursts = false): Weeks => ({
  minutes: weeks,
  flareDays: weeks.map((_, week) => flares.filter((day) => Math.floor(day / 7) === week).length),
  capacity,
  bursts,
});

function TwoPlans() {
  const t = useTexts();
  const people = useContent("people");
  const plans = useContent("_plans");
  const days = useContent("_days");
  const figure = useContent("_figure");
  const [one = "", two = ""] = people;
  const namesIn = ({ who }: Question) => ({ name: people[who] ?? "", one, two });
  const { question, choice, ...asking } = useAsking(
    QUESTIONS,
    (each) => ({ ask: t(each.ask, namesIn(each)), guesses: [t("yes"), t("no")] }),
    undefined,
    useTrait("_step"),
  );
  // Both begin again with each choice.
  const start = choice === null ? 0 : calmMotion() ? WEEKS : PART_OF_WEEK;
  const [week, setWeek] = useInTurn(asking.turn, start);
  const names = namesIn(question);

  const usual = (part: keyof typeof USUAL) => plans[part]?.[USUAL[part]];
  const chosen = choice === null ? undefined : plans[question.part]?.[choice];
  const first = (question.who === 0 && chosen) || usual("boost");
  const second = (question.who === 1 && chosen) || usual("step");
  if (!first || !second) throw new Error("two plans: no run was made for this choice");

  const walks = chosen !== undefined && week < WEEKS;

  useEffect(() => {
    if (!walks) return;
    const next = setTimeout(() => setWeek(week + PART_OF_WEEK), PART_LASTS);
    return () => clearTimeout(next);
  }, [walks, week, asking.turn]);

  const path = useMemo(() => {
    const bursts = question.part !== "boost" || choice !== 0;
    return [onPath(first, bursts), onPath(second)] as const;
  }, [first, second, question, choice]);

  const drawing = useMemo(() => {
    const traces = [first, second].flatMap(({ minutes, flares }) => {
      const calm = minutes.flatMap((_, day) => (flares.includes(day) ? [] : [day]));
      return [
        { x: calm, y: calm.map((day) => minutes[day]) },
        { x: flares, y: flares.map((day) => minutes[day]) },
        { x: flares, y: flares.map(() => -0.1 * TOP) },
      ];
    });
    const axis = (name: "yaxis" | "yaxis2") => ({
      ...(figure.layout[name] as object),
      range: [-0.2 * TOP, TOP],
      tickvals: LINES,
      ticktext: LINES.map((n, i) => (i === LINES.length - 1 ? t("{n} min", { n }) : String(n))),
    });
    const label = { showarrow: false, xref: "paper", yref: "paper", x: 0, xanchor: "left", yanchor: "bottom" };
    // The names are the author's: Plotly would read a < in them as a tag. No more than a name: with large letters on a small
    // phone the number of days, which is said below, would run out of the chart.
    const words = (name: string) => `<b>${name.replaceAll("<", "&lt;")}</b>`;
    return {
      traces,
      layout: {
        xaxis: {
          ...(figure.layout.xaxis as object),
          tickvals: [3, 38, days - 4],
          ticktext: [t("week {n}", { n: 1 }), "6", String(WEEKS)],
        },
        yaxis: axis("yaxis"),
        yaxis2: axis("yaxis2"),
        annotations: [
          { ...label, y: 1.01, text: words(one) },
          { ...label, y: 0.44, text: words(two) },
        ],
      },
    };
  }, [first, second]);

  // The week that the picture names.
  const now = Math.max(1, Math.floor(week));
  return (
    <Card title={t("Doing a lot, or building up?")}>
      {asking.first}
      <div class="w-picture">
        <stage.Picture state={chosen ? walked(...path, week) : stage.start} />
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {walks ? (
          // Told at the end, once.
          <span aria-hidden="true">
            {t("In week {n} {one} does about {a} minutes, and {two} {b}.", {
              ...names,
              n: now,
              a: inFives(first.weeks[now - 1] ?? 0),
              b: inFives(second.weeks[now - 1] ?? 0),
            })}
          </span>
        ) : chosen && choice !== null ? (
          `${person(t, names.name, chosen)} ${t(question.says[choice] ?? "", names)}${asking.thought}`
        ) : (
          <>
            {asking.said}
            {t("Say what you think, and choose. Then {one} and {two} walk twelve weeks.", names)}
          </>
        )}
      </p>
      <Predict
        part="choice"
        question={t(question.choose, names)}
        options={question.options.map((option) => t(option))}
        guess={choice}
        onGuess={(option) => {
          asking.choose(option);
          asking.bring();
        }}
      />
      {asking.another(chosen !== undefined && !walks)}
      <Chart
        layer
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={HEIGHT}
        summary={`${person(t, one, first)} ${person(t, two, second)}`}
        table={{
          head: [t("Week"), ...people.map((name) => t("{name}: minutes", { name }))],
          rows: [
            ...first.weeks.map((minutes, i) => [t("week {n}", { n: i + 1 }), minutes, second.weeks[i] ?? 0]),
            [t("days with a flare-up"), first.flares.length, second.flares.length],
          ],
        }}
      >
        <p class="legend">
          {t("Each bar is a day: the higher, the more minutes. A dot below it is a day with a flare-up.")}
        </p>
      </Chart>
      <p class="w-note">
        {t("Illustration, not a prediction")}.{" "}
        {t(
          "We thought up these people and their steps. It is no advice for you. The picture is the example that is most like the average; the minutes are averages.",
        )}
      </p>
      <p class="w-note">
        {t(
          "This difference was never studied like this. What was studied is building up against little or no treatment: on average it helps a little, about as much as other exercise.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(TwoPlans);
