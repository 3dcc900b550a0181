/** Ten people without back pain and their scans, by age; people with back pain always stand beside them. */
import { useMemo, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { Pick } from "../front/pick";
import { Slider } from "../front/slider";
import { type SoftBar, softBars } from "../front/soft_bars";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import stage from "../stages/mensen/mensen";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

// Of these the stage draws the scan itself; for the others people raise a hand.
const DRAWN = ["bulge", "protrusion"];
// Up to this age people with and without back pain were compared.
const COMPARED = 50;
// Two small things to try, in this order; nothing is counted.
const CHALLENGES: { todo: string; met: (age: number, count: number) => boolean }[] = [
  { todo: "find the age at which it is 5 of the 10.", met: (_, count) => count === 5 },
  {
    todo: "set their age to 80, and read what is known of people who do have back pain.",
    met: (age) => age === 80,
  },
];

function ScanFindings() {
  const t = useTexts();
  const findings = useContent("_findings");
  const allAges = useContent("_all_ages");
  const ages = useContent("_ages");
  const ageCounter = useContent("_age_counter");
  const figure = useContent("_figure");
  const [key, setKey] = useState(useContent("finding"));
  const [age, setAge] = useTrait("_age");
  const [met, setMet] = useState(0);
  const id = useId();

  const findingOf = (key: string) => findings.find((each) => each.key === key) ?? findings[0];
  const countOf = (key: string, age: number) => {
    const value = findingOf(key)?.of_100[allAges.indexOf(age)] ?? null;
    return value === null ? -1 : Math.round(value / 10);
  };
  const finding = findingOf(key);
  const count = countOf(key, age);
  const now = CHALLENGES[met];
  const choose = (key: string, age: number) => {
    setKey(key);
    setAge(age);
    if (now?.met(age, countOf(key, age))) setMet(met + 1);
  };
  const years = (n: number) => t("{age} years old", { age: n });

  const drawing = useMemo(() => {
    const bars = allAges.flatMap((_, y): SoftBar[] => {
      const of = finding?.of_100[y] ?? null;
      if (of === null) return [];
      // A small number fades over less: below nobody there is nobody.
      const margin = Math.min(finding?.soft[y] ?? 0, of, 100 - of);
      return [{ y, low: of - margin, high: of + margin, color: "--c-line-1" }];
    });
    const text = { showarrow: false, xref: "paper", yref: "y", x: 0, xanchor: "left", yanchor: "middle" };
    return {
      traces: [{ x: bars.map(() => 100), y: bars.map(({ y }) => y) }, softBars(bars)],
      layout: {
        annotations: [
          { ...text, y: -0.72, text: t("Of 100 people without back pain:"), font: { color: "--c-ink-soft" } },
          ...allAges.flatMap((each, y) => {
            const of = finding?.of_100[y] ?? null;
            return [
              { ...text, y: y - 0.17, text: years(each) },
              of === null
                ? {
                    ...text,
                    y: y + 0.25,
                    text: `<i>${t("we know too little about this")}</i>`,
                    font: { color: "--c-ink-soft" },
                  }
                : { ...text, x: 1, xanchor: "right", y: y - 0.17, text: `<b>${t("about {n}", { n: of })}</b>` },
            ];
          }),
        ],
      },
    };
  }, [key]);

  if (!finding) return null;
  const known = allAges.flatMap((each, i) => (finding.of_100[i] == null ? [] : [{ each, of: finding.of_100[i] ?? 0 }]));
  const [first, last] = [known[0], known[known.length - 1]];

  return (
    <Card title={t("People without back pain")}>
      <p class="task" data-part="challenge">
        {now ? (
          <>
            <b>{t("Number {n} of {all}:", { n: met + 1, all: CHALLENGES.length })}</b> {t(now.todo)}
          </>
        ) : (
          t("Done. Only both sides together give a fair picture.")
        )}
      </p>
      <div class="w-picture">
        <stage.Picture state={{ ...stage.start, age, scan: DRAWN.includes(key), n: count, pain: "without" }} />
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {count < 0
          ? t("How many people of {age} have {has}: we know too little about this.", {
              age: years(age),
              has: finding.has,
            })
          : t("Of 10 people of {age} without back pain about {n} have {has}. The other {rest} do not.", {
              age: years(age),
              n: count,
              rest: 10 - count,
              has: finding.has,
            })}
      </p>
      <Slider
        part="age"
        label={t("Their age:")}
        low={years(ages[0] ?? 0)}
        high={years(ages[ages.length - 1] ?? 0)}
        min={0}
        max={ages.length - 1}
        value={ages.indexOf(age)}
        valueText={years(age)}
        // The sentence says it.
        quiet
        onValue={(place) => choose(key, ages[place] ?? age)}
      />
      <div class="seen">
        <Pick label={t("On the scan:")} options={findings} value={key} onValue={(key) => choose(key, age)} />
      </div>
      <section class="counter" aria-labelledby={`${id}-counter`} data-part="counter">
        <h4 id={`${id}-counter`}>{t("And people with back pain?")}</h4>
        <p data-part="counterpart">{age > COMPARED ? ageCounter[String(age)] : finding.counter}</p>
        <p>
          {t(
            "Over 65, in one study, more than 9 out of 10 people had such changes, with and without back pain; fewer than 1 out of 10 did not. People with strong changes did have back pain more often.",
          )}
        </p>
        <p class="so">
          {t("A scan says little about how much pain someone has. Nor does it say that nothing is the matter.")}
        </p>
      </section>
      <Chart
        layer
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={430}
        summary={t(
          "Of 100 people of {first} without back pain about {n} have {has}; the other {others} do not. Of people of {last} about {m}; the other {rest} do not.",
          {
            has: finding.has,
            first: years(first?.each ?? 0),
            n: first?.of ?? 0,
            others: 100 - (first?.of ?? 0),
            last: years(last?.each ?? 0),
            m: last?.of ?? 0,
            rest: 100 - (last?.of ?? 0),
          },
        )}
        table={{
          head: [t("Of 100 people without back pain"), ...ages.map(years)],
          rows: findings.map((each) => [
            each.name,
            ...ages.map((n) => {
              const of = each.of_100[allAges.indexOf(n)];
              return of == null
                ? t("too little known")
                : each.few.includes(n)
                  ? t("{label} (few scans)", { label: of })
                  : of;
            }),
          ]),
        }}
      />
      <p class="w-note">
        {t(
          "The disc is the cushion between two bones of the back. These are estimates from 33 studies with 3110 people: the number can be somewhat higher or lower. Some studies were about other parts of the spine.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(ScanFindings);
