/** Two made-up people beside each other. */
import { expect, test } from "vitest";
import { drawing, fill, type Shown, show, texts } from "./show";

const AT_FIRST = "two_plans: at first";

const summary = (page: Shown) => page.part("summary").textContent;
const output = (page: Shown, part: string) => page.part(part).querySelector("output")?.textContent;
const slide = (page: Shown, part: string, value: number) =>
  fill(page.part(part).querySelector("input") as HTMLInputElement, value);

/** Dots below the days of the first and of the second person. */
async function flares(page: Shown): Promise<(number | undefined)[]> {
  const { data } = await drawing(page);
  return [data[2]?.x.length, data[5]?.x.length];
}

test("two people twelve weeks", async () => {
  const page = await show(AT_FIRST);
  expect(summary(page)).toBe(
    "Ans gaat van ongeveer 75 naar 55 minuten per week, met een opvlamming op 22 van de 84 dagen. " +
      "Kees gaat van ongeveer 110 naar 235 minuten per week, met een opvlamming op 3 van de 84 dagen. " +
      "Klein en steeds opnieuw komt hier verder dan veel doen en dan rusten.",
  );
  expect(await flares(page)).toEqual([22, 3]);
  for (const sentence of [
    /Illustratie, geen voorspelling/,
    /Dit verschil is nooit zo onderzocht/,
    /geen advies voor u/,
  ])
    page.getByText(sentence);
});

test("each day is one bar, as high as its minutes", async () => {
  const page = await show(AT_FIRST);
  const { data } = await drawing(page);
  const plan = (page.model.get("_first") as { minutes: number[]; flares: number[] }[][])[2]?.[1];
  const drawnDays = [0, 1].flatMap((trace) => data[trace]?.x.map((day, i) => [day, data[trace]?.y[i]]) ?? []);
  expect(drawnDays.sort(([a = 0], [b = 0]) => a - b)).toEqual(plan?.minutes.map((minutes, day) => [day, minutes]));
  expect(data[1]?.x).toEqual(plan?.flares);
});

test("overdoing costs", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", 3);
  expect(summary(page)).toContain("Het plan van Kees vraagt meer dan lukt.");
  expect((await flares(page))[1]).toBeGreaterThanOrEqual(30);
  await slide(page, "start", 3);
  expect(summary(page)).toContain("Kees gaat van ongeveer 145 naar 55 minuten per week");
});

test("not doing too much goes well for both", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "boost", 0);
  expect(output(page, "boost")).toBe("net wat lukt");
  expect(summary(page)).toContain("Ook Ans komt verder");
  expect((await flares(page))[0]).toBe(3);
});

test("doing the same is fine", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", 0);
  expect(summary(page)).toContain("Kees doet elke week hetzelfde. Dat is ook goed.");
});

test("more rest after a flare-up means less done", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "rest", 0);
  expect(summary(page)).toContain("Ans gaat van ongeveer 50 naar 20 minuten");
});

test("the numbers say the same", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByText("Laat de getallen zien"));
  const rows = texts(page.getAllByRole("row"));
  expect(rows).toHaveLength(14);
  expect(rows[0]).toBe("WeekAns: minutenKees: minuten");
  expect(rows[12]).toBe("week 1254233");
  expect(rows[13]).toBe("dagen met een opvlamming223");
});

test("an author gives other names, shown as words only", async () => {
  const page = await show(AT_FIRST, { state: { people: ["Mia", "<b>Bo</b>"] } });
  expect(summary(page)).toContain("Mia gaat van");
  page.getByRole("heading", { name: "<b>Bo</b>" });
  // Plotly would read a < as a tag.
  expect((await drawing(page)).layout.annotations[1]?.text).toContain("&lt;b>Bo&lt;/b>");
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "boost", 0);
  expect(output(page, "boost")).toBe("net wat lukt");
  expect(page.kept.values).toBeNull();
});
