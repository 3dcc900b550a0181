/** What was answered in an earlier edition to questions that are asked no more, in the words of then ("Uit de vorige versie"). */
import { storage, type Values } from "./device";
import { find, placeOf } from "./forms";
import { KEPT } from "./kept.gen";
import { fit } from "./shape";
import { words } from "./words";

/** What course/site/earlier.py tells of a question. */
export interface Asked {
  kind: string;
  options: string[];
  unit: string;
}

/** An answer in words. */
export interface Answer {
  lines: string[];
  /** Whether the lines are the reader's own words, or stand in the order that the reader made. */
  form: "chosen" | "order" | "own";
  /** 1 not, 2 a little, 3 very; 0 when it was not said. */
  sure: number;
}

/** What was kept as an answer, in words; null when that is no answer to this question. */
export function answerIn({ kind, options, unit }: Asked, values: Values): Answer | null {
  const kept = <T>(name: string, otherwise: T): T => {
    const shape = KEPT.quiz?.[name];
    return ((shape && fit(shape, values[name])) as T | undefined) ?? otherwise;
  };
  const named = (places: number[]) => places.flatMap((place) => options[place] ?? []);
  const found = (lines: string[], form: Answer["form"] = "chosen", sure = 0) =>
    lines.length ? { lines, form, sure } : null;
  switch (kind) {
    case "open": {
      const own = kept("own_words", "").trim();
      return found(own ? [own] : [], "own");
    }
    case "volgorde": {
      const order = named(kept("order", []));
      return found(order.length === options.length ? order : [], "order");
    }
    case "schatting": {
      const number = kept<number | null>("estimate", null);
      return found(number === null ? [] : [`${number} ${unit}`.trim()]);
    }
    default:
      return found(named(kept("chosen", [])), "chosen", kind === "stelling" ? kept("certainty", 0) : 0);
  }
}

function answerOf(place: HTMLElement): Answer | null {
  try {
    const asked = JSON.parse(place.dataset.answer ?? "") as Asked;
    const found = find(storage(), place.dataset.earlier ?? "", "quiz");
    return found.what === "answer" ? answerIn(asked, found.entry.values) : null;
  } catch {
    // Nothing that can be read, or a browser that keeps nothing.
    return null;
  }
}

function show(place: HTMLElement): void {
  const answer = answerOf(place);
  const box = place.querySelector("[data-part=answer]");
  place.hidden = !answer;
  if (!answer || !box) return box?.replaceChildren();
  const element = (name: string, text: string) => Object.assign(document.createElement(name), { textContent: text });
  const list = document.createElement(answer.form === "order" ? "ol" : "ul");
  list.append(...answer.lines.map((line) => element("li", line)));
  const own = Object.assign(element("p", answer.lines[0] ?? ""), { className: "own-words" });
  const before = answer.form === "order" && words("earlier-order");
  const sure = answer.sure > 0 && words(`earlier-sure-${answer.sure}`)?.textContent;
  box.replaceChildren(
    ...(before ? [before] : []),
    answer.form === "own" ? own : list,
    ...(sure ? [element("p", sure)] : []),
  );
}

/** Shows them, also when another tab keeps or wipes something. */
export function followEarlier(page: HTMLElement): void {
  const places = [...page.querySelectorAll<HTMLElement>("[data-earlier]")];
  for (const place of places) show(place);
  addEventListener("storage", ({ key }) => {
    for (const place of places) if (key === null || placeOf(key)?.name === place.dataset.earlier) show(place);
  });
}
