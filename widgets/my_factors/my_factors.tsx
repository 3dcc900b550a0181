/** What plays a part for the reader, in four groups, and the links between what was chosen: drawn and in words. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Kept, KeptList } from "../front/read_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Group, Known, Link, Own, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Factor = Known | Own;

/** No ready-made key holds a space. */
const keyOf = (factor: Factor) => ("key" in factor ? factor.key : `own ${factor.group} ${factor.own.toLowerCase()}`);

/** A factor or group that is not in the list any more stays kept, and is not shown. */
function useFactors(): [Factor[], (factors: Factor[]) => void] {
  const groups = useContent("_groups");
  const [kept, keep] = useTrait("factors");
  const known = (factor: Factor) =>
    groups.some((group) =>
      "own" in factor ? group.key === factor.group : group.factors.some(({ key }) => key === factor.key),
    );
  return [kept.filter(known), keep];
}

const MIDDLE = { x: 160, y: 186 };
const RING = 126;
const ARC = 152;
// More discs than this in a quarter stand in two rows.
const ONE_ROW = 6;
const INNER = 100;
const DISC = 13;
// Degrees that each quarter leaves free at both ends.
const MARGIN = 6;

function at(degrees: number, radius: number): { x: number; y: number } {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return { x: MIDDLE.x + radius * Math.cos(angle), y: MIDDLE.y + radius * Math.sin(angle) };
}

// Clockwise from the top left, as the eye reads: where a quarter begins, and where its name stands.
const QUARTERS = [
  { from: 270, x: 2, y: 18, anchor: "start" },
  { from: 0, x: 318, y: 18, anchor: "end" },
  { from: 90, x: 318, y: 366, anchor: "end" },
  { from: 180, x: 2, y: 366, anchor: "start" },
];

/** A ring with a quarter for each group; what was chosen has its number, lines run between what can touch. */
function Web(props: { groups: Group[]; factors: Factor[]; links: Link[] }) {
  const places = new Map<string, { x: number; y: number }>();
  props.groups.forEach((group, i) => {
    const own = props.factors.filter((factor) => "own" in factor && factor.group === group.key).map(keyOf);
    const keys = [...group.factors.map((factor) => factor.key), ...own];
    const from = (QUARTERS[i]?.from ?? 0) + MARGIN;
    const width = (90 - 2 * MARGIN) / keys.length;
    for (const [n, key] of keys.entries())
      places.set(key, at(from + width * (n + 0.5), n % 2 && keys.length > ONE_ROW ? INNER : RING));
  });
  const numbers = new Map(props.factors.map((factor, i) => [keyOf(factor), i + 1]));
  return (
    <svg class="web" viewBox="0 0 320 376" aria-hidden="true" data-part="web">
      {props.groups.map((group, i) => {
        const quarter = QUARTERS[i] ?? { from: 0, x: 0, y: 0, anchor: "start" };
        const start = at(quarter.from + 3, ARC);
        const end = at(quarter.from + 87, ARC);
        return (
          <g key={group.key} class={`quarter is-${i + 1}`}>
            <path d={`M${start.x} ${start.y}A${ARC} ${ARC} 0 0 1 ${end.x} ${end.y}`} />
            <text x={quarter.x} y={quarter.y} text-anchor={quarter.anchor}>
              {group.name}
            </text>
          </g>
        );
      })}
      {props.links.map(({ between: [one, other] }) => {
        const a = places.get(one);
        const b = places.get(other);
        if (!a || !b) return null;
        // Bent towards the middle, so that neighbours are joined by a curve and not through each other.
        const bend = {
          x: MIDDLE.x + 0.2 * ((a.x + b.x) / 2 - MIDDLE.x),
          y: MIDDLE.y + 0.2 * ((a.y + b.y) / 2 - MIDDLE.y),
        };
        return <path key={`${one} ${other}`} class="link" d={`M${a.x} ${a.y}Q${bend.x} ${bend.y} ${b.x} ${b.y}`} />;
      })}
      {[...places].map(([key, { x, y }]) => {
        const number = numbers.get(key);
        return number === undefined ? (
          <circle key={key} class="free" cx={x} cy={y} r={4} />
        ) : (
          <g key={key} class="chosen">
            <circle cx={x} cy={y} r={DISC} />
            <text x={x} y={y + 5.5}>
              {number}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function MyFactors() {
  const t = useTexts();
  const groups = useContent("_groups");
  const allLinks = useContent("_links");
  const mostCharacters = useContent("_most_characters");
  const mostOwn = useContent("_most_own");
  const [factors, keep] = useFactors();
  const [draft, setDraft] = useState("");
  const [where, setWhere] = useState(groups[0]?.key ?? "");
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const mine = useRef<HTMLElement>(null);
  const refocus = useRef<number | null>(null);
  const id = useId();

  const keys = factors.map(keyOf);
  const links = allLinks.filter(({ between }) => between.every((key) => keys.includes(key)));
  const words = new Map(groups.flatMap((group) => group.factors.map(({ key, text }): [string, string] => [key, text])));
  const textOf = (factor: Factor) => ("key" in factor ? (words.get(factor.key) ?? "") : factor.own);
  const groupOf = (factor: Factor) =>
    groups.find((group) =>
      "own" in factor ? group.key === factor.group : group.factors.some(({ key }) => key === factor.key),
    );

  // The button that was pressed is gone: the next one takes its place, or else the list's heading.
  useLayoutEffect(() => {
    const place = refocus.current;
    if (place === null) return;
    refocus.current = null;
    const buttons = mine.current?.querySelectorAll("button");
    const next = buttons?.[Math.min(place, buttons.length - 1)];
    (next ?? mine.current?.querySelector("h4"))?.focus();
  });

  const toggle = (key: string) => {
    setSaid("");
    keep(keys.includes(key) ? factors.filter((factor) => keyOf(factor) !== key) : [...factors, { key }]);
  };

  const add = () => {
    const own = draft.trim();
    if (!own) {
      input.current?.focus();
      return setSaid(t("Write a few words first."));
    }
    if (own.length > mostCharacters) {
      input.current?.focus();
      return setSaid(t("Make it a little shorter first."));
    }
    const factor: Factor = { own, group: where };
    const group = groups.find((each) => each.key === where);
    if (keys.includes(keyOf(factor)) || factors.some((each) => textOf(each).toLowerCase() === own.toLowerCase()))
      return setSaid(t("That is on your list already."));
    if (factors.filter((each) => "own" in each && each.group === where).length >= mostOwn)
      return setSaid(
        t("There is room for {n} of your own in “{group}”. Take one away first.", {
          n: mostOwn,
          group: group?.name ?? "",
        }),
      );
    keep([...factors, factor]);
    setDraft("");
    setSaid(t("Added: {text}", { text: own }));
  };

  const summary =
    factors.length === 0
      ? t("Nothing chosen yet. Tap above what plays a part for you.")
      : factors.length === 1
        ? t("Choose something else as well. Then you see whether there is a line between them.")
        : links.length === 0
          ? t("There is no line between these things here. Perhaps you see one yourself.")
          : t("What you chose can touch each other. Every line stands here in words.");

  return (
    <Card
      title={t("What plays a part for you?")}
      todo={t("Tap what you recognise. It differs for everyone, and nothing has to fit.")}
    >
      {groups.map((group, i) => (
        <fieldset class={`w-choices group is-${i + 1}`} key={group.key} data-part={`group-${group.key}`}>
          <legend>{group.name}</legend>
          {group.factors.map(({ key, text }) => (
            <label class="w-choice" key={key}>
              <input type="checkbox" checked={keys.includes(key)} onChange={() => toggle(key)} />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <form
        method="dialog"
        class="own"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label class="w-label" for={id}>
          {t("Something else? Write it in your own words.")}
        </label>
        <TextField id={id} fieldRef={input} enterkeyhint="done" most={mostCharacters} value={draft} onText={setDraft} />
        <label class="w-label" for={`${id}-where`}>
          {t("Where does it belong?")}
        </label>
        <div class="w-row">
          <select
            id={`${id}-where`}
            class="w-select"
            value={where}
            onChange={(event) => setWhere(event.currentTarget.value)}
          >
            {groups.map((group) => (
              <option key={group.key} value={group.key}>
                {group.name}
              </option>
            ))}
          </select>
          <button type="submit" class="w-button is-quiet">
            {t("Add to my list")}
          </button>
        </div>
        <p class="said" role="status" data-part="said">
          {said}
        </p>
      </form>
      <section class="mine" ref={mine} aria-labelledby={`${id}-mine`} data-part="mine">
        <h4 id={`${id}-mine`} tabIndex={-1}>
          {t("What plays a part for me")}
        </h4>
        <Web groups={groups} factors={factors} links={links} />
        <ol>
          {factors.map((factor, place) => (
            <li key={keyOf(factor)}>
              <span class="number" aria-hidden="true">
                {place + 1}
              </span>
              <span class="words">
                {textOf(factor)} <span class="of">({groupOf(factor)?.name.toLowerCase()})</span>
              </span>
              <button
                type="button"
                class="away"
                aria-label={t("Take away: {text}", { text: textOf(factor) })}
                onClick={() => {
                  refocus.current = place;
                  setSaid("");
                  keep(factors.filter((other) => other !== factor));
                }}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby={`${id}-links`} data-part="links">
        <h4 id={`${id}-links`}>{t("How this can touch each other")}</h4>
        <p class="w-summary" role="status" data-part="summary">
          {summary}
        </p>
        <ul class="links">
          {links.map(({ between, text }) => (
            <li key={between.join(" ")}>
              <span class="pair" aria-hidden="true">
                {between
                  .map((key) => keys.indexOf(key) + 1)
                  .sort((a, b) => a - b)
                  .join("–")}
              </span>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        {links.length > 0 && (
          <p>{t("It works the other way too. When one thing gets lighter, another can move along.")}</p>
        )}
      </section>
      <p class="w-note">
        {t(
          "This is your own picture, not a test. A line says what can happen, not what causes your pain. It stays on this device.",
        )}
      </p>
    </Card>
  );
}

function ReadBack() {
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

export default defineWidget(MyFactors, { readBack: ReadBack });
