/** Cards with thoughts about back pain. The second time the own first answer stands beside the new one; no total. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Certainty } from "../front/certainty";
import { bringAlong } from "../front/motion";
import { Kept } from "../front/read_back";
import { Card, defineWidget, type Translate, traitsOf, useId, useTexts } from "../front/widget";
import { ANSWERS, type Answer, inWords } from "./in_words";
import type { Given, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

function shift(t: Translate, before: Given, now: Given): string {
  if (before.answer !== now.answer) return t("You look at it differently now than the first time.");
  if (before.certain !== now.certain) return t("Your answer is the same. How sure you are has changed.");
  return t("Your answer is the same as the first time.");
}

/** The first answer beside the new one, and what the course says. */
function Beside(props: { about: string; before: Given | undefined; now: Given }) {
  const t = useTexts();
  return (
    <>
      <dl>
        <div>
          <dt>{t("The first time")}</dt>
          <dd>{props.before ? inWords(t, props.before) : t("not filled in")}</dd>
        </div>
        <div>
          <dt>{t("Now")}</dt>
          <dd>{inWords(t, props.now)}</dd>
        </div>
      </dl>
      {props.before && <p>{shift(t, props.before, props.now)}</p>}
      <p class="about">
        <b>{t("What the course says about it:")}</b> {props.about}
      </p>
    </>
  );
}

function BeliefCards() {
  const t = useTexts();
  const cards = useContent("_cards");
  const isAgain = useContent("moment") === "again";
  const [first, keepFirst] = useTrait("first");
  const [again, keepAgain] = useTrait("again");
  const here = isAgain ? again : first;
  const keep = isAgain ? keepAgain : keepFirst;
  const [place, setPlace] = useState(0);
  // The reader asked for all of them, also those without an answer.
  const [asked, setAsked] = useState(false);
  // Whether the card in view was answered just now: what came of that is said then, and not when the card comes back.
  const [fresh, setFresh] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const overview = useRef<HTMLHeadingElement>(null);
  const moved = useRef<"card" | "overview" | null>(null);
  /** The answer that was just chosen, and what one goes on with: on a phone it may stand below the screen. */
  const pressed = useRef<Element | null>(null);
  const onward = useRef<HTMLDivElement>(null);
  const id = useId();

  // Whoever went to another card starts reading there.
  useLayoutEffect(() => {
    const to = moved.current;
    moved.current = null;
    if (to) (to === "card" ? heading : overview).current?.focus();
    bringAlong(onward.current, pressed.current);
    pressed.current = null;
  });
  const go = (next: number) => {
    moved.current = "card";
    setFresh(false);
    setPlace(next);
  };
  const seeAll = () => {
    if (asked) return overview.current?.focus();
    moved.current = "overview";
    setAsked(true);
  };

  const card = cards[place];
  if (!card) return null;
  const given = here[card.key];
  const isLast = place === cards.length - 1;
  const unsure = given?.answer === "unsure";

  const put = (now: Given) => {
    setFresh(true);
    keep({ ...here, [card.key]: now });
  };
  const answer = (key: Answer) =>
    put(key === "unsure" || !given?.certain ? { answer: key } : { answer: key, certain: given.certain });

  return (
    <Card
      title={isAgain ? t("How do you look at this now?") : t("What do you think about your back pain now?")}
      // The second time the card itself says what comes, and the room is for the comparison.
      todo={!isAgain && t("Choose what you think now. There is no good or bad answer.")}
    >
      <section
        class="one"
        aria-labelledby={`${id}-card`}
        data-part="card"
        // Before the answer is drawn.
        onChangeCapture={({ target }) => (pressed.current = (target as Element).closest("label"))}
      >
        <h4 id={`${id}-card`} class="number" ref={heading} tabIndex={-1}>
          {t("Card {n} of {of}", { n: place + 1, of: cards.length })}
        </h4>
        <fieldset class={isAgain ? "w-choices answers is-again" : "w-choices answers"}>
          <legend data-part="statement">{card.text}</legend>
          {ANSWERS.map(([key, text]) => (
            <label
              class="w-choice"
              key={key}
              // Seen at once, where one chose; the comparison below says it in words.
              data-then={isAgain && given && first[card.key]?.answer === key ? t("then") : undefined}
            >
              <input
                type="radio"
                name={`${id}-${card.key}`}
                checked={given?.answer === key}
                onChange={() => answer(key)}
              />
              <span>{t(text)}</span>
            </label>
          ))}
        </fieldset>
        <Certainty
          name={`${id}-${card.key}-certain`}
          level={given?.certain}
          unsure={unsure}
          waiting={!given}
          onLevel={(certain) => given && put({ answer: given.answer, certain })}
        >
          {isAgain && (
            <p class={given ? "is-away" : "later"}>
              {t("Choose first. Then you see below what you chose the first time.")}
            </p>
          )}
        </Certainty>
        <div class="w-row steps" ref={isAgain ? undefined : onward}>
          <button
            type="button"
            class="w-button is-quiet"
            aria-disabled={place === 0}
            onClick={() => place > 0 && go(place - 1)}
          >
            {t("Previous card")}
          </button>
          <button type="button" class="w-button" onClick={() => (isLast ? seeAll() : go(place + 1))}>
            {isLast ? t("See all my cards") : t("Next card")}
          </button>
        </div>
        {/* Below the buttons: what comes here does not move them, and needs no empty room before. */}
        {isAgain && (
          <div ref={onward} class="beside" aria-live={fresh ? "polite" : "off"} aria-atomic="true" data-part="beside">
            {given && <Beside about={card.about} before={first[card.key]} now={given} />}
          </div>
        )}
      </section>
      {/* What has no answer yet waits until it is asked for; on paper, without a script and beside the cards it stands. */}
      <section
        class={asked || cards.some(({ key }) => here[key]) ? "all" : "all is-open"}
        aria-labelledby={`${id}-all`}
        data-part="overview"
      >
        <h4 id={`${id}-all`} ref={overview} tabIndex={-1}>
          {t("All my cards")}
        </h4>
        <ul>
          {cards.map(({ key, text }) => {
            const now = here[key];
            const then = first[key];
            return (
              <li key={key} class={asked || now ? "" : "is-open"}>
                <p class="thought">{text}</p>
                {isAgain && now && (
                  <p>
                    <span class="when">{t("The first time:")}</span> {then ? inWords(t, then) : t("not filled in")}
                  </p>
                )}
                <p>
                  <span class="when">{isAgain ? t("Now:") : t("My answer:")}</span>{" "}
                  {now ? inWords(t, now) : t("not chosen yet")}
                </p>
              </li>
            );
          })}
        </ul>
      </section>
      <p class="w-note">
        {isAgain
          ? t(
              "There is no result. Looking at something in another way takes time, and looking at it the same way is fine too.",
            )
          : t("In the last lesson you see these cards again, with your answers of today. They stay on this device.")}
      </p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const cards = useContent("_cards");
  const [first] = useTrait("first");
  const [again] = useTrait("again");
  const answered = cards.filter(({ key }) => first[key] || again[key]);
  const isAgain = cards.some(({ key }) => again[key]);
  if (answered.length === 0) return null;
  /** What is seen in another way now, or not known: something to talk about. */
  const thoughts = answered.flatMap(({ key, text }) => {
    const then = first[key];
    const now = again[key] ?? then;
    const changed = then && now && then.answer !== now.answer;
    if (!now || !(changed || now.answer === "unsure")) return [];
    const before = changed ? `${t("The first time:")} ${inWords(t, { answer: then.answer })}. ` : "";
    return [`${text} ${before}${t("Now:")} ${inWords(t, { answer: now.answer })}.`];
  });
  return (
    <Kept title={t("My thoughts about back pain")} inSummary={{ thoughts }}>
      <ul class="kept-thoughts">
        {answered.map(({ key, text }) => {
          const then = first[key];
          const now = again[key];
          return (
            <li key={key}>
              <p class="thought">{text}</p>
              <dl>
                <div>
                  <dt>{t("The first time")}</dt>
                  <dd>{then ? inWords(t, then) : t("not filled in")}</dd>
                </div>
                {isAgain && (
                  <div>
                    <dt>{t("Now")}</dt>
                    <dd>{now ? inWords(t, now) : t("not chosen yet")}</dd>
                  </div>
                )}
              </dl>
            </li>
          );
        })}
      </ul>
    </Kept>
  );
}

export default defineWidget(BeliefCards, { readBack: ReadBack });
