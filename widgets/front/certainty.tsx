/** How sure the reader is of an answer: three steps side by side, so that they do not look like more answers. */
import type { ComponentChildren } from "preact";
import { useTexts } from "./widget";

export type Level = 1 | 2 | 3;

/** In words, from 1. */
export const SURE = ["not sure", "a little sure", "very sure"];

export function Certainty(props: {
  /** Of its radio buttons. */
  name: string;
  level: number | null | undefined;
  /** Who does not know reads that this is an answer too. */
  unsure: boolean;
  /** Before there is an answer: one is sure of something. It stands there, unless something else stands in its place. */
  waiting?: boolean;
  onLevel: (level: Level) => void;
  /** What else stands in its place. */
  children?: ComponentChildren;
}) {
  const t = useTexts();
  return (
    <div class="w-certainty">
      <fieldset
        class={props.unsure || (props.waiting && props.children) ? "is-away" : ""}
        disabled={props.waiting}
        data-part="certainty"
      >
        <legend>{t("How sure are you?")}</legend>
        <div class="levels">
          {SURE.map((words, i) => (
            // Phones that are some years old know no :has().
            <label class={props.level === i + 1 ? "w-choice is-chosen" : "w-choice"} key={words}>
              <input
                type="radio"
                name={props.name}
                checked={props.level === i + 1}
                onChange={() => props.onLevel((i + 1) as Level)}
              />
              <span>{t(words)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {/* The same place, so that nothing moves under the reader. */}
      <p class={props.unsure ? "" : "is-away"}>{t("Not knowing is an answer too.")}</p>
      {props.children}
    </div>
  );
}
