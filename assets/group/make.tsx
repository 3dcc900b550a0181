/** A question that is made in the room, in a minute: a choice, a number, or own words. */
import { useState } from "preact/hooks";
import type { Action, State } from "./state";
import { t } from "./words";

type Kind = Extract<Action, { do: "make" }>["kind"];

const KINDS: [Kind, string][] = [
  ["opinion", "A choice"],
  ["schatting", "A number from 0 to 10"],
  ["open", "Own words"],
];

/** @param act gives whether the server took it: only then the form is emptied. */
export function Make(props: { state: State; act: (action: Action) => Promise<boolean> }) {
  const { state, act } = props;
  const [kind, setKind] = useState<Kind>("opinion");
  const [text, setText] = useState("");
  const [answers, setAnswers] = useState(() => [t("Yes"), t("No"), t("I do not know")].join("\n"));
  const send = async () => {
    const options = kind === "opinion" ? answers.split("\n").filter((one) => one.trim()) : [];
    if (await act({ do: "make", kind, text, options })) setText("");
  };
  return (
    <details class="lead-folded" data-part="make">
      <summary>{t("Make a question yourself")}</summary>
      <form
        class="lead-make"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          <span>{t("Your question")}</span>
          <textarea
            rows={2}
            data-part="make-text"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <fieldset>
          <legend>{t("How do people answer?")}</legend>
          {KINDS.map(([name, words]) => (
            <label class="lead-more" key={name}>
              <input type="radio" name="soort" value={name} checked={kind === name} onChange={() => setKind(name)} />
              <span>{t(words)}</span>
            </label>
          ))}
        </fieldset>
        {kind === "opinion" && (
          <label>
            <span>{t("The answers, each on its own line")}</span>
            <textarea
              rows={4}
              data-part="make-answers"
              value={answers}
              onInput={(event) => setAnswers(event.currentTarget.value)}
            />
          </label>
        )}
        <button type="submit" class="g-button is-main" data-part="make-ask">
          {t("Ask this question now")}
        </button>
      </form>
      {(state.made ?? []).length > 0 && <p class="soft">{t("Asked before:")}</p>}
      {(state.made ?? []).map(({ name, text: made }) => (
        <p key={name}>
          <button
            type="button"
            class="g-button"
            data-part="make-again"
            onClick={() => act({ do: "ask", question: name })}
          >
            {made}
          </button>
        </p>
      ))}
    </details>
  );
}
