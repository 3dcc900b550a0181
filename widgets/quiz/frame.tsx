/** What all kinds of questions share: the question, hints one by one, a button, and the reply below it. */
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { bringAlong, bringIntoView } from "../front/motion";
import { named, traitsOf, useId, useTexts, wordsOf } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** HTML that Python made safe (widgets/prose.py). */
export function Html(props: { html: string | undefined; class?: string; part?: string }) {
  return props.html ? (
    <div class={props.class} data-part={props.part} dangerouslySetInnerHTML={{ __html: props.html }} />
  ) : null;
}

export type Tone = "confirm" | "turn" | "neutral";

const SPEECH =
  "M5 5h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 16h-7l-4.5 4v-4H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 5z";
const DRAWING: Record<Tone, string[]> = {
  confirm: ["M12 3.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6z", "M8 12.4l2.8 2.8 5.4-6"],
  turn: ["M5 19v-5.5A5.5 5.5 0 0 1 10.5 8H19", "M15 4l4.2 4-4.2 4"],
  neutral: [SPEECH, "M8 10.5h8"],
};

/** One kind reply. The icon's name stands beside it in words. */
export function Reply(props: { tone: Tone; about?: ComponentChildren; children: ComponentChildren }) {
  const t = useTexts();
  const name = {
    confirm: t("This fits the lesson"),
    turn: t("Look at it this way too"),
    neutral: t("A thought with your answer"),
  }[props.tone];
  const tone = { confirm: "is-confirm", turn: "is-turn", neutral: "is-neutral" }[props.tone];
  return (
    <div class={`w-reply ${tone}`} data-part={`reply-${props.tone}`}>
      <p class="name">
        <svg
          width="24"
          height="24"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
          stroke-linejoin="round"
          aria-hidden="true"
        >
          {DRAWING[props.tone].map((path) => (
            <path key={path} d={path} />
          ))}
        </svg>
        <span>{name}</span>
      </p>
      {props.about && <p class="about">{props.about}</p>}
      {props.children}
    </div>
  );
}

/** Whether the reader looked at the reply; a new answer starts without it. */
export function useLooked(): [boolean, (looked: boolean) => void] {
  return useTrait("looked");
}

/**
 * A button's words; it keeps the room of its longest ones, so that nothing beside it moves. For eyes: the button has them as
 * its name, so that a screen reader keeps its place when they change.
 */
function Words(props: { all: string[]; now: string }) {
  return (
    <span class="words" aria-hidden="true">
      {props.all.map((words) => (
        <span key={words} class={words === props.now ? "" : "is-away"}>
          {words}
        </span>
      ))}
    </span>
  );
}

/** What the fields of a question are given where the answer is sent to a group. */
export interface Sent {
  /** Stands before an answer, which `id` describes. */
  mark?: (place: number, id: string) => ComponentChildren;
  /** What a number is called. */
  called?: string;
  /** What becomes of own words. */
  note?: string;
}

/** The question itself, and what it asks to do. */
export function Asking(props: {
  id: string;
  heading?: "h1" | "h3";
  todo: string;
  answered: boolean;
  children: ComponentChildren;
}) {
  const { id, heading: Heading = "h3" } = props;
  const question = useContent("question_html");
  return (
    <>
      <Html html={useContent("before_html")} class="around" />
      <fieldset class="question" aria-describedby={id} data-answered={props.answered}>
        <legend>
          <Heading class="w-title" dangerouslySetInnerHTML={{ __html: question }} />
        </legend>
        <Html html={useContent("after_html")} class="around" />
        <p class="w-todo" id={id}>
          {props.todo}
        </p>
        {props.children}
      </fieldset>
    </>
  );
}

export function Frame(props: {
  /** What to do, in a line. */
  todo: string;
  children: ComponentChildren;
  /** Whether there is anything to look at. */
  explained?: boolean;
  /** Whether there is an answer to reply to. */
  answered: boolean;
  /** What to say when there is none yet; or what takes that which is shown as the answer. */
  first?: string;
  accept?: () => void;
  reply?: ComponentChildren;
}) {
  const t = useTexts();
  const { explained = true } = props;
  const question = useContent("question_html");
  const explanation = useContent("explanation_html");
  const hints = useContent("hints_html");
  const [looked, setLooked] = useLooked();
  const [given, setGiven] = useState(0);
  const [asked, setAsked] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const wanted = useRef("");
  const id = useId();
  const shown = looked && props.answered;
  const allGiven = given === hints.length;
  const hintWords = [t("Give me a hint"), t("Another hint"), t("No more hints")];
  const hintNow = hintWords[given === 0 ? 0 : allGiven ? 2 : 1] ?? "";
  // Short: on a phone it has one line, so that it stands above the way on.
  const lookWords = [t("See the explanation"), t("The explanation is below")];
  const lookNow = lookWords[shown ? 1 : 0] ?? "";

  // What was asked for comes into view: on a phone it stands below the screen.
  const bring = () => {
    const came = wanted.current && card.current?.querySelector(wanted.current);
    if (!came) return;
    wanted.current = "";
    bringIntoView(came);
  };
  useLayoutEffect(bring);

  const look = () => {
    wanted.current = "[data-part=reply] > *, [data-part=explanation]";
    bring();
    if (!props.answered && !props.accept) return setAsked(true);
    props.accept?.();
    setLooked(true);
  };

  useEffect(() => {
    if (props.answered) setAsked(false);
  }, [props.answered]);

  return (
    <div
      class="w-card"
      ref={card}
      // Who chose goes on with the button: on a phone it may stand below the screen.
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.type === "radio")
          bringAlong(card.current?.querySelector("[data-part=look]"), target.closest("label"));
      }}
    >
      <Asking id={id} todo={props.todo} answered={props.answered}>
        {props.children}
      </Asking>
      {(explained || hints.length > 0) && (
        <div class="w-row">
          {explained && (
            // Not disabled: it keeps the focus, and a second tap does no harm.
            <button
              type="button"
              class="w-button"
              data-part="look"
              {...named(lookNow, wordsOf(question))}
              aria-disabled={shown}
              onClick={look}
            >
              <Words all={lookWords} now={lookNow} />
            </button>
          )}
          {hints.length > 0 && (
            <button
              type="button"
              class="w-button is-quiet"
              data-part="hint"
              {...named(hintNow, wordsOf(question))}
              aria-disabled={allGiven}
              onClick={() => {
                if (allGiven) return;
                wanted.current = `[data-part=hints] > :nth-child(${given + 1})`;
                setGiven(given + 1);
              }}
            >
              <Words all={hintWords} now={hintNow} />
            </button>
          )}
        </div>
      )}
      <div aria-live="polite" data-part="hints">
        {hints.slice(0, given).map((hint, i) => (
          <p class="w-hint" key={i}>
            <b>{hints.length > 1 ? t("Hint {n} of {total}:", { n: i + 1, total: hints.length }) : t("Hint:")}</b>{" "}
            <span dangerouslySetInnerHTML={{ __html: hint }} />
          </p>
        ))}
      </div>
      {/* Not atomic: a screen reader would say all of it for each of its paragraphs. */}
      <div aria-live="polite" data-part="reply">
        {asked && <p class="first">{props.first}</p>}
        {shown &&
          (props.reply ?? (
            <p class="w-visually-hidden" data-spoken="">
              {t("The explanation is below")}
            </p>
          ))}
      </div>
      {shown && explanation && (
        <div class="w-explain" data-part="explanation">
          <h4>{t("Explanation")}</h4>
          <Html html={explanation} />
        </div>
      )}
    </div>
  );
}
