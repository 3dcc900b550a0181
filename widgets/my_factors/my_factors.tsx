/** What plays a part for the reader, on a cloth with four corners, and what can move along: drawn and in words. */
import { useRef, useState } from "preact/hooks";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import { Cloth } from "./cloth";
import { type Factor, InWords, keyOf, ReadBack, useFactors } from "./in_words";
import type { Group, Link, Own, Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

/** What was done last: a thing was put on the cloth or taken from it, or a corner was pulled at. */
interface Done {
  what: "put" | "away" | "pull";
  key: string;
}

/** The corner whose word needs explaining. */
const LOAD = "load";

function MyFactors() {
  const t = useTexts();
  const groups = useContent("_groups");
  const allLinks = useContent("_links");
  const mostCharacters = useContent("_most_characters");
  const mostOwn = useContent("_most_own");
  const [factors, keep] = useFactors();
  const [corner, setCorner] = useState(0);
  const [done, setDone] = useState<Done | null>(null);
  const [moved, setMoved] = useState(false);
  /** Own words that were taken from the cloth: until the page is closed they can be put back. */
  const [away, setAway] = useState<Own[]>([]);
  const [draft, setDraft] = useState("");
  const [said, setSaid] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const keys = factors.map(keyOf);
  const links = allLinks.filter(({ between }) => between.every((key) => keys.includes(key)));
  const words = new Map(groups.flatMap((group) => group.factors.map(({ key, text }): [string, string] => [key, text])));
  const textOf = (factor: Factor) => ("key" in factor ? (words.get(factor.key) ?? "") : factor.own);
  const groupOf = (key: string) => groups.findIndex((group) => group.factors.some((factor) => factor.key === key));
  const nameOf = (place: number) => groups[place]?.name ?? "";
  const quoted = (names: string[]) => names.map((name) => `“${name}”`).join(t(" and "));

  /** Own words of a group in the order in which they were written first. */
  const ownOf = (group: Group): Own[] => {
    const chosen = factors.filter((factor): factor is Own => "own" in factor && factor.group === group.key);
    const others = away.filter((own) => own.group === group.key && !keys.includes(keyOf(own)));
    return [...chosen, ...others].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  };

  /** What runs from a corner to others, or from one thing; that to what was chosen last stands first. */
  const latest = (link: Link) => Math.min(...link.between.map((key) => keys.indexOf(key)));
  const touching = (what: Done["what"], key: string) =>
    links
      .filter(({ between: [one, other] }) =>
        what === "put"
          ? one === key || other === key
          : (groupOf(one) === Number(key)) !== (groupOf(other) === Number(key)),
      )
      .sort((a, b) => latest(b) - latest(a));
  const now = done ? touching(done.what, done.key) : [];
  const along = [...new Set(now.flatMap(({ between }) => between.map(groupOf)))].filter((place) => place !== corner);

  const sentence = (): string => {
    const name = nameOf(corner);
    if (!done)
      return t(
        factors.length
          ? "Tap a corner of the cloth. What moves along?"
          : "Choose below what you recognise. It then lies on the cloth.",
      );
    if (done.what === "away") return t("“{text}” does not lie on the cloth any more.", { text: done.key });
    const link = now[0]?.text ?? "";
    if (done.what === "put")
      return (
        link ||
        (factors.length > 1
          ? t("There is no line from here. Perhaps you see one yourself.")
          : t("It lies on the cloth now. Choose something else that you recognise."))
      );
    if (link) {
      const moves = t("What can move along: {others}.", { others: quoted(along.map(nameOf)) });
      return along.length > 1 ? moves : `${moves} ${link}`;
    }
    if (
      factors.some((factor) =>
        "own" in factor ? factor.group === groups[corner]?.key : groupOf(factor.key) === corner,
      )
    )
      return t("You pull at “{corner}”. The other corners stay where they are.", { corner: name });
    return groups[corner]?.key === LOAD
      ? t("Load is what you ask of your body. What you can take at this moment is your capacity.")
      : t("Nothing lies at “{corner}” yet. Choose below what you recognise.", { corner: name });
  };

  const toggle = (factor: Factor) => {
    const key = keyOf(factor);
    setSaid("");
    if (!keys.includes(key)) {
      setDone({ what: "put", key });
      return keep([...factors, factor]);
    }
    setDone({ what: "away", key: textOf(factor) });
    if ("own" in factor) setAway([...away.filter((own) => keyOf(own) !== key), factor]);
    keep(factors.filter((each) => keyOf(each) !== key));
  };
  const pull = (place: number) => {
    setSaid("");
    setCorner(place);
    setDone({ what: "pull", key: String(place) });
    if (touching("pull", String(place)).length) setMoved(true);
  };

  const add = () => {
    const own = draft.trim();
    const group = groups[corner];
    if (!group) return;
    if (!own || own.length > mostCharacters) {
      input.current?.focus();
      return setSaid(own ? t("Make it a little shorter first.") : t("Write a few words first."));
    }
    if (factors.some((each) => textOf(each).toLowerCase() === own.toLowerCase()))
      return setSaid(t("That lies on the cloth already."));
    if (factors.filter((each) => "own" in each && each.group === group.key).length >= mostOwn)
      return setSaid(
        t("There is room for {n} of your own in “{group}”. Take one away first.", { n: mostOwn, group: group.name }),
      );
    keep([...factors, { own, group: group.key }]);
    setDraft("");
    setDone(null);
    setSaid(t("Added: {text}", { text: own }));
  };

  const CHALLENGES: [boolean, string][] = [
    [factors.length > 0, t("choose what you recognise.")],
    [links.length > 0, t("find two things with a line.")],
    [moved, t("tap a corner. What moves along?")],
  ];
  const challenge = CHALLENGES.findIndex(([met]) => !met);
  const all = groups.map((group): Factor[] => [...group.factors.map(({ key }) => ({ key })), ...ownOf(group)]);
  const things = all.flatMap((at, place) =>
    at.map(keyOf).map((key, i) => ({ key, corner: place, place: i, number: keys.indexOf(key) + 1 })),
  );

  return (
    <Card title={t("What plays a part for you?")}>
      <p class="task" data-part="challenge">
        {challenge < 0 ? (
          t("Done. Feel free to look further.")
        ) : (
          <>
            <b>{t("Number {n} of {all}:", { n: challenge + 1, all: CHALLENGES.length })}</b>{" "}
            {CHALLENGES[challenge]?.[1]}
          </>
        )}
      </p>
      <fieldset class="w-predict corners" data-part="corners">
        <legend class="w-visually-hidden">{t("The corners of the cloth")}</legend>
        {groups.map((group, place) => (
          <label key={group.key} class={`is-${place + 1}`}>
            {/* Not a change: who taps the corner that is open pulls at it too. */}
            <input
              type="radio"
              id={`${id}-${place}`}
              name={id}
              checked={place === corner}
              onClick={() => pull(place)}
            />
            <span>{group.name}</span>
          </label>
        ))}
        <div class="picture">
          <Cloth
            things={things}
            folds={links.map((link) => ({ between: link.between, now: now.includes(link) }))}
            pulled={done ? corner : -1}
            along={along}
          />
          {groups.map((group, place) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: room to press; the label above has the words
            <label key={group.key} class={`is-${place + 1}`} for={`${id}-${place}`} />
          ))}
        </div>
      </fieldset>
      {/* One message a change: what is said below, where one writes, is heard alone. */}
      <p class="w-say" aria-live={said ? "off" : "polite"} aria-atomic="true" data-part="say">
        {sentence()}
      </p>
      {groups.map((group, place) => (
        <fieldset class="w-predict things" key={group.key} hidden={place !== corner} data-part={`group-${group.key}`}>
          <legend class="w-visually-hidden">{group.name}</legend>
          {all[place]?.map((factor) => {
            const number = keys.indexOf(keyOf(factor)) + 1;
            return (
              <label key={keyOf(factor)}>
                <input type="checkbox" checked={number > 0} onChange={() => toggle(factor)} />
                <span>{textOf(factor)}</span>
                {number > 0 && (
                  <span class="number" aria-hidden="true">
                    {number}
                  </span>
                )}
              </label>
            );
          })}
        </fieldset>
      ))}
      <details class="w-more" data-part="own">
        <summary>{t("Something of your own")}</summary>
        <form
          method="dialog"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <label class="w-label" for={`${id}-own`}>
            {t("In your own words, at “{group}”:", { group: nameOf(corner) })}
          </label>
          <TextField
            id={`${id}-own`}
            fieldRef={input}
            enterkeyhint="done"
            most={mostCharacters}
            value={draft}
            onText={setDraft}
          />
          <button type="submit" class="w-button is-quiet">
            {t("Put it on the cloth")}
          </button>
          <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
            {said}
          </p>
        </form>
      </details>
      <InWords factors={factors} links={links} textOf={textOf} />
      <p class="w-note">
        {t(
          "This is your own picture, not a test. A line says what can happen, not what causes your pain. It stays on this device.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(MyFactors, { readBack: ReadBack });
