/** Scans of people without back pain, by finding or by age; people with back pain always stand beside them. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useMemo, useState } from "preact/hooks";
import { Chart, type Table } from "../front/chart";
import { type SoftBar, softBars } from "../front/soft_bars";
import { Card, defineWidget, useContent, useId, useTexts } from "../front/widget";

interface Finding {
  key: string;
  name: string;
  has: string;
  of_100: (number | null)[];
  soft: number[];
  few: number[];
  counter: string;
}

/** One bar of the chart: a finding at an age. */
interface Row {
  label: string;
  value: number | null;
  soft: number;
  few: boolean;
}

function ScanFindings() {
  const t = useTexts();
  const findings = useContent<Finding[]>("_findings");
  const allAges = useContent<number[]>("_all_ages");
  const ages = useContent<number[]>("_ages");
  const ageCounter = useContent<Record<string, string>>("_age_counter");
  const figure = useContent<Figure>("_figure");
  const start = useContent<string>("finding");
  // A finding's key, or an age.
  const [choice, setChoice] = useState<string | number>(start);
  const id = useId();

  const finding = findings.find(({ key }) => key === choice);
  const age = typeof choice === "number" ? choice : 0;
  const place = allAges.indexOf(age);

  const rows: Row[] = finding
    ? allAges.map((each, i) => ({
        label: t("{age} years old", { age: each }),
        value: finding.of_100[i] ?? null,
        soft: finding.soft[i] ?? 0,
        few: finding.few.includes(each),
      }))
    : findings.map((each) => ({
        label: each.name,
        value: each.of_100[place] ?? null,
        soft: each.soft[place] ?? 0,
        few: each.few.includes(age),
      }));

  const drawing = useMemo(() => {
    const bars = rows.flatMap(({ value, soft }, y): SoftBar[] => {
      if (value === null) return [];
      // A small number fades over less: below nobody there is nobody.
      const margin = Math.min(soft, value, 100 - value);
      return [{ y, low: value - margin, high: value + margin, color: "--c-line-1" }];
    });
    const text = { showarrow: false, xref: "paper", yref: "y", x: 0, xanchor: "left" };
    return {
      traces: [{ x: bars.map(() => 100), y: bars.map(({ y }) => y) }, softBars(bars)],
      layout: {
        yaxis: { ...(figure.layout.yaxis as Record<string, unknown>), range: [rows.length - 0.4, -1.15] },
        annotations: [
          {
            ...text,
            y: -0.72,
            yanchor: "middle",
            text: t("Of 100 people without back pain:"),
            font: { color: "--c-ink-soft" },
          },
          ...rows.flatMap(({ label, value }, y) => [
            { ...text, y: y - 0.17, yanchor: "middle", text: label },
            value === null
              ? {
                  ...text,
                  y: y + 0.25,
                  yanchor: "middle",
                  text: `<i>${t("we know too little about this")}</i>`,
                  font: { color: "--c-ink-soft" },
                }
              : {
                  ...text,
                  x: 1,
                  xanchor: "right",
                  y: y - 0.17,
                  yanchor: "middle",
                  text: `<b>${t("about {n}", { n: value })}</b>`,
                },
          ]),
        ],
      },
    };
  }, [choice]);

  const known = rows.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const first = known[0];
  const last = known[known.length - 1];
  const most = [...findings].sort((a, b) => (b.of_100[place] ?? -1) - (a.of_100[place] ?? -1))[0];
  const mostOften = most?.of_100[place] ?? 0;
  const summary = finding
    ? t(
        "Of 100 people of {first} without back pain about {n} have {has}; the other {others} do not. Of people of {last} about {m}; the other {rest} do not.",
        {
          has: finding.has,
          first: first?.label ?? "",
          n: first?.value ?? 0,
          others: 100 - (first?.value ?? 0),
          last: last?.label ?? "",
          m: last?.value ?? 0,
          rest: 100 - (last?.value ?? 0),
        },
      )
    : t(
        "Of 100 people of {age} without back pain about {n} have {has}; the other {others} do not. That is what is seen most at this age.",
        {
          age: t("{age} years old", { age }),
          has: most?.has ?? "",
          n: mostOften,
          others: 100 - mostOften,
        },
      );

  const table: Table = {
    head: [finding ? t("Age") : t("On the scan"), t("Does have it"), t("Does not have it")],
    rows: rows.map(({ label, value, few }) => {
      const what = few ? t("{label} (few scans)", { label }) : label;
      return value === null
        ? [what, t("we know too little about this"), ""]
        : [what, t("about {n} of 100", { n: value }), t("about {n} of 100", { n: 100 - value })];
    }),
  };

  const counters = [...new Set([...findings.map(({ counter }) => counter), ...Object.values(ageCounter)])];
  const counter = finding?.counter ?? ageCounter[String(age)] ?? "";

  const option = (value: string | number, text: string) => (
    <label class="w-choice" key={value}>
      <input type="radio" name={id} checked={choice === value} onChange={() => setChoice(value)} />
      <span>{text}</span>
    </label>
  );

  return (
    <Card
      title={t("What do scans of people without back pain show?")}
      todo={t(
        "Choose something that is seen on scans, or choose an age. The disc is the cushion between two bones of the back.",
      )}
    >
      {/* One choice of all: both lists always stand there, so that nothing moves. */}
      <fieldset class="w-choices findings" data-part="findings">
        <legend>{t("What is seen on the scan")}</legend>
        {findings.map((each) => option(each.key, each.name))}
      </fieldset>
      <fieldset class="w-choices ages" data-part="ages">
        <legend>{t("Or one age")}</legend>
        {ages.map((each) => option(each, t("{age} years old", { age: each })))}
      </fieldset>
      <Chart
        figure={figure}
        traces={drawing.traces}
        layout={drawing.layout}
        height={430}
        summary={summary}
        table={table}
      />
      <section class="counter" aria-labelledby={`${id}-counter`} data-part="counter">
        <h4 id={`${id}-counter`}>{t("And people with back pain?")}</h4>
        {/* The longest makes the room; only one is seen and read. */}
        <div class="one-of" role="status">
          {counters.map((text) => (
            <p key={text} class={text === counter ? "" : "is-away"}>
              {text}
            </p>
          ))}
        </div>
        <p>
          {t(
            "Over 65, in one study, more than 9 out of 10 people had such changes, with and without back pain; fewer than 1 out of 10 did not. People with strong changes did have back pain more often.",
          )}
        </p>
        <p class="so">
          {t("A scan says little about how much pain someone has. Nor does it say that nothing is the matter.")}
        </p>
      </section>
      <p class="w-note">
        {t(
          "These are estimates from 33 studies with 3110 people. A bar ends softly: the number can be somewhat higher or lower. Some studies were about other parts of the spine.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(ScanFindings);
