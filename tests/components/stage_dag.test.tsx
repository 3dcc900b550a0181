/** The day as a ring: every direction of its vocabulary does something, in any order, and says so in Dutch. */
import { readFileSync } from "node:fs";
import { cleanup } from "@testing-library/preact";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { PageModel } from "../../assets/host/model";
import { defineWidget } from "../../widgets/front/widget";
import stage, { type DayState, LONGEST, sizeOf } from "../../widgets/stages/dag/dag";
import { drawnAlone } from "./drawn_alone";
import { Kept } from "./show";

const { start, directions, Picture, describe: inWords } = stage;
const source = (file: string) => readFileSync(`widgets/stages/dag/${file}`, "utf8");
const vocabulary = [...source("dag.py").matchAll(/Direction\("(\w+)"/g)].map((found) => found[1] ?? "");
const dutch = Object.fromEntries(
  [...source("nl.po").matchAll(/msgid "(.+)"\nmsgstr "(.+)"/g)].map(([, key, word]) => [key, word]),
);
const t = (text: string, values: Record<string, string | number> = {}) => {
  if (!dutch[text]) throw new Error(`no Dutch for ${JSON.stringify(text)}`);
  return dutch[text].replace(/\{(\w+)\}/g, (_: string, key: string) => String(values[key]));
};

const after = (keys: string[], state: DayState = start) =>
  keys.reduce((day, key) => directions[key]?.(day) ?? day, state);
const drawn = (state: DayState) => drawnAlone(<Picture state={state} />, t);
const WORDS = {
  words1: "bukken",
  words2: "dit gaat niet goed",
  words4: "boodschappentassen dragen",
  step: "tot de hoek",
};

// From here every direction has something to change.
const busy = after(["next_moment", "smaller", "smaller", "way_out", "way_out", "way_out"]);
const from: Record<string, DayState> = { her_day: after(["your_words"], busy) };

/** A document of this picture, as in a page. */
function inPage(state: DayState) {
  const el = document.createElement("div");
  const model = new PageModel({ _kind: "test", texts: dutch }, new Kept());
  defineWidget(() => <Picture state={state} />).render({ model, el });
  return el;
}
const cards = (el: Element) =>
  [...el.querySelectorAll("foreignObject")]
    .filter((card) => !card.closest(".is-gone"))
    .map((card) => (card.textContent ?? "").replaceAll("\u00AD", ""));

afterEach(cleanup);

test("Python and the drawing know the same directions", () => {
  expect(Object.keys(directions).sort()).toEqual([...vocabulary].sort());
});

describe.each(vocabulary)("%s", (key) => {
  const before = from[key] ?? busy;

  test("changes the state and the picture, and leaves the state before as it was", () => {
    const kept = JSON.stringify(before);
    const next = after([key], before);
    expect(next).not.toEqual(before);
    expect(drawn(next)).not.toBe(drawn(before));
    expect(JSON.stringify(before)).toBe(kept);
    expect(after([key], before)).toEqual(next);
  });
});

test("directions come in any order: always a picture, a sentence and a state that can be kept", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }), (keys) => {
      const day = after(keys);
      expect(JSON.parse(JSON.stringify(day))).toEqual(day);
      expect(drawn(day)).not.toMatch(/NaN|undefined|\[object/);
      expect(inWords(day, t)).toMatch(/^[A-Z][^.]+\.$/);
    }),
    { numRuns: 60 },
  );
});

test("the day goes round, and every moment has its own sentence", () => {
  const said = [1, 2, 3, 4, 5].map((times) => inWords(after(Array(times).fill("next_moment")), t));
  expect(new Set(said).size).toBe(5);
  expect(after(Array(6).fill("next_moment"))).toMatchObject({ moment: 1, seen: 5 });
});

test("what someone dares shrinks and grows between nothing and everything", () => {
  expect(after(Array(9).fill("smaller")).size).toBe(0);
  expect(after(Array(9).fill("larger")).size).toBe(4);
  expect([-1, 0, 0.5, 1, 2].map(sizeOf)).toEqual([0, 0, 2, 4, 4]);
});

test("a bad day and a step that was too large leave the road as wide as it was", () => {
  const wide = after(["way_out", "way_out", "way_out", "way_out"]);
  expect(after(["bad_day"], wide)).toMatchObject({ out: 4, open: 4, bad: true });
  expect(after(["too_large"], wide)).toMatchObject({ out: 3, open: 4, back: true });
  expect(after(["too_large", "way_out"], wide)).toMatchObject({ out: 4, back: false });
  expect(inWords(after(["bad_day"], wide), t)).toContain("de weg blijft open");
});

test("the reader's words stand in the ring; a place without words keeps its name", () => {
  const day = { ...after(["your_words"]), ...WORDS };
  const el = inPage(day);
  expect(cards(el)).toEqual(["bukken", "dit gaat niet goed", "boodschappentassen dragen"]);
  const names = [...el.querySelectorAll(".empty:not(.is-gone) text")].filter((text) => !text.closest(".is-gone"));
  expect(names.map((text) => text.textContent)).toEqual(["zorg", "minder durven"]);
  expect(inWords(day, t)).toBe(
    "Uw ring van vijf momenten: bukken, dit gaat niet goed, zorg, boodschappentassen dragen, minder durven.",
  );
});

test("the reader's small step stands at the fork and beside the road", () => {
  const fork = { ...after(["your_words", "way_out"]), ...WORDS };
  expect(cards(inPage(fork))).toContain("tot de hoek");
  expect(cards(inPage(after(["way_out"], fork)))).toEqual(["tot de hoek"]);
  expect(cards(inPage(after(["her_day"], fork)))).toEqual([]);
});

test("a long word breaks between syllables, and far too much is cut off", () => {
  const card = (words: string) =>
    inPage({ ...start, own: true, words5: words }).querySelectorAll("div.slip")[4]?.textContent;
  expect(card("huishoudelijke")).toBe("huis\u00ADhou\u00ADde\u00ADlijke");
  expect(card("bukken")).toBe("bukken");
  expect(card("w".repeat(500))).toHaveLength(LONGEST);
});

test("what a reader types is never markup", () => {
  const el = inPage({ ...start, own: true, words1: "<img src=x>" });
  expect(el.querySelector("img")).toBeNull();
  expect(cards(el)).toEqual(["<img src=x>"]);
});

test("the picture is drawn without a document, a window or a clock", () => {
  for (const name of ["document", "window", "Date", "matchMedia"]) vi.stubGlobal(name, undefined);
  vi.spyOn(Math, "random").mockImplementation(() => {
    throw new Error("chance");
  });
  try {
    expect(drawn(busy)).toMatch(/^<svg.*<\/svg>$/);
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
});
