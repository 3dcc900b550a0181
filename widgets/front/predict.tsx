/** A guess before one looks, or a choice as small: a few short answers in a row. What one thought stands beside what is seen. */
import { useId, useTexts } from "./widget";

export function Predict(props: {
  question: string;
  options: string[];
  /** Which one the reader thinks; null: none yet. */
  guess: number | null;
  onGuess: (option: number) => void;
  part?: string;
}) {
  const id = useId();
  return (
    <fieldset class="w-predict" data-part={props.part ?? "predict"}>
      <legend>{props.question}</legend>
      {props.options.map((text, i) => (
        <label key={text}>
          <input type="radio" name={id} checked={props.guess === i} onChange={() => props.onGuess(i)} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** "You thought: ...", once there was a guess; else nothing. */
export function useThought(options: string[], guess: number | null): string {
  const t = useTexts();
  return guess === null ? "" : ` ${t("You thought: {guess}.", { guess: options[guess] ?? "" })}`;
}
