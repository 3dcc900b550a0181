/** Treatments: choose one, put it beside the yardstick, read how unsure it is. */
import { expect, test } from "vitest";
import { drawing, type Shown, show, texts } from "./show";

const AT_FIRST = "treatments: at first";

type Outcome = "pain" | "function";
type Bars = { effect: [number, number | null, number | null] }[];

/** The sentence that is seen, below the chosen one. */
const answer = (page: Shown) => texts(page.part("answer").querySelectorAll("p:not(.is-away)"));
/** The same sentence, for who hears the page. */
const heard = (page: Shown) => page.part("summary").textContent;
const about = (page: Shown) => texts(page.part("about").querySelectorAll(":scope > :not(.is-away)"));
const option = (page: Shown, text: string) => page.getByLabelText<HTMLInputElement>(text);
const pick = (page: Shown, text: string) => page.user.click(option(page, text));
const numbers = (page: Shown) => page.user.click(page.getByText("Laat de getallen zien"));
const row = (page: Shown, name: RegExp) => page.getByRole("row", { name }).textContent;

test("the sentence says average, margin and yardstick", async () => {
  const page = await show(AT_FIRST);
  expect(answer(page)).toEqual([
    "Oefenen: gemiddeld 15 punten minder pijn, van de 100. Waarschijnlijk ligt het tussen 12 en 18. In de betere onderzoeken: 7. " +
      "Waarschijnlijk ligt het tussen 2 en 12. De laatste getallen zijn omgerekend door ons. De meetlat staat op 20.",
  ]);
  await pick(page, "Alleen uitleg over pijn");
  expect(answer(page).join()).toContain("tussen 2 punten meer en 14 punten minder");
  expect(about(page).join()).toContain("Onzeker: misschien is er bijna niets van te merken.");
});

test("what people can do has its own yardstick", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Coaching bij denken en bewegen");
  await pick(page, "wat u kunt");
  const sentence =
    "Coaching bij denken en bewegen: van 24 gewone dingen konden mensen er gemiddeld 3,5 meer. Waarschijnlijk ligt het tussen 2 en 4,9. " +
    "De meetlat staat op 5.";
  expect(answer(page)).toEqual([sentence]);
  expect(heard(page)).toBe(sentence);
  expect(page.part("summary").getAttribute("aria-live")).toBe("polite");
  expect((await drawing(page)).layout.annotations.map(({ text }) => text)).toContain("<b>meetlat: 5</b>");
  await numbers(page);
  page.getByRole("columnheader", { name: "Wat mensen meer konden, van 24 dingen" });
  expect(row(page, /^Coaching bij denken en bewegen 3,5/)).toContain("2 en 4,9");
  expect(row(page, /^Stap voor stap opbouwen 1,6/)).toContain("0,7 en 2,4, omgerekend");
  await pick(page, "Manuele therapie");
  expect(answer(page)).toEqual(["Wij hebben geen getal over wat mensen hierna meer konden."]);
});

test("what has no number is said in words", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Injecties");
  expect(answer(page).join()).toContain("raadt veelgebruikte injecties in of bij de rug sterk af");
  await numbers(page);
  expect(row(page, /^Injecties/)).toContain("geen getal");
});

test("only the chosen one is explained", async () => {
  const page = await show(AT_FIRST);
  for (const [text, words] of [
    ["Een team van behandelaars", "41 onderzoeken"],
    ["Manuele therapie", "nooit als enige"],
  ] as const) {
    await pick(page, text);
    expect(about(page)).toHaveLength(1);
    expect(about(page)[0]).toContain(words);
  }
});

test.each<[Outcome, string]>([
  ["pain", "pijn"],
  ["function", "wat u kunt"],
])("the chart draws the numbers in parts of the yardstick: %s", async (outcome, name) => {
  const page = await show(AT_FIRST);
  await pick(page, name);
  const yardstick = (page.model.get("_yardstick") as Record<Outcome, number>)[outcome];
  const treatments = page.model.get("_treatments") as Record<Outcome, { bars: Bars }>[];
  const effects = treatments.flatMap((each) => each[outcome].bars.map(({ effect }) => effect));
  const { data, layout } = await drawing(page);
  expect(effects.length).toBeGreaterThan(5);
  expect(data[1]?.x).toHaveLength(effects.length);
  for (const [i, [mean, low, high]] of effects.entries()) {
    expect(data[1]?.x[i]).toBeCloseTo(mean / yardstick);
    const ends = data[0]?.x.filter((_, at) => data[0]?.y[at] === i) ?? [];
    if (low === null || high === null) expect(ends).toEqual([]);
    else {
      expect(Math.min(...ends)).toBeGreaterThanOrEqual(low / yardstick);
      expect(Math.max(...ends)).toBeLessThanOrEqual(high / yardstick);
      expect(Math.min(...ends)).toBeLessThan(Math.max(...ends));
    }
  }
  expect(layout.shapes[1]?.x0).toBe(1);
  expect(layout.annotations.map(({ text }) => text)).toContain(`<b>meetlat: ${yardstick}</b>`);
});

test("the small drawing beside the control has the chosen one's bars", async () => {
  const page = await show(AT_FIRST);
  const means = () => page.part("beside").querySelectorAll(".mean").length;
  expect(means()).toBe(2);
  await pick(page, "Coaching bij denken en bewegen");
  expect(means()).toBe(1);
  await pick(page, "Injecties");
  expect(means()).toBe(0);
});

test("the chosen one is marked in the chart, not by colour alone", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Een team van behandelaars");
  const marked = (await drawing(page)).layout.annotations.filter(({ text }) => text.includes("▸"));
  expect(marked).toHaveLength(1);
  expect(marked[0]?.text).toContain("▸ Een team van behandelaars");
});

test("it says why an average is not people", async () => {
  const page = await show(AT_FIRST);
  const people = page.part("people");
  expect(people.textContent).toContain("een bedacht voorbeeld van 15 punten");
  expect(people.textContent).toContain("5 van de 10 mensen merken 30 punten. De andere 5 merken niets.");
  const averages = page.parts("example").map((example) => {
    const points = texts(example.querySelectorAll("svg text")).map(Number);
    expect(points).toHaveLength(10);
    return points.reduce((sum, each) => sum + each, 0) / points.length;
  });
  expect(averages).toEqual([15, 15]);
});

test("where people were counted the others and the doubt stand beside it", async () => {
  const page = await show(AT_FIRST);
  const n = page.model.get("_bothered_after_injections") as number;
  expect(n).toBeGreaterThan(0);
  expect(page.part("counted").textContent).toContain(
    `Ongeveer ${n} van de 100 mensen hadden daarna langer pijn of stijfheid, de andere ${100 - n} niet. Dat getal is onzeker.`,
  );
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "Injecties");
  expect(page.kept.values).toBeNull();
  expect(option(await page.reload(), "Oefenen").checked).toBe(true);
});
