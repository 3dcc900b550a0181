/** A guess before one looks, or a choice as small: a few short answers in a row. What one thought stands beside what is seen. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { bringAlong, bringIntoView } from "./motion";
import { useId, useTexts } from "./widget";

/** What one does after a guess: a choice, or the row of buttons below the picture. */
const NEXT = "[data-part=choice], .ways";

export function Predict(props: {
  question: string;
  options: string[];
  /** Which one the reader thinks; null: none yet. */
  guess: number | null;
  onGuess: (option: number, pressed: Element) => void;
  part?: string;
}) {
  const id = useId();
  return (
    <fieldset class="w-predict" data-part={props.part ?? "predict"}>
      <legend>{props.question}</legend>
      {props.options.map((text, i) => (
        <label key={text}>
          <input
            type="radio"
            name={id}
            checked={props.guess === i}
            onChange={({ currentTarget }) => props.onGuess(i, currentTarget)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** No choice yet, as a trait holds it. */
const NONE = -1;

/**
 * Guess, do, compare, another question: one question at a time, round and round. Nothing is kept.
 *
 * @param inWords a question as the reader sees it, and its short answers.
 * @param onAnother begins what the widget shows afresh.
 * @param counted the trait with what is chosen at the first question, which a group may be told of (widgets/countable.py); set
 *   from elsewhere, it brings that question back.
 */
export function useAsking<Q>(
  questions: readonly [Q, ...Q[]],
  inWords: (question: Q) => { ask: string; guesses: string[] },
  onAnother: () => void = () => undefined,
  counted: [number, (value: number) => void] = [NONE, () => undefined],
) {
  const t = useTexts();
  const [asked, setAsked] = useState(0);
  const [guess, setGuess] = useState<number | null>(null);
  const [first, setFirst] = counted;
  const [other, setOther] = useState(NONE);
  const onward = useRef<HTMLButtonElement>(null);
  const number = asked % questions.length;
  const question = questions[number] ?? questions[0];
  const words = inWords(question);
  const chosen = number === 0 ? first : other;
  useLayoutEffect(() => {
    if (first !== NONE && number !== 0) setAsked(0);
  }, [first]);
  const ask = `${t("Number {n} of {all}:", { n: number + 1, all: questions.length })} ${words.ask}`;
  return {
    number,
    question,
    /** What was chosen at this question. */
    choice: chosen === NONE ? null : chosen,
    choose: number === 0 ? setFirst : setOther,
    /** Differs for each choice: what it sets going begins anew with it. */
    turn: `${asked} ${chosen}`,
    /** The guess, before one looks. */
    first: (
      <Predict
        question={ask}
        options={words.guesses}
        guess={guess}
        onGuess={(option, pressed) => {
          setGuess(option);
          // On a screen of little height what one does next stands below it.
          bringAlong(pressed.closest(".w-card")?.querySelector(NEXT), pressed.closest("label"));
        }}
      />
    ),
    /** A next question, said to who does not see it: it stands above the button that asked for it. */
    said: asked > 0 && <span class="w-visually-hidden">{ask} </span>,
    /** "You thought: ...", once there was a guess; else nothing. */
    thought: guess === null ? "" : ` ${t("You thought: {guess}.", { guess: words.guesses[guess] ?? "" })}`,
    /** After a choice: the button for another one stands below it, on a phone below the screen. */
    bring: () => bringIntoView(onward.current),
    /** The button for another one; `shown`: the answer is there to be seen. */
    another: (shown: boolean) => (
      <button
        type="button"
        ref={onward}
        class={shown ? "w-button" : "w-button is-quiet"}
        data-part="another"
        onClick={() => {
          setAsked(asked + 1);
          setGuess(null);
          setOther(NONE);
          if (first !== NONE) setFirst(NONE);
          onAnother();
        }}
      >
        {t("Another question")}
      </button>
    ),
  };
}

/** A state that begins anew with each turn. */
export function useInTurn<T>(turn: string, start: T): [T, (value: T) => void] {
  const [kept, setKept] = useState({ turn, value: start });
  return [kept.turn === turn ? kept.value : start, (value: T) => setKept({ turn, value })];
}
