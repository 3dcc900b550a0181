/**
 * On the home: one step of the reader's own, from what was written in a lesson, and whether it suits today. Nothing is
 * counted and nothing looks back: only the choice of today is kept, and tomorrow the question is new.
 */
import { today } from "../../widgets/front/calendar";
import { get, remove, set, storage } from "./device";
import { find } from "./forms";
import { stepIn } from "./own_answers";
import { words } from "./words";

/** It holds a day and a choice; it does not go along to another device. */
export const KEY = "rugpijn-vandaag";
const CHOICES = ["done", "smaller", "not"] as const;
type Choice = (typeof CHOICES)[number];

interface OwnStep {
  text: string;
  /** Of what it is kept under. */
  name: string;
  /** When it was written. */
  saved: string;
}

/** The step that was written last, of what the page says that holds steps (`07/mijn-doel`, and its kind). */
export function ownStep(places: readonly { name: string; kind: string }[]): OwnStep | null {
  try {
    const all = places.flatMap(({ name, kind }) => {
      const found = find(storage(), name, kind);
      if (found.what !== "answer") return [];
      const text = stepIn(kind, found.entry.values);
      return text ? [{ text, name, saved: found.entry.saved }] : [];
    });
    return all.sort((a, b) => b.saved.localeCompare(a.saved))[0] ?? null;
  } catch {
    // This browser keeps nothing.
    return null;
  }
}

/** What was chosen today of this step; one that was written after that is asked anew. */
export function chosenToday(step: OwnStep): Choice | null {
  const entry = get(KEY);
  if (!entry || entry.values.day !== today() || entry.saved < step.saved) return null;
  return CHOICES.find((each) => each === entry.values.choice) ?? null;
}

/** Shows the step, and what was chosen; again when a lesson in another tab, the back button or a new day changes it. */
export function followToday(): void {
  const card = document.querySelector<HTMLElement>("[data-part=own-step]");
  if (!card) return;
  const part = (name: string) => card.querySelector<HTMLElement>(`[data-part=${name}]`);
  const links = [...card.querySelectorAll<HTMLElement>("[data-own]")];
  const places = links.map(({ dataset }) => ({
    name: dataset.own ?? "",
    kind: dataset.kind ?? "",
  }));
  const buttons = [...card.querySelectorAll<HTMLElement>("[data-choice]")];
  const said = (name: string) => words(`own-${name}`)?.textContent ?? "";
  const fill = (name: string, text: string) => {
    const element = part(name);
    if (element && element.textContent !== text) element.textContent = text;
  };

  const show = () => {
    const step = ownStep(places);
    const chosen = step && chosenToday(step);
    fill("step", step?.text ?? said("none"));
    fill("step-said", step ? said(chosen ?? "ask") : "");
    for (const link of links) link.hidden = step !== null && link.dataset.own !== step.name;
    for (const button of buttons) {
      button.hidden = !step;
      button.setAttribute("aria-pressed", String(button.dataset.choice === chosen));
    }
  };

  for (const button of buttons)
    button.addEventListener("click", () => {
      // Pressed again it is taken back.
      if (button.getAttribute("aria-pressed") === "true") remove(KEY);
      else set(KEY, { day: today(), choice: button.dataset.choice });
      show();
    });
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
  document.addEventListener("visibilitychange", show);
}
