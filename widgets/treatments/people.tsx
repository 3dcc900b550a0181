/** Why an average is not a person: the same one twice, in ten people each. */
import { useTexts } from "../front/widget";

// The same average twice: everyone a little, or some much and others nothing.
const EXAMPLES = [Array<number>(10).fill(15), [30, 30, 30, 30, 30, 0, 0, 0, 0, 0]];

/** Ten people in a row; those who notice something are drawn full, with how much below them. */
function Ten(props: { points: number[]; says: string }) {
  return (
    <div class="ten" data-part="example">
      <svg viewBox="0 0 300 62" aria-hidden="true">
        {props.points.map((points, i) => (
          <g key={i} class={points === 0 ? "none" : ""} transform={`translate(${30 * i + 15} 0)`}>
            <circle cx="0" cy="9" r="6" />
            <path d="M-9 37V28a9 9 0 0 1 18 0v9z" />
            <text x="0" y="57">
              {points}
            </text>
          </g>
        ))}
      </svg>
      <p>{props.says}</p>
    </div>
  );
}

/** How many people notice something, and how many were bothered after injections (of 100). */
export function People({ bothered }: { bothered: number }) {
  const t = useTexts();
  return (
    <details class="w-more w-layer people" data-part="people">
      <summary>{t("How many people out of 10 notice something?")}</summary>
      <p>
        {t(
          "We do not know, for nearly all these studies give an average only. The same average can come about in many ways. Here are two, with a made-up example of 15 points less pain.",
        )}
      </p>
      <Ten points={EXAMPLES[0] ?? []} says={t("All 10 people notice 15 points. Nobody reaches the yardstick of 20.")} />
      <Ten
        points={EXAMPLES[1] ?? []}
        says={t("Or 5 of the 10 people notice 30 points, and the other 5 notice nothing.")}
      />
      <p>
        {t("How it is really divided, the studies do not say. So nobody can say beforehand how it will be for you.")}
      </p>
      <p data-part="counted">
        {t(
          "After injections people were counted, not for what helped but for what bothered them. About {n} of 100 people had pain or stiffness for longer, the other {others} did not. That number is unsure.",
          { n: bothered, others: 100 - bothered },
        )}
      </p>
    </details>
  );
}
