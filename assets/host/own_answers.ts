/**
 * What a reader chose or wrote in one widget, in words, for another that offers it again (widgets/offered.py). It stays in
 * this browser; the page brings the words of what can only be chosen, such as the cards of lesson 2.
 */
import { storage } from "./device";
import { find } from "./forms";
import { KEPT } from "./kept.gen";
import type { PageModel } from "./model";
import { fit } from "./shape";

/** By its place, such as `02/kaarten`: the kind of the widget there, and its words by the keys that are kept. */
export type Offers = Readonly<Record<string, { kind: string; texts?: Readonly<Record<string, string>> }>>;

interface OwnAnswer {
  text: string;
  lesson: number;
  place: string;
}

/** Of one place: who chose much sees a few of it, and the rest where it was chosen. */
const MOST_OF_ONE = 3;

type Values = Record<string, unknown>;

/** A kept value in its shape; undefined when there is none that can be read. */
function part<T>(kind: string, values: Values, trait: string): T | undefined {
  const shape = KEPT[kind]?.[trait];
  return shape && (fit(shape, values[trait]) as T | undefined);
}

/** The first thing on the way to a goal that is not ticked off yet, what one builds up, or what is still to be tried. */
export function stepIn(kind: string, values: Values): string {
  const steps = part<{ text: string; done?: boolean }[]>(kind, values, "steps") ?? [];
  const trial = part<string>(kind, values, "did") ? "" : part<string>(kind, values, "what");
  return (part<string>(kind, values, "activity") ?? trial ?? steps.find(({ done }) => !done)?.text ?? "").trim();
}

function wordsIn(kind: string, values: Values, texts: Readonly<Record<string, string>>): string[] {
  const text = (key: string) => (Object.hasOwn(texts, key) ? (texts[key] ?? "") : "");
  if (kind === "quiz") return [part<string>(kind, values, "own_words") ?? ""];
  if (kind === "experiment") return [part<string>(kind, values, "what") ?? ""];
  if (kind === "danger_safety_cards")
    return [
      ...(part<string[]>(kind, values, "chosen") ?? []).map(text),
      ...(part<{ side: string; text: string }[]>(kind, values, "own") ?? [])
        .filter(({ side }) => side === "safety")
        .map((own) => own.text),
    ];
  if (kind === "my_evening")
    return (part<({ key: string } | { own: string })[]>(kind, values, "evening") ?? []).map((item) =>
      "own" in item ? item.own : text(item.key),
    );
  return [stepIn(kind, values)];
}

function answers(place: string, { kind, texts = {} }: Offers[string]): OwnAnswer[] {
  const found = find(storage(), place, kind);
  if (found.what !== "answer") return [];
  const lesson = Number.parseInt(place, 10) || 0;
  return wordsIn(kind, found.entry.values, texts)
    .map((words) => ({ text: words.replace(/\s+/g, " ").trim(), lesson, place }))
    .filter(({ text }) => text)
    .slice(0, MOST_OF_ONE);
}

/** Gives a widget what it offers; again when that changes on this page, in another tab, or with the back button. */
export function followOwnAnswers(model: PageModel, offers: Offers): void {
  const places = ((model.get("offered") as string[] | undefined) ?? []).flatMap((place) => {
    const offer = Object.hasOwn(offers, place) ? offers[place] : undefined;
    return offer ? [{ place, offer }] : [];
  });
  if (places.length === 0) return;
  const show = () => {
    let own: OwnAnswer[] = [];
    try {
      own = places.flatMap(({ place, offer }) => answers(place, offer));
    } catch {
      // This browser keeps nothing.
    }
    const once = own.filter(({ text }, i) => own.findIndex((other) => other.text === text) === i);
    if (JSON.stringify(once) !== JSON.stringify(model.get("_own"))) model.set("_own", once);
  };
  show();
  document.addEventListener("change", show);
  addEventListener("storage", show);
  addEventListener("pageshow", (event) => event.persisted && show());
}
