/** Nights and days: what the reader chooses, and what is seen and read of it. */
import { expect, test } from "vitest";
import { drawing, type Shown, show, texts } from "./show";

const AT_FIRST = "sleep_week: at first";
const CHANCE = "met toeval erbij, elke keer anders";
// Before the arrows stand three traces for the nights and three for the days; then four strengths for each direction.
const [TO_PAIN, TO_SLEEP] = [6, 10];

const summary = (page: Shown) => page.part("summary").textContent;
const pick = (page: Shown, name: string) => page.user.click(page.getByLabelText(name));
const table = (page: Shown) => texts(page.el.querySelectorAll(".w-numbers tbody tr"));

/** Of the arrows to the day and of those back to the night, in pixels. */
async function thickness(page: Shown): Promise<[number, number]> {
  const { data } = await drawing(page);
  const widths = [TO_PAIN, TO_SLEEP].map((from) => new Set(data.slice(from, from + 4).map(({ line }) => line?.width)));
  expect(widths.map(({ size }) => size)).toEqual([1, 1]);
  return widths.map((each) => [...each][0]) as [number, number];
}

test("starts with usual nights", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { level: 3, name: "Wat doet een slechte nacht met de dagen erna?" });
  expect(page.getByLabelText<HTMLInputElement>("gewone nachten").checked).toBe(true);
  expect(summary(page)).toContain("de pijn dan ook zoals gewoon");
  page.getByText("Illustratie, geen voorspelling");
});

test.each([
  [
    "één slechte nacht",
    "Na een slechte nacht is de pijn de dag erna een beetje meer. Na ongeveer drie dagen is dat bijna weg.",
  ],
  ["een week slechte nachten", "Na een week slechte nachten is de pijn wat meer."],
  ["gemiddeld beter slapen", "is de pijn hier gemiddeld een beetje minder. De pijn gaat niet weg."],
])("the sentence says what the nights do: %s", async (nights, sentence) => {
  const page = await show(AT_FIRST);
  await pick(page, nights);
  expect(summary(page)).toContain(sentence);
});

test("thicker arrows say more", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "gemiddeld beter slapen");
  await pick(page, "slaap werkt sterk door op pijn");
  expect(summary(page)).toContain("gemiddeld wat minder");
});

test("arrows in the chart are as thick as chosen", async () => {
  const page = await show(AT_FIRST);
  const [toPain, toSleep] = await thickness(page);
  expect(toPain).toBeGreaterThan(toSleep);
  await pick(page, "allebei even sterk");
  const [now, back] = await thickness(page);
  expect(now).toBe(back);
  expect(now).toBeGreaterThan(toPain);
});

test("the drawing follows the nights", async () => {
  const page = await show(AT_FIRST);
  const before = (await drawing(page)).data.map(({ y }) => y);
  await pick(page, "één slechte nacht");
  const after = (await drawing(page)).data.map(({ y }) => y);
  expect(Math.min(...(after[1] ?? []))).toBe(-3);
  expect(Math.min(...(before[1] ?? []))).toBe(0);
  expect(after[4]).not.toEqual(before[4]);
});

test("chance hides what one night does and differs each time", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "één slechte nacht");
  const plain = table(page);
  await pick(page, CHANCE);
  expect(summary(page)).toContain("Op één dag doet toeval hier meer dan de nachten.");
  const once = table(page);
  await pick(page, CHANCE);
  expect(table(page)).toEqual(plain);
  await pick(page, CHANCE);
  const twice = table(page);
  expect(once).not.toEqual(plain);
  expect(twice).not.toEqual(plain);
  expect(twice).not.toEqual(once);
});

test("pain also goes up and down with usual nights", async () => {
  const page = await show(AT_FIRST);
  await pick(page, CHANCE);
  expect(summary(page)).toBe("Ook met gewone nachten gaat de pijn op en neer.");
});

test("a strong week is not said to be less than chance", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "een week slechte nachten");
  await pick(page, "slaap werkt sterk door op pijn");
  await pick(page, CHANCE);
  expect(summary(page)).toContain("Aan één dag ziet u niet wat door de nachten komt.");
});

test("the numbers are differences with usual", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "één slechte nacht");
  expect(table(page)).toHaveLength(14);
  expect(table(page)[0]).toContain("gewoongewoon");
  expect(table(page)[1]).toContain("3,0 slechter0,4 meer");
});

test("no hours no score", async () => {
  const page = await show(AT_FIRST);
  expect(page.el.textContent).not.toMatch(/uur|uren|score|%/i);
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "één slechte nacht");
  await pick(page, CHANCE);
  expect(page.kept.values).toBeNull();
});
