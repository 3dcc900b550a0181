/** What plays a part for the reader and what can move along, in words: below the cloth, and on "Mijn cursus". */
import { Kept, KeptList } from "../front/read_back";
import { traitsOf, useId, useTexts } from "../front/widget";
import type { Group, Known, Link, Own, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export type Factor = Known | Own;

/** No ready-made key holds a space. */
export const keyOf = (factor: Factor) =>
  "key" in factor ? factor.key : `own ${factor.group} ${factor.own.toLowerCase()}`;

/** A factor or group that is not in the list any more stays kept, and is not shown. */
export function useFactors(): [Factor[], (factors: Factor[]) => void] {
  const groups = useContent("_groups");
  const [kept, keep] = useTrait("factors");
  const known = (factor: Factor) =>
    groups.some((group) =>
      "own" in factor ? group.key === factor.group : group.factors.some(({ key }) => key === factor.key),
    );
  return [kept.filter(known), keep];
}

export function InWords(props: { factors: Factor[]; links: Link[]; textOf: (factor: Factor) => string }) {
  const t = useTexts();
  const id = useId();
  const { factors, links, textOf } = props;
  const keys = factors.map(keyOf);
  return (
    <details class="w-more in-words" data-part="in-words">
      <summary>{t("Read it in words")}</summary>
      <h4 id={`${id}-mine`}>{t("What plays a part for me")}</h4>
      <ol aria-labelledby={`${id}-mine`} data-part="mine">
        {factors.map((factor, place) => (
          <li key={keyOf(factor)}>
            <span class="number" aria-hidden="true">
              {place + 1}
            </span>
            <span class="words">{textOf(factor)}</span>
          </li>
        ))}
      </ol>
      <h4 id={`${id}-links`}>{t("How this can influence each other")}</h4>
      {links.length === 0 && <p>{t("There is no line yet between what lies on the cloth.")}</p>}
      <ul aria-labelledby={`${id}-links`} data-part="links">
        {links.map(({ between, text }) => (
          <li key={between.join(" ")}>
            <span class="number" aria-hidden="true">
              {between
                .map((key) => keys.indexOf(key) + 1)
                .sort((a, b) => a - b)
                .join("–")}
            </span>
            <span class="words">{text}</span>
          </li>
        ))}
      </ul>
      {links.length > 0 && (
        <p>{t("It works the other way too. When one thing gets lighter, another can move along.")}</p>
      )}
    </details>
  );
}

export function ReadBack() {
  const t = useTexts();
  const groups = useContent("_groups");
  const [factors] = useFactors();
  if (factors.length === 0) return null;
  const linesOf = (group: Group) => [
    ...group.factors
      .filter(({ key }) => factors.some((factor) => "key" in factor && factor.key === key))
      .map(({ text }) => text),
    ...factors.flatMap((factor) => ("own" in factor && factor.group === group.key ? [factor.own] : [])),
  ];
  return (
    <Kept title={t("What plays a part for me")}>
      <div class="kept-lists">
        {groups.map((group) => (
          <KeptList key={group.key} title={group.name} lines={linesOf(group)} />
        ))}
      </div>
    </Kept>
  );
}
