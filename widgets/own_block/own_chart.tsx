/** An author's own chart: bars that are a table themselves, or a line with its table below. Drawn without any script. */
import { Numbers } from "../front/numbers";
import { Card, traitsOf, useTexts } from "../front/widget";
import { Safe } from "./safe";
import type { Mark, Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

/** With more points than this only the first and the last have room for their words. */
const FEW = 6;

export function OwnChart() {
  const t = useTexts();
  const title = useContent("title");
  const source = useContent("source");
  const unit = useContent("unit");
  const marks = useContent("marks");
  const zero = useContent("zero");
  const form = useContent("form");
  const head = [t("What"), unit || t("Number")];
  return (
    <Card title={<Safe html={title} />} todo={(form === "line" && unit) || undefined}>
      <div class="w-figure">
        {form === "bars" ? (
          <Bars head={head} marks={marks} />
        ) : (
          <>
            <Line marks={marks} zero={zero} />
            <Numbers table={{ head, rows: marks.map(({ label, shown }) => [label, shown]) }} />
          </>
        )}
      </div>
      <p class="w-note" data-part="source">
        {t("Source")}: <Safe html={source} />
      </p>
    </Card>
  );
}

/** Each row with its bar: what is seen and what is read are one. */
function Bars({ head, marks }: { head: string[]; marks: Mark[] }) {
  return (
    <table class="bars" data-part="bars">
      <thead>
        <tr>
          {head.map((words) => (
            <th scope="col" key={words}>
              {words}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {marks.map(({ label, shown, at }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <span class="bar" style={{ "--at": String(at) }} aria-hidden="true" />
              {shown}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The table below says the same to who does not see it. */
function Line({ marks, zero }: { marks: Mark[]; zero: number }) {
  const width = (at: number) => (at + 0.5) / marks.length;
  const points = marks.map((mark, i) => `${100 * width(i)},${100 * (1 - mark.at)}`).join(" ");
  const few = marks.length <= FEW;
  const named = (i: number) => few || i === 0 || i === marks.length - 1;
  return (
    <div class={`line ${few ? "is-few" : ""}`} aria-hidden="true" data-part="line">
      <div class="field">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <line class="zero" x1="0" x2="100" y1={100 * (1 - zero)} y2={100 * (1 - zero)} />
          <polyline points={points} />
        </svg>
        {marks.map((mark, i) => (
          <span class="point" key={mark.label} style={{ "--x": String(width(i)), "--y": String(mark.at) }}>
            {named(i) && <b>{mark.shown}</b>}
          </span>
        ))}
      </div>
      <div class="labels">{marks.map((mark, i) => named(i) && <span key={mark.label}>{mark.label}</span>)}</div>
    </div>
  );
}
