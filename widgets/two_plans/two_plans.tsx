/** Two made-up people beside each other, over twelve weeks. Every run was made in Python; here it is only looked up. */
import type { Figure } from "plotly.js-basic-dist-min";
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Slider } from "../front/slider";
import { Card, defineWidget, type Translate, useContent, useId, useTexts } from "../front/widget";

/** Minutes of each day and the flare days, in one run; minutes a week, on average. */
interface Plan {
  minutes: number[];
  flares: number[];
  weeks: number[];
}

const BOOSTS = ["just what works", "somewhat more", "much more", "very much more"];
const RESTS = ["nothing at all", "a little", "half"];
const STARTS = ["well below what works", "somewhat below what works", "just what works", "more than works"];
const STEPS = ["no step", "a very small step", "a small step", "a large step"];
const HEIGHT = 400;
// A plan that asks too much flares up more than once a week, and ends lower than a calmer one.
const DAYS_A_WEEK = 7;
// Minutes at the top of the axis, above every run that was made (a test holds it), and the lines below it.
const TOP = 45;
const LINES = [20, 40];

/** Minutes as someone says them: in fives. */
const inFives = (minutes: number) => 5 * Math.round(minutes / 5);

function person(t: Translate, name: string, plan: Plan, days: number): string {
  const values = {
    name,
    first: inFives(plan.weeks[0] ?? 0),
    last: inFives(plan.weeks[plan.weeks.length - 1] ?? 0),
    flares: plan.flares.length,
    days,
  };
  return t(
    "{name} goes from {first} to {last} minutes a week, with a flare-up on {flares} of the {days} days.",
    values,
  );
}

/** What stands out, in one sentence. */
function outcome(
  t: Translate,
  people: string[],
  first: Plan,
  second: Plan,
  boost: number,
  step: number,
  days: number,
): string {
  const [one = "", two = ""] = people;
  const end = (plan: Plan) => plan.weeks[plan.weeks.length - 1] ?? 0;
  if (second.flares.length > days / DAYS_A_WEEK)
    return t(
      "The plan of {name} asks more than works. So it flares up often, and {name} gets less far than with a calmer plan.",
      {
        name: two,
      },
    );
  if (boost === 0) return t("Not doing more than works on a good day takes {name} further as well.", { name: one });
  if (step === 0) return t("{name} does the same each week. That is fine too.", { name: two });
  if (end(second) > end(first) && second.flares.length <= first.flares.length)
    return t("Small and steady goes further here than a lot and then rest.");
  return "";
}

function TwoPlans() {
  const t = useTexts();
  const people = useContent<string[]>("people");
  const firsts = useContent<Plan[][]>("_first");
  const seconds = useContent<Plan[][]>("_second");
  const days = useContent<number>("_days");
  const figure = useContent<Figure>("_figure");
  const id = useId();
  const [boost, setBoost] = useState(2);
  const [rest, setRest] = useState(1);
  const [start, setStart] = useState(1);
  const [step, setStep] = useState(2);
  const first = firsts[boost]?.[rest];
  const second = seconds[start]?.[step];
  if (!first || !second) throw new Error("two plans: no run was made for these controls");

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
    const words = (name: string | undefined, plan: Plan) =>
      t("<b>{name}</b>: {flares} days with a flare-up", { name: name ?? "", flares: plan.flares.length });
    return {
      traces,
      layout: {
        xaxis: {
          ...(figure.layout.xaxis as object),
          tickvals: [3, 38, days - 4],
          ticktext: [t("week {n}", { n: 1 }), "6", String(days / 7)],
        },
        yaxis: axis("yaxis"),
        yaxis2: axis("yaxis2"),
        // The names are the author's: Plotly would read a < in them as a tag.
        annotations: [
          { ...label, y: 1.01, text: words(people[0]?.replaceAll("<", "&lt;"), first) },
          { ...label, y: 0.44, text: words(people[1]?.replaceAll("<", "&lt;"), second) },
        ],
      },
    };
  }, [first, second]);

  const sliders = (name: string | undefined, place: number, what: ComponentChildren) => (
    <section class="person" aria-labelledby={`${id}-${place}`} data-part={`person-${place}`}>
      <h4 id={`${id}-${place}`}>{name}</h4>
      {what}
    </section>
  );

  return (
    <Card
      title={t("What happens when you do a lot on a good day?")}
      todo={t("Here are two made-up people. Change what they do, and look at their twelve weeks.")}
      note
    >
      <div class="w-controls people">
        {sliders(
          people[0],
          1,
          <>
            <Slider
              part="boost"
              label={t("On a good day:")}
              low={t("just what works")}
              high={t("very much more")}
              min={0}
              max={BOOSTS.length - 1}
              value={boost}
              valueText={t(BOOSTS[boost] ?? "")}
              onValue={setBoost}
            />
            <Slider
              part="rest"
              label={t("After a flare-up:")}
              low={t("nothing at all")}
              high={t("half")}
              min={0}
              max={RESTS.length - 1}
              value={rest}
              valueText={t(RESTS[rest] ?? "")}
              onValue={setRest}
            />
          </>,
        )}
        {sliders(
          people[1],
          2,
          <>
            <Slider
              part="start"
              label={t("The beginning:")}
              low={t("well below what works")}
              high={t("more than works")}
              min={0}
              max={STARTS.length - 1}
              value={start}
              valueText={t(STARTS[start] ?? "")}
              onValue={setStart}
            />
            <Slider
              part="step"
              label={t("More each week:")}
              low={t("no step")}
              high={t("a large step")}
              min={0}
              max={STEPS.length - 1}
              value={step}
              valueText={t(STEPS[step] ?? "")}
              onValue={setStep}
            />
          </>,
        )}
      </div>
      <p class="legend">
        {t("Each bar is a day: the higher, the more minutes. A dot below it is a day with a flare-up.")}
      </p>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={HEIGHT}
        summary={[
          person(t, people[0] ?? "", first, days),
          person(t, people[1] ?? "", second, days),
          outcome(t, people, first, second, boost, step, days),
        ].join(" ")}
        table={{
          head: [t("Week"), ...people.map((name) => t("{name}: minutes", { name }))],
          rows: [
            ...first.weeks.map((minutes, i) => [t("week {n}", { n: i + 1 }), minutes, second.weeks[i] ?? 0]),
            [t("days with a flare-up"), first.flares.length, second.flares.length],
          ],
        }}
      />
      <p>{t("Small steps have flare-ups too. Here those come from ordinary life, such as a cold or a busy week.")}</p>
      <p>
        {t(
          "This difference was never studied like this. What was studied is building up against little or no treatment: on average it helps a little, about as much as other exercise.",
        )}
      </p>
      <p class="w-note">
        {t(
          "We thought up these people and their steps. It is no advice for you. The picture is the example that is most like the average; the minutes in the sentence and the table are averages.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(TwoPlans);
