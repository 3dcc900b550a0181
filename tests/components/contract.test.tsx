/** What every widget owes its reader, whatever it is about: one contract over all examples. */
import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { PageModel, type State } from "../../assets/host/model";
import type { Traits } from "../../widgets/body/traits.gen";
import { examples, type Shown, settled, show } from "./show";

// What opens a window of the device's own.
const LEAVES = "[data-part=print]";
const untranslated = new Set<string>();

beforeEach(() => {
  untranslated.clear();
  window.print = () => undefined;
  // Every text that a widget asks for and its catalogue does not have, is one that a reader would see in English.
  const get = PageModel.prototype.get;
  vi.spyOn(PageModel.prototype, "get").mockImplementation(function (this: PageModel, name: string) {
    const value = get.call(this, name);
    if (name !== "texts") return value;
    return new Proxy(value as Record<string, string>, {
      get(texts, key) {
        if (typeof key === "string" && key && !texts[key]) untranslated.add(key);
        return Reflect.get(texts, key);
      },
    });
  });
  return () => vi.restoreAllMocks();
});

/** The words of an element for who hears them. */
function heardIn(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const unheard of copy.querySelectorAll("[aria-hidden=true]")) unheard.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The name of a button: what else it is named by, its own label, or its words. */
function nameOf(page: Shown, button: Element): string {
  const own = (element: Element) => element.getAttribute("aria-label") ?? heardIn(element);
  const ids = button.getAttribute("aria-labelledby")?.split(" ") ?? [];
  return ids.length ? ids.map((id) => own(page.el.querySelector(`[id="${id}"]`) as Element)).join(" ") : own(button);
}

const STATES = ["aria-pressed", "aria-expanded", "aria-disabled"];
const LIVE = "[aria-live=polite], [aria-live=assertive], [role=status], [role=alert], [role=log], output";

/**
 * What a screen reader says by itself of what came since: each message once, and again when its words came anew. A message
 * within another is part of that.
 */
function saidOf(changes: MutationRecord[]): string[] {
  const live = changes
    .filter(({ type, addedNodes }) => type === "characterData" || addedNodes.length)
    .map(({ target }) => {
      let found: Element | null = null;
      for (let e = target as Element | null; e; e = e.parentElement) if (e.matches?.(LIVE)) found = e;
      return found;
    });
  return [...new Set(live)].flatMap((e) =>
    e && !e.closest("[aria-live=off], [aria-hidden=true]") ? [heardIn(e)] : [],
  );
}

/**
 * Uses everything that stands in a widget at first, once.
 *
 * @returns what was said by more than one message at a time; which buttons said nothing; and which took the focus away with them.
 */
async function useAll(page: Shown) {
  const found = { twice: [] as string[][], silent: [] as string[], lost: [] as string[] };
  const changes: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => void changes.push(...records));
  watcher.observe(page.el, { childList: true, characterData: true, subtree: true });
  for (const control of page.el.querySelectorAll<HTMLElement>("input, select, textarea, button, summary")) {
    // What came before may have taken it away.
    if (!control.isConnected || control.getAttribute("aria-disabled") === "true") continue;
    const words = control.outerHTML.slice(0, 80);
    /** What is heard of it as long as it has the focus. */
    const itself = () => [nameOf(page, control), ...STATES.map((state) => control.getAttribute(state))].join(" ");
    control.focus();
    await settled();
    watcher.takeRecords();
    changes.splice(0);
    const before = itself();
    if (control.matches("textarea, input[type=text]")) await page.user.type(control, "ja");
    else if (control instanceof HTMLInputElement && control.type === "range") {
      control.value = control.value === control.max ? control.min : control.max;
      control.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (control instanceof HTMLSelectElement)
      await page.user.selectOptions(control, control.options[control.options.length - 1]?.value ?? "");
    else if (!control.matches("input[type=date], input[type=number]")) await page.user.click(control);
    await settled();
    const said = saidOf([...changes.splice(0), ...watcher.takeRecords()]).filter(Boolean);
    if (said.length > 1) found.twice.push([words, ...said]);
    if (!control.isConnected && document.activeElement === document.body) found.lost.push(words);
    // What is shown by the browser itself says so; who fills in a field hears what is typed.
    const isButton = control.matches(`button:not([popovertarget], ${LEAVES})`);
    if (isButton && !said.length && document.activeElement === control && itself() === before) found.silent.push(words);
  }
  watcher.disconnect();
  return found;
}

const kept = (page: Shown) =>
  Object.fromEntries((page.model.get("_keep") as string[]).map((n) => [n, page.model.get(n)]));

// What answers are made of, in any widget; and names that every object has by itself.
const WORDS = [
  "key",
  "own",
  "text",
  "id",
  "answer",
  "certain",
  "done",
  "side",
  "group",
  "true",
  "own_words",
  "constructor",
  "toString",
];

/** Every short text in the content of a widget: among them the keys of what a reader can choose. */
function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return value.length < 30 ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => [key, ...wordsOf(item)]);
}

/** Kept answers of the kind that a trait has, or of any, filled with rubbish that looks like answers. */
function damaged(example: State): fc.Arbitrary<State> {
  const { texts: _, ...content } = example;
  const word = fc.constantFrom(...new Set([...WORDS, ...wordsOf(content)]));
  const { rubbish, list, record } = fc.letrec<{ rubbish: unknown; list: unknown[]; record: Record<string, unknown> }>(
    (tie) => ({
      rubbish: fc.oneof(
        { depthSize: "small" },
        word,
        fc.constantFrom(
          null,
          true,
          false,
          0,
          -1,
          1,
          0.5,
          1e9,
          1e300,
          "",
          " ",
          "<b onclick=x>w</b>",
          "w".repeat(50_000),
          "2026-11-30",
        ),
        fc.string(),
        tie("list"),
        tie("record"),
      ),
      list: fc.array(tie("rubbish"), { maxLength: 6 }),
      record: fc.dictionary(word, tie("rubbish"), { maxKeys: 6, noNullPrototype: true }),
    }),
  );
  const alike = (start: unknown): fc.Arbitrary<unknown> => {
    if (Array.isArray(start)) return list;
    if (start === null) return rubbish;
    if (typeof start === "object") return record;
    if (typeof start === "string") return fc.oneof(word, fc.string(), fc.constant("w".repeat(50_000)));
    return typeof start === "number"
      ? fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
      : fc.boolean();
  };
  const answers = (of: (start: unknown) => fc.Arbitrary<unknown>) =>
    fc.record(Object.fromEntries((example._keep as string[]).map((name) => [name, of(example[name])])), {
      requiredKeys: [],
      noNullPrototype: true,
    });
  return fc.oneof({ weight: 4, arbitrary: answers(alike) }, { weight: 1, arbitrary: answers(() => rubbish) });
}

describe.each(Object.keys(examples))("%s", (name) => {
  const example = examples[name] as State;
  const keep = example._keep as string[];
  // Some show on one page what is filled in on another.
  const fills = keep.length > 0 && !example._to_read;

  test("everything on it can be used, in Dutch, with one message at a time, and what is kept is there again", async () => {
    const page = await show(name);
    expect(page.el.textContent).not.toBe("");
    // A screen reader takes that for a status bar: it passes over what stands in it, and says its name where it is empty.
    expect(page.el.querySelector("[role=status]")).toBeNull();
    // A place that names a button is said before it by Orca, and then once more in its name.
    expect(page.el.querySelector("button[aria-labelledby]")).toBeNull();
    // What is told of a drawing stands there before anything changes, and where who reads the page again finds it.
    const told = page.el.querySelectorAll(":not(.w-visually-hidden):is([data-part=say], [data-part=summary])");
    expect(told.length > 0 || !page.el.querySelector(".w-picture, [data-part=chart]")).toBe(true);
    for (const sentence of told) expect(heardIn(sentence)).not.toBe("");
    expect(await useAll(page)).toEqual({ twice: [], silent: [], lost: [] });
    // In a list of all buttons each is another one; two may open one source, or one explanation.
    const names = [...page.el.querySelectorAll("button:not([popovertarget])")].map((button) => nameOf(page, button));
    expect(names.filter((name, i) => !name || names.indexOf(name) < i)).toEqual([]);
    expect(page.kept.values).toEqual(fills ? kept(page) : null);
    const before = kept(page);
    const again = await page.reload();
    expect(kept(again)).toEqual(before);
    expect([...untranslated]).toEqual([]);
  });

  const counted = example._counted as Traits["_counted"] | undefined;
  // On a wall and on the phones of a group nothing was kept.
  if (counted && name.endsWith(": at first"))
    test("what a group is told of it is what one does with it, and its leader can show each of it", async () => {
      document.documentElement.dataset.motion = "calm";
      const page = await show(name);
      const values = counted.values.map(({ value }) => value);
      const own = () => page.model.get(counted.trait) as number | string;
      const seen = new Set<string>();
      for (const value of values) {
        page.model.set(counted.trait, value);
        await settled();
        expect(own()).toBe(value);
        seen.add(page.el.innerHTML + [...page.el.querySelectorAll("input")].map(({ checked }) => checked));
      }
      expect(seen.size).toBe(values.length);
      page.end();
      const used = await show(name);
      const ends = new Set<unknown>();
      used.model.on(`change:${counted.trait}`, () => ends.add(used.model.get(counted.trait)));
      await useAll(used);
      expect([...ends].filter((end) => values.includes(end as number)).length).toBeGreaterThan(0);
      delete document.documentElement.dataset.motion;
    });

  if (keep.length === 0) return;
  test("a table that can be wider than the screen can be scrolled by keyboard, and has a name", async () => {
    const page = await show(name);
    for (const table of page.el.querySelectorAll("table")) {
      const region = table.closest<HTMLElement>("[role=region]");
      expect(region?.tabIndex).toBe(0);
      expect(region?.ariaLabel || region?.getAttribute("aria-label")).toBeTruthy();
    }
  });

  test("no kept answer, however damaged, stops it or is lost", async () => {
    await fc.assert(
      fc.asyncProperty(damaged(example), async (values) => {
        const page = await show(name, { kept: structuredClone(values) });
        expect(page.el.textContent).not.toBe("");
        // Neither drawing nor opening it again writes: it still stands where it stood, or aside.
        const again = await page.reload();
        expect([...again.kept.aside, again.kept.values]).toContainEqual(values);
        again.end();
        if ((example._read_back as string[]).length) {
          const read = await show(name, { kept: structuredClone(values), readBack: true });
          expect([...read.kept.aside, read.kept.values]).toContainEqual(values);
          expect(read.el.querySelectorAll("input, textarea, select, button")).toHaveLength(0);
          read.end();
        }
      }),
      { numRuns: 30, seed: 2026 },
    );
  });
});
