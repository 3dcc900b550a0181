/** Treatments beside each other and beside the yardstick; averages, with the reason why they are not people. */
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Pick } from "../front/pick";
import { softBars } from "../front/soft_bars";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import stage from "../stages/mensen/mensen";
import { TREATMENTS } from "../stages/mensen/states";
import { People } from "./people";
import type { Bar, Traits } from "./traits.gen";

type Outcome = keyof Traits["_yardstick"];

const { useContent, useTrait } = traitsOf<Traits>();

const OUTCOMES: Outcome[] = ["pain", "function"];

/** Two small things to look for, in this order; nothing is counted. */
const CHALLENGES = [
  "find one that goes past half of the yardstick for being able to do more.",
  "there is one more. Find that one too.",
];

/** What the stage has a soft band for: its key is that of the treatment. */
const bandOf = (key: string) => {
  const band = key.replace("-", "_");
  return band in TREATMENTS ? band : "";
};

function Treatments() {
  const t = useTexts();
  const treatments = useContent("_treatments");
  const yardsticks = useContent("_yardstick");
  const figure = useContent("_figure");
  const bothered = useContent("_bothered_after_injections");
  const sorts = useContent("_sorts");
  const [key, setKey] = useState(useContent("treatment"));
  const [sort, setSort] = useTrait("_sort");
  const [outcome, setOutcome] = useState<Outcome>("pain");
  const [found, setFound] = useState<string[]>([]);
  const id = useId();
  const chosen = treatments.find((each) => each.key === key) ?? treatments[0];
  const yardstick = yardsticks[outcome];
  const outcomeNames: Record<Outcome, string> = { pain: t("pain"), function: t("what you can do") };

  const choose = (key: string) => {
    setKey(key);
    setSort(sorts.findIndex((keys) => keys.includes(key)));
    const bars = treatments.find((each) => each.key === key)?.function.bars ?? [];
    const far = bars.some(({ effect: [mean] }) => mean > yardsticks.function / 2);
    if (far && !found.includes(key)) setFound([...found, key]);
  };

  // Set from elsewhere, as the leader of a group does.
  useLayoutEffect(() => {
    const keys = sorts[sort] ?? [key];
    if (!keys.includes(key)) setKey(keys[0] ?? key);
  }, [sort]);

  const drawing = useMemo(() => {
    const rows = treatments.flatMap((each) => each[outcome].bars.map((bar) => ({ ...each, bar })));
    const text = { showarrow: false, xref: "paper", yref: "y", x: 0, xanchor: "left" };
    return {
      traces: [
        softBars(
          rows.flatMap(
            (
              {
                bar: {
                  effect: [, low, high],
                },
                key: each,
              },
              y,
            ) =>
              low === null || high === null
                ? []
                : [
                    {
                      y,
                      low: low / yardstick,
                      high: high / yardstick,
                      color: each === key ? "--c-line-1" : "--c-rule-strong",
                    },
                  ],
          ),
        ),
        {
          x: rows.map(
            ({
              bar: {
                effect: [mean],
              },
            }) => mean / yardstick,
          ),
          y: rows.map((_, y) => y + 0.33),
        },
      ],
      layout: {
        annotations: [
          {
            ...text,
            y: -0.95,
            yanchor: "middle",
            font: { color: "--c-ink-soft" },
            text: outcome === "pain" ? t("points less pain →") : t("can do more →"),
          },
          {
            ...text,
            xref: "x",
            x: 1,
            xanchor: "center",
            y: -0.95,
            yanchor: "middle",
            text: `<b>${t("yardstick: {n}", { n: yardstick })}</b>`,
            font: { color: "--c-alarm-ink" },
          },
          {
            ...text,
            xref: "x",
            y: rows.length - 0.2,
            yanchor: "middle",
            text: t("↑ no difference"),
            font: { color: "--c-ink-soft" },
          },
          ...rows.flatMap(({ name, against, bar, key: each }, y) => [
            // One text of two lines: its ground keeps the yardstick out of the words.
            {
              ...text,
              y: y - 0.21,
              yanchor: "middle",
              align: "left",
              bgcolor: "--c-surface",
              text: `<b>${each === key ? "▸ " : ""}${name}</b><br>${bar.name || against}`,
            },
            {
              ...text,
              x: 1,
              xanchor: "right",
              y: y + 0.33,
              yanchor: "middle",
              text: `<b>${inDutch(bar.effect[0])}</b>`,
            },
          ]),
        ],
      },
    };
  }, [key, outcome]);

  /** A number with the sign between whole and tenth that the language has. */
  function inDutch(value: number): string {
    return String(value).replace(".", t("."));
  }

  function margin({ effect: [, low, high], converted }: Bar): string {
    if (low === null || high === null) return t("not read");
    const values = { low: inDutch(low), high: inDutch(high) };
    return converted ? t("{low} and {high}, converted", values) : t("{low} and {high}", values);
  }

  if (!chosen) return null;
  const picture = { ...stage.start, band: bandOf(chosen.key) };
  const todo = CHALLENGES[found.length];
  return (
    <Card title={t("What is the difference on average?")}>
      <p class="task" data-part="challenge">
        {todo ? (
          <>
            <b>{t("Number {n} of {all}:", { n: found.length + 1, all: CHALLENGES.length })}</b> {t(todo)}
          </>
        ) : (
          t("Done. Each was compared with something else, so a longer bar is not always better.")
        )}
      </p>
      <Pick label={t("Choose:")} options={treatments} value={chosen.key} onValue={choose} />
      <div class="w-picture">
        <stage.Picture state={picture} />
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {picture.band ? stage.describe(picture, t) : chosen.pain.says}
      </p>
      <details class="w-more w-layer">
        <summary>{t("In numbers, and how sure this is")}</summary>
        <dl class="about" data-part="about">
          <dt>{t("In numbers")}</dt>
          {OUTCOMES.filter((about) => chosen[about].bars.length > 0).map((about) => (
            <dd key={about}>{chosen[about].says}</dd>
          ))}
          <dt>{t("Compared with what?")}</dt>
          <dd>{chosen.against}</dd>
          <dt>{t("How sure is this?")}</dt>
          <dd>{chosen.sure}</dd>
          <dt>{t("Good to know")}</dt>
          <dd>{chosen.know}</dd>
        </dl>
      </details>
      <Chart
        layer
        tells
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={740}
        summary={t("No average reaches the yardstick of {yardstick} ({outcome}).", {
          yardstick,
          outcome: outcomeNames[outcome],
        })}
        table={{
          head: [
            t("Treatment"),
            outcome === "pain" ? t("Points less pain, of 100") : t("Things that people could do more, of 24"),
            t("Probably between"),
          ],
          rows: treatments.flatMap(({ name, [outcome]: { bars } }) =>
            bars.length
              ? bars.map((bar) => [bar.name ? `${name}: ${bar.name}` : name, inDutch(bar.effect[0]), margin(bar)])
              : [[name, t("no number"), ""]],
          ),
        }}
      >
        <fieldset class="w-choices is-row" data-part="outcomes">
          <legend>{t("What do you look at?")}</legend>
          {OUTCOMES.map((each) => (
            <label class="w-choice" key={each}>
              <input type="radio" name={`${id}-outcome`} checked={each === outcome} onChange={() => setOutcome(each)} />
              <span>{outcomeNames[each]}</span>
            </label>
          ))}
        </fieldset>
        <p class="w-hint">{t("Below each name stands what it was compared with.")}</p>
      </Chart>
      <People bothered={bothered} />
      <p class="w-note">
        {t(
          "The yardstick: for one person about 20 points less pain matter, of 100, or about 5 of 24 everyday things more. Some choose another for pain: almost a third less than before. How sure something is, we put in words ourselves. A bar ends softly where the number is uncertain.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(Treatments);
