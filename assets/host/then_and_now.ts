/**
 * At the end of the course: what the reader said in the first lesson, and beside it what is said now; own words, and the
 * cards with thoughts about back pain. Only what was said both times stands there, and nothing is counted.
 */
import { inWords } from "../../widgets/belief_cards/in_words";
import type { Given, Thought } from "../../widgets/belief_cards/traits.gen";
import { storage } from "./device";
import { find } from "./forms";
import { KEPT } from "./kept.gen";
import type { State } from "./model";
import { fit } from "./shape";
import { words } from "./words";

/** Something that was said twice. */
interface Pair {
  about: string;
  before: string;
  now: string;
}

/** What is kept of a widget in one trait; undefined when that is nothing, or nothing that can be read. */
function kept<T>(name: string, kind: string, trait: string): T | undefined {
  const found = find(storage(), name, kind);
  const shape = KEPT[kind]?.[trait];
  return found.what === "answer" && shape ? (fit(shape, found.entry.values[trait]) as T | undefined) : undefined;
}

/** The goal beside what was written at the open questions of the first lesson. */
function ownWords(goal: string, asked: readonly { name: string; question: string }[]): Pair[] {
  const now = kept<string>(goal, "goal_ladder", "goal")?.trim() ?? "";
  return asked
    .map(({ name, question }) => ({
      about: question,
      before: kept<string>(name, "quiz", "own_words")?.trim() ?? "",
      now,
    }))
    .filter((pair) => pair.before && pair.now);
}

function thoughts(name: string, { _cards, texts }: State): Pair[] {
  const [first, again] = ["first", "again"].map(
    (when) => kept<Record<string, Given>>(name, "belief_cards", when) ?? {},
  );
  const t = (text: string) => (texts as Record<string, string>)[text] ?? text;
  return (_cards as Thought[]).flatMap(({ key, text }) => {
    const before = first?.[key];
    const now = again?.[key];
    return before && now ? [{ about: text, before: inWords(t, before), now: inWords(t, now) }] : [];
  });
}

/** Shows them; again when something is filled in above, in another tab, or with the back button. */
export function followThenAndNow(lesson: string, widgets: Record<string, State>): void {
  const place = document.querySelector<HTMLElement>("[data-part=then-and-now]");
  const list = place?.querySelector<HTMLElement>("[data-part=pairs]");
  if (!place || !list) return;
  const asked = JSON.parse(place.dataset.asked ?? "[]") as { name: string; question: string }[];
  const nameOf = ({ _scope, name }: State) => `${_scope === "course" ? "course" : lesson}/${String(name)}`;

  const pairs = () =>
    Object.values(widgets).flatMap((state) => {
      if (state._kind === "goal_ladder") return ownWords(nameOf(state), asked);
      return state._kind === "belief_cards" && state.moment === "again" ? thoughts(nameOf(state), state) : [];
    });
  const show = () => {
    let said: Pair[] = [];
    try {
      said = pairs();
    } catch {
      // This browser keeps nothing.
    }
    list.replaceChildren(...said.flatMap((pair) => words("then-and-now", { ...pair }) ?? []));
    place.hidden = said.length === 0;
  };
  show();
  document.addEventListener("change", show);
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
}
