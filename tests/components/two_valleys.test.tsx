/** The ball between two valleys. */
import type { Window } from "happy-dom";
import { afterEach, expect, test, vi } from "vitest";
import { drawing, fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "two_valleys: at first";
// Places on the slider for the size of the step.
const [SMALL, LARGE, VERY_LARGE] = [2, 4, 5];
const WEEKS = 52;
const A_YEAR = 60_000;

const { device } = (window as unknown as Window).happyDOM.settings;

const summary = (page: Shown) => page.part("summary").textContent;
const week = (page: Shown) => page.part("week").querySelector("output") as HTMLElement;
const play = (page: Shown) => page.part("play");
const slide = (page: Shown, part: string, value: number) =>
  fill(page.part(part).querySelector("input") as HTMLInputElement, value);

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settled();
}

/** Where the ball is drawn: the fear that it has, 0 at the right. */
const ball = async (page: Shown) => (await drawing(page)).data[1]?.x[0] ?? Number.NaN;

/** What stands in the drawing. */
async function words(page: Shown): Promise<string[]> {
  const { annotations } = (await drawing(page)).layout;
  return annotations.filter(({ visible }) => visible !== false).map(({ text }) => text);
}

afterEach(() => {
  delete document.documentElement.dataset.motion;
  device.prefersReducedMotion = "no-preference";
});

test("at first the ball lies in the left valley", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { name: "Waar rolt de bal heen?" });
  expect(summary(page)).toContain("De bal ligt nu in het linkerdal");
  for (const sentence of [
    /Illustratie, geen voorspelling/,
    /Niet iedereen met rugpijn zit in deze cirkel/,
    /nooit uw schuld/,
  ])
    page.getByText(sentence);
});

test("small steps carry the ball over the hill", async () => {
  const page = await show(AT_FIRST);
  const start = await ball(page);
  await slide(page, "step", SMALL);
  expect(summary(page)).toContain("Kleine stappen, steeds opnieuw");
  await slide(page, "week", 12);
  expect(summary(page)).toContain("op de helling");
  await slide(page, "week", WEEKS);
  expect(summary(page)).toContain("De bal ligt nu in het rechterdal");
  expect(await ball(page)).toBeLessThan(start / 2);
});

test("very large steps keep rolling back", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", VERY_LARGE);
  await slide(page, "week", WEEKS);
  expect(summary(page)).toContain("in het linkerdal");
  expect(summary(page)).toContain("steeds terugrolt");
});

test("understanding alone lowers the hill only", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "understanding", 2);
  await slide(page, "week", WEEKS);
  expect(summary(page)).toContain("Begrijpen maakt de heuvel lager. Zonder stappen komt de bal er niet overheen.");
});

test("a setback is not back to the start", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", SMALL);
  expect(await words(page)).not.toContain("tegenslag");
  await page.user.click(page.getByLabelText("Met een tegenslag in week 12"));
  expect(summary(page)).toContain("Hij hoeft niet opnieuw te beginnen");
  expect((await words(page)).filter((text) => text === "tegenslag")).toHaveLength(1);
});

test("words around and stopping are one press away", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", SMALL);
  await page.user.click(page.getByText(/^Probeer meer/));
  expect((page.part("more") as HTMLDetailsElement).open).toBe(true);
  await page.user.click(page.getByLabelText("in week 8"));
  expect(summary(page)).toContain("Na week 8 komen er geen stappen meer.");
  await page.user.click(page.getByLabelText("geruststellend"));
  await slide(page, "understanding", 2);
  expect(summary(page)).toContain("De bal was ver genoeg");
  await slide(page, "step", 0);
  expect(summary(page)).toContain("schuift de bal heel langzaam");
});

test("the year goes by and can be stopped", async () => {
  vi.useFakeTimers();
  const page = await show(AT_FIRST);
  await slide(page, "step", LARGE);
  expect(play(page).textContent).toBe("Laat een jaar voorbijgaan");
  await page.user.click(play(page));
  expect(play(page).textContent).toBe("Zet het jaar hier stil");
  expect(page.part("week").querySelector("[aria-live]")?.textContent).toBe("");
  await pass(1000);
  await page.user.click(play(page));
  await pass(50);
  expect(play(page).textContent).toBe("Laat een jaar voorbijgaan");
  const stopped = Number(/^week (\d+)$/.exec(week(page).textContent ?? "")?.[1]);
  expect(stopped).toBeGreaterThan(1);
  expect(stopped).toBeLessThan(WEEKS / 2);
  await pass(A_YEAR);
  expect(week(page).textContent).toBe(`week ${stopped}`);
  await page.user.click(play(page));
  await pass(A_YEAR);
  expect(week(page).textContent).toBe(`week ${WEEKS}`);
  expect(play(page).textContent).toBe("Laat een jaar voorbijgaan");
});

test.each(["device", "page"])("without motion, asked for on the %s, the year is over at once", async (where) => {
  if (where === "device") device.prefersReducedMotion = "reduce";
  else document.documentElement.dataset.motion = "calm";
  const page = await show(AT_FIRST);
  await slide(page, "step", SMALL);
  await page.user.click(play(page));
  expect(week(page).textContent).toBe(`week ${WEEKS}`);
  expect(play(page).textContent).toBe("Laat een jaar voorbijgaan");
});

test("the numbers say the same", async () => {
  const page = await show(AT_FIRST);
  await slide(page, "step", SMALL);
  await page.user.click(page.getByText("Laat de getallen zien"));
  const rows = page.getAllByRole("row");
  expect(rows).toHaveLength(1 + WEEKS / 4 + 1);
  expect(rows[1]?.textContent).toBe("091");
  expect(texts(rows.at(-1)?.querySelectorAll("td") ?? [])[0]).toBe("1");
});
