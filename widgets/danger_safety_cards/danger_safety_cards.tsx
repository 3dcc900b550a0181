/** A few cards at a time beside a pair of scales; own words; two lists, without a count or a verdict. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import { Label } from "../stages/parts/label";
import { MOST, Scale, SignCard } from "../stages/parts/scale";
import { handsOf, inWords, type Laid, SIDES, type Side, signOf, TILT, wordsOf } from "./cards";
import { ReadBack } from "./read_back";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

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
  const [place, setPlace] = useState(0);
  const [laid, setLaid] = useState<Laid | null>(null);
  /** What is in the way of own words. */
  const [refusal, setRefusal] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const hands = useRef<HTMLDivElement>(null);
  const mine = useRef<HTMLDetailsElement>(null);
  const moved = useRef(false);
  const refocus = useRef<{ side: Side; place: number } | null>(null);
  const id = useId();

  const all = handsOf(cards);
  const last = all.length;
  const words = wordsOf(t);

  // Whoever went to other cards starts reading there. The button that took a card away is gone: the next one takes its
  // place, or else the list's heading. At once, not after painting: a late effect of an earlier render would focus a
  // button about to go.
  useLayoutEffect(() => {
    if (moved.current) hands.current?.querySelectorAll("legend")[place]?.focus();
    moved.current = false;
    const target = refocus.current;
    if (!target) return;
    refocus.current = null;
    const list = mine.current?.querySelector(`[data-part=list-${target.side}]`);
    const buttons = list?.querySelectorAll("button");
    const next = buttons?.[Math.min(target.place, buttons.length - 1)];
    (next ?? list?.querySelector("h4"))?.focus();
  });

  const go = (next: number) => {
    moved.current = true;
    setRefusal("");
    setPlace(next);
  };

  const lay = (next: Laid) => {
    setRefusal("");
    setLaid(next);
  };

  const toggle = (side: Side, key: string) => {
    const away = chosen.includes(key);
    setChosen(away ? chosen.filter((other) => other !== key) : [...chosen, key]);
    lay({ side, text: cards[side][key] ?? "", away });
  };

  const add = (side: Side) => {
    const text = draft.trim();
    if (!text) {
      input.current?.focus();
      return setRefusal(t("Write a few words first."));
    }
    if (text.length > mostCharacters) {
      input.current?.focus();
      return setRefusal(t("Make it a little shorter first."));
    }
    if (own.some((item) => item.side === side && item.text.toLowerCase() === text.toLowerCase()))
      return setRefusal(t("That card lies there already."));
    if (own.length >= mostOwn)
      return setRefusal(
        t("There is room for {n} cards of your own. Take one away first, at “All my cards”.", { n: mostOwn }),
      );
    setOwn([...own, { side, text }]);
    setDraft("");
    lay({ side, text });
  };

  const onList = (side: Side) => [
    ...Object.entries(cards[side])
      .filter(([key]) => chosen.includes(key))
      .map(([key, text]) => ({ key, text, away: () => toggle(side, key) })),
    ...own
      .filter((item) => item.side === side)
      // A space: no card has such a key.
      .map((item) => ({
        key: `own ${item.text}`,
        text: item.text,
        away: () => {
          setOwn(own.filter((other) => other !== item));
          lay({ side, text: item.text, away: true });
        },
      })),
  ];
  /** The newest that a pan has room for. */
  const inPan = (side: Side) =>
    [
      ...chosen.filter((key) => Object.hasOwn(cards[side], key)).map((key) => signOf(side, key)),
      ...own.filter((item) => item.side === side).map(() => signOf(side)),
    ].slice(-MOST);

  return (
    <Card title={t("What counts for you?")}>
      <div class="w-picture">
        <svg class="drawn" viewBox="0 0 360 176" aria-hidden="true" focusable="false">
          <g transform="translate(180 30) scale(1.75)">
            <Scale tilt={laid && !laid.away ? TILT[laid.side] : 0} danger={inPan("danger")} safety={inPan("safety")} />
          </g>
          <Label x={76} y={166} word="danger" anchor="middle" />
          <Label x={284} y={166} word="safe" anchor="middle" />
        </svg>
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {refusal || (laid ? inWords(t, laid) : t("Tap what plays a part for you. It is different for everyone."))}
      </p>
      {/* All of them stand there, in one place, so that nothing moves; without scripts below each other. */}
      <div class="hands" ref={hands}>
        {all.map((hand, i) => (
          <fieldset class={`w-choices hand is-${hand.side} ${i === place ? "" : "is-away"}`} key={i} data-part="hand">
            <legend tabIndex={-1}>{words[hand.side].legend}</legend>
            {hand.cards.map(([key, text]) => (
              <label class="w-choice" key={key}>
                <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(hand.side, key)} />
                <span>{text}</span>
                <svg
                  class="drawn sign-card"
                  viewBox="-11 -11 22 22"
                  width="22"
                  height="22"
                  aria-hidden="true"
                  focusable="false"
                >
                  <SignCard sign={signOf(hand.side, key)} safe={hand.side === "safety"} />
                </svg>
              </label>
            ))}
          </fieldset>
        ))}
        <form
          method="dialog"
          class={`hand ${place === last ? "" : "is-away"}`}
          data-part="own"
          onSubmit={(event) => {
            event.preventDefault();
            setRefusal(t("Choose where it lies: with danger or with safe."));
          }}
        >
          <fieldset class="w-choices">
            <legend tabIndex={-1}>{t("Anything else that plays a part?")}</legend>
            <label class="w-label" for={id}>
              {t("Write it in your own words.")}
            </label>
            <TextField id={id} fieldRef={input} most={mostCharacters} value={draft} onText={setDraft} />
            <div class="w-row">
              <button type="button" class="w-button is-quiet" onClick={() => add("danger")}>
                {t("Lay it with danger")}
              </button>
              <button type="button" class="w-button is-quiet" onClick={() => add("safety")}>
                {t("Lay it with safe")}
              </button>
            </div>
          </fieldset>
        </form>
      </div>
      <div class="ways">
        <button
          type="button"
          class="w-button is-quiet"
          aria-disabled={place === 0}
          onClick={() => place > 0 && go(place - 1)}
        >
          {t("Previous")}
        </button>
        <span data-part="place">
          <span class="w-visually-hidden">{t("Cards:")} </span>
          {t("{n} out of {all}", { n: place + 1, all: last + 1 })}
        </span>
        <button
          type="button"
          class="w-button"
          onClick={() => {
            if (place < last) return go(place + 1);
            if (!mine.current) return;
            mine.current.open = true;
            mine.current.querySelector("summary")?.focus({ preventScroll: true });
            mine.current.scrollIntoView();
          }}
        >
          {place < last ? t("More cards") : t("My cards")}
        </button>
      </div>
      <details class="w-more w-layer" ref={mine} data-part="mine">
        <summary>{t("All my cards")}</summary>
        <div class="lists">
          {SIDES.map((side) => (
            <section class={`list is-${side}`} key={side} data-part={`list-${side}`} aria-labelledby={`${id}-${side}`}>
              <h4 id={`${id}-${side}`} tabIndex={-1}>
                {words[side].list}
              </h4>
              {onList(side).length === 0 ? (
                <p class="empty">{t("Nothing chosen yet.")}</p>
              ) : (
                <ul>
                  {onList(side).map((item, i) => (
                    <li key={item.key}>
                      <span>{item.text}</span>
                      <button
                        type="button"
                        class="away"
                        aria-label={t("Take away: {text}", { text: item.text })}
                        onClick={() => {
                          refocus.current = { side, place: i };
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
      </details>
      <p class="w-note">
        {t(
          "The scales move with your last card. How much something counts for you, nobody can measure. You may always change your cards.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(DangerSafetyCards, { readBack: ReadBack });
