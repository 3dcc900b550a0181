/** The day as a ring, with the reader's own words in it. What each stage owes stands in stages.test.tsx. */
import { cleanup } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { PageModel } from "../../assets/host/model";
import { defineWidget } from "../../widgets/front/widget";
import stage from "../../widgets/stages/dag/dag";
import { type DayState, LONGEST, sizeOf } from "../../widgets/stages/dag/day";
import { Kept } from "./show";
import { onStage } from "./stages";

const { start } = stage;
const { dutch, picture, said, after } = onStage("dag", stage);
const WORDS = {
  words1: "bukken",
  words2: "dit gaat niet goed",
  words4: "boodschappentassen dragen",
  step: "tot de hoek",
};

/** A document of this picture, as in a page. */
function inPage(state: DayState) {
  const el = document.createElement("div");
  const model = new PageModel({ _kind: "test", texts: dutch }, new Kept());
  defineWidget(() => <stage.Picture state={state} />).render({ model, el });
  return el;
}
const cards = (el: Element) =>
  [...el.querySelectorAll("foreignObject")]
    .filter((card) => !card.closest(".is-gone"))
    .map((card) => (card.textContent ?? "").replaceAll("\u00AD", ""));

afterEach(cleanup);

test("the day goes round, and every moment has its own sentence", () => {
  const sentences = [1, 2, 3, 4, 5].map((times) => said(after(Array(times).fill("next_moment"))));
  expect(new Set(sentences).size).toBe(5);
  expect(after(Array(6).fill("next_moment"))).toMatchObject({ moment: 1, seen: 5 });
});

test("a name of two words stands beside the ring, not across it", () => {
  const lines = [...picture(after(Array(5).fill("next_moment"))).matchAll(/<tspan[^>]*>([^<]*)</g)];
  expect(lines.map(([, line]) => line?.trim())).toEqual(["minder", "durven"]);
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
  expect(said(after(["bad_day"], wide))).toContain("de weg blijft open");
});

test("the reader's words stand in the ring; a place without words keeps its name", () => {
  const day = { ...after(["your_words"]), ...WORDS };
  const el = inPage(day);
  expect(cards(el)).toEqual(["bukken", "dit gaat niet goed", "boodschappentassen dragen"]);
  const names = [...el.querySelectorAll(".empty:not(.is-gone) text")].filter((text) => !text.closest(".is-gone"));
  expect(names.map((text) => text.textContent)).toEqual(["zorg", "minder durven"]);
  expect(said(day)).toBe(
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
