/** Treatments beside each other and beside the yardstick; averages, with the reason why they are not people. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { softBars } from "../front/soft_bars";
import { Card, type Translate, defineWidget, useContent, useId, useTexts } from "../front/widget";

interface Treatment {
  key: string;
  name: string;
  against: string;
  /** Average, low and high, in points less pain of 100. */
  effect: [number, number, number] | null;
  /** What can be said instead of a number. */
  says?: string;
  sure: string;
  know: string;
}

// The same average twice: everyone a little, or some much and others nothing.
const EXAMPLES = [Array<number>(10).fill(15), [30, 30, 30, 30, 30, 0, 0, 0, 0, 0]];

function inWords(t: Translate, { name, effect, says }: Treatment, yardstick: number): string {
  if (!effect) return says ?? "";
  const [mean, low, high] = effect;
  const values = { name, mean, low: Math.abs(low), high, yardstick };
  return low < 0
    ? t("{name}: on average {mean} points less pain, of 100. It lies between {low} points more and {high} points less. The yardstick is {yardstick}.", values)
    : t("{name}: on average {mean} points less pain, of 100. It lies between {low} and {high}. The yardstick is {yardstick}.", values);
}

/** Ten people in a row; those who notice something are drawn full, with how much below them where that is known. */
function Ten(props: { points: number[]; says: string; counted?: boolean }) {
  return (
    <div class="ten" data-part={props.counted ? "counted" : "example"}>
      <svg viewBox={`0 0 300 ${props.counted ? 40 : 62}`} aria-hidden="true">
        {props.points.map((points, i) => (
          <g key={i} class={points === 0 ? "none" : ""} transform={`translate(${30 * i + 15} 0)`}>
            <circle cx="0" cy="9" r="6" />
            <path d="M-9 37V28a9 9 0 0 1 18 0v9z" />
            {!props.counted && <text x="0" y="57">{points}</text>}
          </g>
        ))}
      </svg>
      <p>{props.says}</p>
    </div>
  );
}

function Treatments() {
  const t = useTexts();
  const treatments = useContent<Treatment[]>("_treatments");
  const yardstick = useContent<number>("_yardstick");
  const figure = useContent<Figure>("_figure");
  const counted = useContent<number>("_bothered_after_injections");
  const [key, setKey] = useState(useContent<string>("treatment"));
  const id = useId();
  const chosen = treatments.find((each) => each.key === key) ?? treatments[0];

  const drawing = useMemo(() => {
    const rows = treatments.flatMap((each) => (each.effect ? [{ ...each, effect: each.effect }] : []));
    const text = { showarrow: false, xref: "paper", yref: "y", x: 0, xanchor: "left" };
    return {
      traces: [
        softBars(
          rows.map(({ effect: [, low, high], key: each }, y) => ({
            y,
            low,
            high,
            color: each === key ? "--c-line-1" : "--c-rule-strong",
          })),
        ),
        { x: rows.map(({ effect: [mean] }) => mean), y: rows.map((_, y) => y + 0.33) },
      ],
      layout: {
        annotations: [
          { ...text, y: -0.95, yanchor: "middle", text: t("points less pain →"), font: { color: "--c-ink-soft" } },
          {
            ...text, xref: "x", x: yardstick, xanchor: "center", y: -0.95, yanchor: "middle",
            text: `<b>${t("yardstick: {n}", { n: yardstick })}</b>`, font: { color: "--c-alarm-ink" },
          },
          { ...text, xref: "x", y: rows.length - 0.2, yanchor: "middle", text: t("↑ no difference"), font: { color: "--c-ink-soft" } },
          ...rows.flatMap(({ name, against, effect: [mean], key: each }, y) => [
            // One text of two lines: its ground keeps the yardstick out of the words.
            {
              ...text, y: y - 0.21, yanchor: "middle", align: "left", bgcolor: "--c-surface",
              text: `<b>${each === key ? "▸ " : ""}${name}</b><br>${against}`,
            },
            { ...text, x: 1, xanchor: "right", y: y + 0.33, yanchor: "middle", text: `<b>${mean}</b>` },
          ]),
        ],
      },
    };
  }, [key]);

  if (!chosen) return null;
  return (
    <Card
      title={t("How much does a treatment differ on average?")}
      todo={t("Choose a treatment, and put it beside the yardstick.")}
    >
      <fieldset class="w-choices picks">
        <legend>{t("Which treatment?")}</legend>
        {treatments.map((each) => (
          <label class="w-choice" key={each.key}>
            <input type="radio" name={id} checked={each.key === key} onChange={() => setKey(each.key)} />
            <span>{each.name}</span>
          </label>
        ))}
      </fieldset>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={570}
        summary={inWords(t, chosen, yardstick)}
        table={{
          head: [t("Treatment"), t("Points less pain, of 100"), t("Between")],
          rows: treatments.map(({ name, effect }) =>
            effect ? [name, effect[0], t("{low} and {high}", { low: effect[1], high: effect[2] })] : [name, t("no number"), ""],
          ),
        }}
      />
      {/* All stand in one place and one is seen, so that nothing below it moves. */}
      <div class="one-of" data-part="about">
        {treatments.map((each) => (
          <dl key={each.key} class={each === chosen ? "" : "is-away"}>
            <dt>{t("Compared with what?")}</dt>
            <dd>{each.against}</dd>
            <dt>{t("How sure is this?")}</dt>
            <dd>{each.sure}</dd>
            <dt>{t("Good to know")}</dt>
            <dd>{each.know}</dd>
          </dl>
        ))}
      </div>
      <section class="people" aria-labelledby={`${id}-people`} data-part="people">
        <h4 id={`${id}-people`}>{t("Where are the people out of 10?")}</h4>
        <p>{t("Most of these studies give an average only. The same average can come about in two ways. Below is a made-up example of 15 points.")}</p>
        <Ten points={EXAMPLES[0] ?? []} says={t("All 10 people notice 15 points. Nobody reaches the yardstick of 20.")} />
        <Ten points={EXAMPLES[1] ?? []} says={t("Or 5 of the 10 people notice 30 points, and the other 5 notice nothing.")} />
        <p>{t("Which of the two is true, the studies do not say. So nobody can say beforehand how it will be for you.")}</p>
        <p>{t("After injections people were counted, not for what helped but for what bothered them.")}</p>
        <Ten
          counted
          points={Array.from({ length: 10 }, (_, i) => (i < counted ? 1 : 0))}
          says={t("About {n} of 10 people had pain or stiffness for longer, the other {others} did not.", { n: counted, others: 10 - counted })}
        />
      </section>
      <p class="w-note">
        {t("The yardstick: for one person about 20 points less pain matter, of 100. Sometimes one takes: almost a third less than before. A bar ends softly where the number is uncertain.")}
      </p>
    </Card>
  );
}

export default defineWidget(Treatments);
