/** The reader's own questions for the therapist: add, change, take away with undo. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useModel, useTexts } from "../front/widget";
import { ReadBack } from "./read_back";
import type { Asked, Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** Unlike any other on this device; crypto.randomUUID is missing on a clinic's plain http. */
const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

function MyQuestions() {
  const t = useTexts();
  const model = useModel();
  const mostCharacters = useContent("_most_characters");
  const most = useContent("_most_questions");
  const [questions, keep] = useTrait("questions");
  const [draft, setDraft] = useState("");
  // What is said beside the new question, beside the one that is being changed, and aloud only.
  const [said, setSaid] = useState("");
  const [changeSaid, setChangeSaid] = useState("");
  const [aloud, setAloud] = useState("");
  const [editing, setEditing] = useState<Asked | null>(null);
  // What was taken away last; its place in the list stays until something else happens.
  const [gone, setGone] = useState<{ question: Asked; place: number } | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const refocus = useRef<{ action: string; id: string } | null>(null);
  const id = useId();

  useLayoutEffect(() => {
    const target = refocus.current;
    if (!target) return;
    refocus.current = null;
    const found = root.current?.querySelector<HTMLElement>(
      `[data-action=${target.action}][data-id="${CSS.escape(target.id)}"]`,
    );
    found?.focus();
    if (found instanceof HTMLInputElement) found.setSelectionRange(found.value.length, found.value.length);
  });

  /** The list as it is now: another tab may have added to it after this one was drawn. */
  const now = () => model.get("questions") as Asked[];

  const refuse = (text: string, list: Asked[]): string => {
    if (!text) return t("Write your question first.");
    if (text.length > mostCharacters) return t("Make it a little shorter first.");
    if (list.some((question) => same(question.text, text))) return t("This question is on your list already.");
    return "";
  };

  const add = () => {
    const text = draft.trim();
    const list = now();
    const problem =
      refuse(text, list) ||
      (list.length >= most ? t("Your list holds {n} questions. Take one away first.", { n: most }) : "");
    if (problem) return setSaid(problem);
    keep([...list, { id: newId(), text }]);
    setDraft("");
    setGone(null);
    setSaid(t("Added: {text}", { text }));
  };

  const change = (question: Asked) => {
    const text = question.text.trim();
    const list = now();
    const problem = refuse(
      text,
      list.filter((other) => other.id !== question.id),
    );
    if (problem) return setChangeSaid(problem);
    const next = { id: question.id, text };
    // Taken away in another tab while it was being changed here: the words are not lost.
    const present = list.some((other) => other.id === question.id);
    keep(present ? list.map((other) => (other.id === question.id ? next : other)) : [...list, next].slice(-most));
    stopEditing(question.id);
    setAloud(t("Changed: {text}", { text }));
  };

  const stopEditing = (which: string) => {
    refocus.current = { action: "change", id: which };
    setEditing(null);
    setChangeSaid("");
  };

  const takeAway = (question: Asked, place: number) => {
    keep(now().filter((other) => other.id !== question.id));
    refocus.current = { action: "back", id: question.id };
    setGone({ question, place });
    setSaid("");
    setAloud(t("Taken away: {text}", { text: question.text }));
  };

  const putBack = () => {
    if (!gone) return;
    const list = now();
    if (list.length >= most) return setAloud(t("Your list holds {n} questions. Take one away first.", { n: most }));
    if (!list.some((other) => other.id === gone.question.id))
      keep([...list.slice(0, gone.place), gone.question, ...list.slice(gone.place)]);
    refocus.current = { action: "change", id: gone.question.id };
    setAloud(t("Put back on your list: {text}", { text: gone.question.text }));
    setGone(null);
  };

  const rows: { question: Asked; isGone: boolean }[] = questions.map((question) => ({ question, isGone: false }));
  if (gone && !questions.some((question) => question.id === gone.question.id))
    rows.splice(Math.min(gone.place, rows.length), 0, { question: gone.question, isGone: true });

  return (
    <Card
      title={t("Which questions do you want to take along?")}
      todo={t("Write them down for your therapist. You find this list in every lesson.")}
    >
      <form
        method="dialog"
        class="add"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <label class="w-label" for={id}>
          {t("My question")}
        </label>
        <div class="w-row">
          <TextField id={id} enterkeyhint="done" most={mostCharacters} value={draft} onText={setDraft} />
          <button type="submit" class="w-button">
            {t("Add to my list")}
          </button>
        </div>
      </form>
      <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
        {said}
      </p>
      <div class="list" ref={root} data-part="list">
        <h4 id={`${id}-list`}>{t("My questions")}</h4>
        {rows.length === 0 ? (
          <p class="empty">{t("There are no questions on your list yet.")}</p>
        ) : (
          <ul aria-labelledby={`${id}-list`}>
            {rows.map(({ question, isGone }, place) => (
              <li key={question.id} class={isGone ? "is-gone" : ""}>
                {isGone ? (
                  <>
                    <span class="words">{t("Taken away: {text}", { text: question.text })}</span>
                    <span class="buttons">
                      <button
                        type="button"
                        class="w-step"
                        data-action="back"
                        data-id={question.id}
                        aria-label={t("Put back: {text}", { text: question.text })}
                        onClick={putBack}
                      >
                        {t("Put back")}
                      </button>
                    </span>
                  </>
                ) : editing?.id === question.id ? (
                  <form
                    method="dialog"
                    class="change"
                    onSubmit={(event) => {
                      event.preventDefault();
                      change(editing);
                    }}
                  >
                    <TextField
                      id={`${id}-change`}
                      enterkeyhint="done"
                      data-action="edit"
                      data-id={question.id}
                      aria-label={t("Change your question")}
                      most={mostCharacters}
                      value={editing.text}
                      onText={(text) => setEditing({ id: question.id, text })}
                      onKeyDown={(event) => event.key === "Escape" && stopEditing(question.id)}
                    />
                    <span class="buttons">
                      <button type="submit" class="w-step">
                        {t("Save the change")}
                      </button>
                      <button type="button" class="w-step" onClick={() => stopEditing(question.id)}>
                        {t("Leave as it was")}
                      </button>
                    </span>
                    <p class="change-said" aria-live="polite" aria-atomic="true">
                      {changeSaid}
                    </p>
                  </form>
                ) : (
                  <>
                    <span class="words">{question.text}</span>
                    <span class="buttons">
                      <button
                        type="button"
                        class="w-step"
                        data-action="change"
                        data-id={question.id}
                        aria-label={t("Change: {text}", { text: question.text })}
                        onClick={() => {
                          refocus.current = { action: "edit", id: question.id };
                          setChangeSaid("");
                          setEditing(question);
                        }}
                      >
                        {t("Change")}
                      </button>
                      <button
                        type="button"
                        class="w-step"
                        aria-label={t("Take away: {text}", { text: question.text })}
                        onClick={() => takeAway(question, place)}
                      >
                        {t("Take away")}
                      </button>
                    </span>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <p class="w-visually-hidden" aria-live="polite" aria-atomic="true" data-part="aloud">
          {aloud}
        </p>
      </div>
      <p class="w-note print-hint">{t("Taking it to your therapist? Print this page or show your screen.")}</p>
      <p class="w-note">
        {t(
          "Your list stays on this device, in this browser. The course shows it to nobody else. Whoever uses this device can read it.",
        )}
      </p>
    </Card>
  );
}

export default defineWidget(MyQuestions, { readBack: ReadBack });
