/**
 * A field for the reader's own words, with room for so many characters. Nothing is cut off: what is too long stays on the
 * screen whole, with a sentence that says so; it is kept once it fits. What was kept longer already stays so.
 */
import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from "preact";
import { useState } from "preact/hooks";
import { type Model, useModel, useTexts } from "./widget";

/** What does not fit stays until the page is closed, also when its field makes place for another for a while. */
const waiting = new WeakMap<Model, Map<string, string>>();

/** From here on the room that is left is worth mentioning: the last tenth, or the last ten characters. */
const nearlyFull = (most: number) => Math.max(10, most / 10);

type Native = Omit<
  InputHTMLAttributes & TextareaHTMLAttributes,
  "value" | "onInput" | "maxLength" | "type" | "ref" | "id" | "class"
>;

export function TextField({
  id,
  most,
  value,
  onText,
  keptAs,
  lines,
  grows,
  fieldRef,
  class: more = "",
  "aria-describedby": describedBy = "",
  ...native
}: Native & {
  id: string;
  /** Characters that fit. */
  most: number;
  value: string;
  onText(text: string): void;
  /** A name, for a field whose words are kept as they are typed: `onText` then gets only what fits. Without one, who sends the words looks whether they fit. */
  keptAs?: string;
  /** More lines than one, in a field that grows with them. */
  lines?: boolean;
  /** One sentence, in a field that grows with it. */
  grows?: boolean;
  fieldRef?: Ref<HTMLInputElement>;
  class?: string;
}) {
  const t = useTexts();
  const model = useModel();
  const [long, setLong] = useState(() => (keptAs && waiting.get(model)?.get(keptAs)) || "");
  const shown = long || value;
  const left = most - shown.length;
  const isNear = left >= 0 && left <= nearlyFull(most);
  // Kept when there was more room, and as long as nothing changes in it, kept on.
  const isKept = left < 0 && keptAs !== undefined && shown === value;
  const over = isKept
    ? t(
        "There is room for {most} characters, and here are {n}. As it stands here it stays kept. If you change it, make it a little shorter too.",
        { most, n: shown.length },
      )
    : t(
        "There is room for {most} characters, and here are {n}. Like this it is not kept yet. Make it a little shorter.",
        { most, n: shown.length },
      );
  const note =
    left < 0
      ? over
      : isNear
        ? left === 1
          ? t("There is room for one more character.")
          : t("There is room for {n} more characters.", { n: left })
        : "";
  const [aloud, setAloud] = useState("");
  const [before, setBefore] = useState({ isLong: left < 0, isNear, isKept });
  // Once, when it becomes so; a count with every letter would talk through the typing.
  if (before.isLong !== left < 0 || before.isNear !== isNear || before.isKept !== isKept) {
    setAloud(note || (before.isLong ? t("It fits again.") : ""));
    setBefore({ isLong: left < 0, isNear, isKept });
  }

  const type = (text: string) => {
    if (!keptAs) return onText(text);
    const tooLong = text.length > most && text !== value;
    const words = waiting.get(model) ?? new Map<string, string>();
    waiting.set(model, words.set(keptAs, tooLong ? text : ""));
    setLong(tooLong ? text : "");
    if (!tooLong) onText(text);
  };
  const same = {
    ...native,
    id,
    "aria-describedby": `${describedBy} ${id}-room`.trim(),
    value: shown,
    onInput: (event: Event) => {
      const text = (event.currentTarget as HTMLInputElement).value;
      type(grows ? text.replace(/\s*\n\s*/g, " ") : text);
    },
  };
  const several = grows || lines;
  const field = several ? (
    // The text stands behind the field too, and gives it its height (text_field.css).
    <div class="w-grows" data-text={shown}>
      <textarea
        {...same}
        rows={1}
        class={`w-text ${more}`}
        onKeyDown={(event) => grows && event.key === "Enter" && event.preventDefault()}
      />
    </div>
  ) : (
    <input autocomplete="off" {...same} ref={fieldRef} type="text" class={`w-input ${more}`} />
  );

  return (
    <>
      {field}
      <p class={left < 0 ? "w-room is-over" : "w-room"} id={`${id}-room`} data-part="room">
        {note}
      </p>
      <p class="w-visually-hidden" aria-live="polite">
        {aloud}
      </p>
    </>
  );
}
