/** Cards that can turn the alarm up or down; own words; two lists, without a count or a verdict. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Kept, KeptList } from "../front/read_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Own, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Side = Own["side"];

const SIDES: Side[] = ["danger", "safety"];

/** A bell: with waves it rings, without it rests. The words beside it say the same. */
function Bell(props: { rings: boolean }) {
  return (
    <svg
      class="w-icon"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M9 22c2-2 2-4 2-8a5 5 0 0 1 10 0c0 4 0 6 2 8z" />
      <path d="M14 26a2.2 2.2 0 0 0 4 0" />
      {props.rings && <path d="M5.5 9.5a8 8 0 0 0-1.2 7M26.5 9.5a8 8 0 0 1 1.2 7" />}
    </svg>
  );
}

function DangerSafetyCards() {
  const t = useTexts();
  const cards: Record<Side, Record<string, string>> = {
    danger: useContent("danger"),
    safety: useContent("safety"),
  };
  const mostCharacters = useContent("_most_characters");
  const mostOwn = useContent("_most_own");
  const [chosen, setChosen] = useTrait("chosen");
  const [own, setOwn] = useTrait("own");
  const [draft, setDraft] = useState("");
  const [said, setSaid] = useState({ sentence: "", about: "" });
  const input = useRef<HTMLInputElement>(null);
  const lists = useRef<HTMLDivElement>(null);
  const refocus = useRef<{ side: Side; place: number } | null>(null);
  const id = useId();

  const words = {
    danger: {
      legend: t("Danger: this can make the alarm more sensitive"),
      add: t("Add to more sensitive"),
      list: t("Can make my alarm more sensitive"),
    },
    safety: {
      legend: t("Safety: this can make the alarm calmer"),
      add: t("Add to calmer"),
      list: t("Can make my alarm calmer"),
    },
  };

  // The button that was pressed is gone: the next one takes its place, or else the list's heading.
  // At once, not after painting: a late effect of an earlier render would focus a button about to go.
  useLayoutEffect(() => {
    const target = refocus.current;
    if (!target) return;
    refocus.current = null;
    const list = lists.current?.querySelector(`[data-part=list-${target.side}]`);
    const buttons = list?.querySelectorAll("button");
    const next = buttons?.[Math.min(target.place, buttons.length - 1)];
    (next ?? list?.querySelector("h4"))?.focus();
  });

  const toggle = (key: string) =>
    setChosen(chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]);

  const say = (sentence: string, about = "") => setSaid({ sentence, about });

  const add = (side: Side) => {
    const text = draft.trim();
    if (!text) {
      input.current?.focus();
      return say(t("Write a few words first."));
    }
    if (text.length > mostCharacters) {
      input.current?.focus();
      return say(t("Make it a little shorter first."));
    }
    if (own.some((item) => item.side === side && item.text.toLowerCase() === text.toLowerCase()))
      return say(t("That is on your list already."));
    if (own.length >= mostOwn)
      return say(t("Your list holds {n} cards of your own. Take one away first.", { n: mostOwn }));
    setOwn([...own, { side, text }]);
    setDraft("");
    say(t("It is on your list now."), text);
  };

  const onList = (side: Side) => [
    ...Object.entries(cards[side])
      .filter(([key]) => chosen.includes(key))
      .map(([key, text]) => ({ key, text, away: () => toggle(key) })),
    ...own
      .filter((item) => item.side === side)
      // A space: no card has such a key.
      .map((item) => ({
        key: `own ${item.text}`,
        text: item.text,
        away: () => setOwn(own.filter((other) => other !== item)),
      })),
  ];

  return (
    <Card
      title={t("What can make your alarm more sensitive, and what calmer?")}
      todo={t("Tap what plays a part for you. It is different for everyone.")}
    >
      {SIDES.map((side) => (
        <fieldset class={`w-choices side is-${side}`} key={side} data-part={`side-${side}`}>
          <legend>
            <span class="head">
              <Bell rings={side === "danger"} />
              <span>{words[side].legend}</span>
            </span>
          </legend>
          {Object.entries(cards[side]).map(([key, text]) => (
            <label class="w-choice" key={key}>
              <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />
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
          say(t("Choose the list it belongs to."));
        }}
      >
        <label class="w-label" for={id}>
          {t("Anything else? Write it in your own words.")}
        </label>
        <TextField id={id} fieldRef={input} most={mostCharacters} value={draft} onText={setDraft} />
        <div class="w-row">
          {SIDES.map((side) => (
            <button type="button" class={`w-button is-quiet is-${side}`} key={side} onClick={() => add(side)}>
              {words[side].add}
            </button>
          ))}
        </div>
        {/* The words themselves are read aloud only: the eye finds them in the list. */}
        <p class="said" role="status" data-part="said">
          {said.sentence} <span class="w-visually-hidden">{said.about}</span>
        </p>
      </form>
      <div class="lists" ref={lists}>
        {SIDES.map((side) => (
          <section class={`list is-${side}`} key={side} data-part={`list-${side}`} aria-labelledby={`${id}-${side}`}>
            <h4 class="head" id={`${id}-${side}`} tabIndex={-1}>
              <Bell rings={side === "danger"} />
              <span>{words[side].list}</span>
            </h4>
            {onList(side).length === 0 ? (
              <p class="empty">{t("Nothing chosen yet.")}</p>
            ) : (
              <ul>
                {onList(side).map((item, place) => (
                  <li key={item.key}>
                    <span>{item.text}</span>
                    <button
                      type="button"
                      class="away"
                      aria-label={t("Take away: {text}", { text: item.text })}
                      onClick={() => {
                        refocus.current = { side, place };
                        say(t("Taken off your list."), item.text);
                        item.away();
                      }}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
      <p class="w-note">{t("This is your own list. Nobody can measure it for you, and you may always change it.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const danger = useContent("danger");
  const safety = useContent("safety");
  const [chosen] = useTrait("chosen");
  const [own] = useTrait("own");
  const ready = (cards: Record<string, string>) =>
    Object.entries(cards).flatMap(([key, text]) => (chosen.includes(key) ? [text] : []));
  const ownOf = (side: Side) => own.flatMap((item) => (item.side === side ? [item.text] : []));
  const up = [...ready(danger), ...ownOf("danger")];
  const down = [...ready(safety), ...ownOf("safety")];
  if (up.length + down.length === 0) return null;
  return (
    <Kept
      title={t("My alarm")}
      inSummary={{ sharper: [...ownOf("danger"), ...up], calmer: [...ownOf("safety"), ...down] }}
    >
      <div class="kept-lists">
        <KeptList title={t("Can make my alarm more sensitive")} lines={up} />
        <KeptList title={t("Can make my alarm calmer")} lines={down} />
      </div>
    </Kept>
  );
}

export default defineWidget(DangerSafetyCards, { readBack: ReadBack });
