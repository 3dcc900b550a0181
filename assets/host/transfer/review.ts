/** Before anything is kept: says what comes, and lets the reader choose where it differs from what is here. */
import type { Model } from "../../../widgets/front/widget";
import type { Entry } from "../device";
import { versionOf } from "../forms";
import { type Keepable, keepableFile, lessonOf } from "../keepable";
import { PageModel, type State } from "../model";
import { contentOf } from "../mount";
import { words } from "../words";
import type { Comparison, Item, Move } from "./kept";

/** What this page knows of the parts of the course, by the name of an entry; see `learn`. */
export type Parts = Keepable;

/** Milliseconds that a reader waits before it is said that nothing came. */
const PATIENCE = 8000;
const coming: Record<string, Promise<void>> = {};

/** Fetches what these names are about, lesson by lesson, once; false when that does not come. A name of no lesson stays unknown. */
export function learn(parts: Parts, names: Iterable<string>): Promise<boolean> {
  const fetched = [...new Set([...names].map(lessonOf))].map((lesson) => {
    const file = keepableFile(lesson);
    if (file)
      coming[lesson] ??= contentOf<Keepable>(file).then(
        ({ states, others }) => {
          Object.assign(parts.states, states);
          Object.assign(parts.others, others);
        },
        (error: unknown) => {
          delete coming[lesson];
          throw error;
        },
      );
    return coming[lesson];
  });
  return Promise.race([
    Promise.all(fetched).then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((late) => setTimeout(late, PATIENCE, false)),
  ]);
}

export function stateIn(parts: Parts, name: string): State | null {
  return own(parts.states, name) ?? own(parts.others, name)?.state ?? null;
}

function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const part = <T extends HTMLElement = HTMLElement>(of: ParentNode, name: string) =>
  of.querySelector<T>(`[data-part="${name}"]`);
const sentence = (name: string, values: Record<string, string | number> = {}) => words(name, values)?.textContent ?? "";

/** When something was kept, in words. */
export function when(saved: string): string {
  const time = new Date(saved);
  if (!saved || Number.isNaN(time.getTime())) return "";
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(time);
}

function savedAt(saved: string): string {
  const time = when(saved);
  return time ? sentence("saved-at", { when: time }) : sentence("saved-unknown");
}

export function whereIn(name: string): string {
  if (name.startsWith("@")) return sentence("in-settings");
  if (name.startsWith("course/")) return sentence("in-all");
  const number = name.slice(0, 2);
  const title = document.querySelector<HTMLElement>(`[data-transfer-lesson="${number}"]`)?.dataset.title;
  return title
    ? sentence("in-lesson", { number: Number(number), title })
    : sentence("in-old-lesson", { number: Number(number) });
}

interface ReadBackModule {
  default: { readBack?(place: { model: Model; el: HTMLElement }): () => void };
}

/** Writes in words what an entry holds, as "Mijn cursus" does; null when it has no such words. */
export async function readBack(state: State | null | undefined, entry: Entry): Promise<HTMLElement | null> {
  // A form of a newer version of the course has no words here.
  if (!state?._module || (entry.version ?? 1) > versionOf(String(state._kind))) return null;
  const el = document.createElement("div");
  try {
    const model = new PageModel(state, { load: () => entry.values, save() {}, setAside() {}, follow() {} });
    const { default: widget } = (await import(new URL(String(state._module), import.meta.url).href)) as ReadBackModule;
    widget.readBack?.({ model, el });
    return el.querySelector("h3") ? el : null;
  } catch {
    return null;
  }
}

async function choice(item: Item, index: number, parts: Parts): Promise<HTMLElement> {
  const { name, here, there } = item;
  const state = own(parts.states, name);
  const [mine, theirs] = [here && (await readBack(state, here)), await readBack(state, there)];
  const title = (theirs ?? mine)?.querySelector("h3")?.textContent;
  const settings: Record<string, string> = { "@lezen": "part-reading", "@voorlezen": "part-speed" };
  const what = name.endsWith("/@plek")
    ? sentence("part-place")
    : (title ?? own(parts.others, name)?.words ?? sentence(own(settings, name) ?? "part-unknown"));
  const element = words("choice", {
    where: whereIn(name),
    what,
    here: savedAt(here?.saved ?? ""),
    there: savedAt(there.saved),
  })?.firstElementChild as HTMLElement;
  element.dataset.entry = name;
  for (const input of element.querySelectorAll("input")) input.name = `choice-${index}`;
  const read = mine || theirs ? words("read-both") : null;
  if (read) {
    // The title stands above already, and these headings are no part of the page's own.
    for (const [side, el] of [
      ["read-here", mine],
      ["read-there", theirs],
    ] as const) {
      for (const heading of el?.querySelectorAll("h3") ?? []) heading.remove();
      for (const button of el?.querySelectorAll(".room-to-write") ?? []) button.remove();
      if (el) part(read, side)?.append(el);
    }
    element.append(read);
  }
  return element;
}

/**
 * Shows what comes in and resolves with the items to keep; null when the reader does nothing with it.
 *
 * @param saved when it was gathered on the other device; empty when that is not told.
 */
export async function review(
  form: HTMLFormElement,
  comparison: Comparison,
  saved: string,
  parts: Parts,
): Promise<Move[] | null> {
  const { fresh, same, differ, unfit, newer, aside, later } = comparison;
  const copy = words("review", {
    saved: when(saved),
    fresh: fresh.length,
    same: same.length,
    unfit: unfit.length,
    newer: newer.length,
    aside: aside.length,
    later: later.length,
    differ: differ.length,
  });
  if (!copy) return null;
  part(copy, "review-from")?.toggleAttribute("hidden", !when(saved));
  part(copy, "review-new")?.toggleAttribute("hidden", fresh.length === 0);
  part(copy, "review-same")?.toggleAttribute("hidden", same.length === 0);
  part(copy, "review-unfit")?.toggleAttribute("hidden", unfit.length === 0);
  part(copy, "review-newer")?.toggleAttribute("hidden", newer.length === 0);
  part(copy, "review-aside")?.toggleAttribute("hidden", aside.length === 0);
  part(copy, "review-later")?.toggleAttribute("hidden", later.length === 0);
  const choices = part(copy, "review-choices");
  choices?.toggleAttribute("hidden", differ.length === 0);
  choices?.append(...(await Promise.all(differ.map((item, i) => choice(item, i, parts)))));
  form.replaceChildren(copy);
  form.hidden = false;
  form.querySelector<HTMLElement>("h3")?.focus();

  part(form, "newest")?.addEventListener("click", () => {
    differ.forEach(({ here, there }, i) => {
      const value = there.saved > (here?.saved ?? "") ? "take" : "keep";
      const input = form.querySelector<HTMLInputElement>(`input[name="choice-${i}"][value=${value}]`);
      if (input) input.checked = true;
    });
  });
  return new Promise((done) => {
    const finish = (items: Move[] | null) => {
      form.onsubmit = null;
      form.hidden = true;
      form.replaceChildren();
      done(items);
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      const chosen = new FormData(form);
      finish([...fresh, ...aside, ...later, ...differ.filter((_, i) => chosen.get(`choice-${i}`) === "take")]);
    };
    part(form, "leave")?.addEventListener("click", () => finish(null));
  });
}
