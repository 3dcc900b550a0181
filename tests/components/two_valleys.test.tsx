/** The ball between two valleys: guess, choose, and see where it rolls. */
import { act } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawing, drawn, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "two_valleys: at first";
const WEEKS = 52;

const said = (page: Shown) => page.part("say").textContent;
const choose = (page: Shown, option: string) => page.user.click(page.getByLabelText(option));
const another = (page: Shown) => page.user.click(page.part("another"));
const land = (page: Shown) => page.el.querySelector(".land")?.getAttribute("d");
const isThere = (page: Shown, what: string) => !page.el.querySelector(what)?.closest(".is-gone");

/** How far the ball lies from the left. */
function ball(page: Shown): number {
  const moved = page.el.querySelector(".ball")?.parentElement?.style.transform;
  return Number(/translate\(([\d.]+)px/.exec(moved ?? "")?.[1]);
}

/** Lets the weeks pass; gives what stands there in each. */
async function pass<T>(page: Shown, weeks: number, look: () => T): Promise<T[]> {
  const seen: T[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const before = said(page);
    while (said(page) === before) await act(() => void vi.advanceTimersToNextTimer());
    seen.push(look());
  }
  return seen;
}

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.dataset.motion = "calm";
});

afterEach(() => {
  delete document.documentElement.dataset.motion;
});

test("begins with a question, a ball in the left valley, and what is honest about it", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { level: 3, name: "Waar rolt de bal heen?" });
  page.getByRole("group", { name: "1 van 3: Komt de bal over de heuvel als u alleen meer begrijpt?" });
  expect(said(page)).toBe(
    "De bal is iemand die nu weinig durft. Zeg wat u denkt, en kies dan hieronder. Daarna gaat er een jaar voorbij.",
  );
  expect(page.queryAllByRole<HTMLInputElement>("radio").filter((each) => each.checked)).toEqual([]);
  expect(ball(page)).toBeLessThan(90);
  for (const sentence of [
    /Illustratie, geen voorspelling/,
    /Niet iedereen met rugpijn zit in deze cirkel/,
    /nooit uw schuld/,
  ])
    page.getByText(sentence);
});

test("guess, choose, and a year goes by; what came of it is told once, beside the guess", async () => {
  delete document.documentElement.dataset.motion;
  const page = await show(AT_FIRST);
  const start = ball(page);
  await page.user.click(page.getByLabelText("ja"));
  await choose(page, "allebei");
  expect(page.part("say").firstElementChild?.getAttribute("aria-hidden")).toBe("true");
  expect(said(page)).toBe("Week 0: de bal ligt in het linkerdal.");
  const weeks = await pass(page, WEEKS, () => ({ at: ball(page), says: said(page)?.replace(/^Week \d+: /, "") }));
  expect([...new Set(weeks.map(({ says }) => says))].slice(0, -1)).toEqual([
    "de bal ligt op de helling.",
    "de bal is over de heuvel.",
  ]);
  expect(weeks).toEqual([...weeks].sort((a, b) => a.at - b.at));
  expect(weeks.at(-1)?.at).toBeGreaterThan(start + 200);
  expect(page.part("say").children).toHaveLength(0);
  expect(said(page)).toBe(
    "De heuvel wordt lager, en kleine stappen brengen de bal eroverheen, rond week 17. U dacht: ja.",
  );
  expect(page.el.querySelectorAll("[aria-live]")).toHaveLength(1);
});

test("who chooses something else on the way begins again", async () => {
  delete document.documentElement.dataset.motion;
  const page = await show(AT_FIRST);
  await choose(page, "kleine stappen");
  await pass(page, 30, () => undefined);
  expect(said(page)).toContain("Week 30:");
  await choose(page, "begrijpen");
  expect(said(page)).toContain("Week 0:");
});

const UNDERSTANDING = ["begrijpen", "kleine stappen", "allebei"];
const STEP = ["geen", "klein", "heel groot"];
const MEANWHILE = ["tegenslag", "stoppen", "enge woorden"];
// Question, choice, what is told, whether the ball ends beyond the hill.
const CHOICES: [number, string | undefined, string, boolean][] = [
  [0, UNDERSTANDING[0], "Zonder stappen komt de bal er niet overheen.", false],
  [0, UNDERSTANDING[1], "De heuvel blijft even hoog.", true],
  [0, UNDERSTANDING[2], "De heuvel wordt lager, en kleine stappen", true],
  [1, STEP[0], "Zonder stappen blijft de bal in het linkerdal.", false],
  [1, STEP[1], "Rond week 20 is hij over de heuvel.", true],
  [1, STEP[2], "De bal rolt telkens terug.", false],
  [2, MEANWHILE[0], "Hij hoeft niet opnieuw te beginnen: rond week 21 is hij over de heuvel.", true],
  [2, MEANWHILE[1], "Na week 10 komen er geen stappen meer, en de bal rolt terug.", false],
  [2, MEANWHILE[2], "Enge woorden maken de heuvel hoger. Toch brengen kleine stappen", true],
];

test.each(CHOICES)("question %i, %s: %s", async (question, option, sentence, over) => {
  const page = await show(AT_FIRST);
  for (let asked = 0; asked < question; asked += 1) await another(page);
  await choose(page, option ?? "");
  // With calm motion the year is over at once.
  expect(said(page)).toContain(sentence);
  expect(said(page)).not.toContain("U dacht");
  expect(ball(page) > 200).toBe(over);
  expect(isThere(page, ".push")).toBe(false);
});

test("the land itself changes: understanding lowers the hill, scary words and a setback raise it", async () => {
  const page = await show(AT_FIRST);
  const ordinary = land(page);
  await choose(page, "begrijpen");
  expect(land(page)).not.toBe(ordinary);
  expect(isThere(page, ".before")).toBe(true);
  await choose(page, "kleine stappen");
  expect(land(page)).toBe(ordinary);
  expect(isThere(page, ".before")).toBe(false);
  await another(page);
  await another(page);
  delete document.documentElement.dataset.motion;
  await choose(page, "tegenslag");
  const weeks = await pass(page, 20, () => [isThere(page, ".cloud"), land(page) !== ordinary]);
  const from = weeks.findIndex(([cloud]) => cloud);
  expect(weeks.map(([cloud]) => cloud)).toEqual(weeks.map((_, week) => week >= from && week < from + 6));
  expect(weeks.map(([, other]) => other)).toEqual(weeks.map(([cloud]) => cloud));
});

test("steps are seen as long as they are set", async () => {
  delete document.documentElement.dataset.motion;
  const page = await show(AT_FIRST);
  await another(page);
  await another(page);
  await choose(page, "stoppen");
  expect(isThere(page, ".push")).toBe(true);
  expect(await pass(page, 11, () => isThere(page, ".push"))).toEqual(Array.from({ length: 11 }, (_, i) => i < 9));
});

test("another question is asked anew, and the first one comes again", async () => {
  const page = await show(AT_FIRST);
  await choose(page, "begrijpen");
  await another(page);
  page.getByRole("group", { name: /^2 van 3: Welke stap/ });
  expect(said(page)).toContain("Zeg wat u denkt");
  expect(page.queryAllByRole<HTMLInputElement>("radio").filter((each) => each.checked)).toEqual([]);
  await another(page);
  page.getByRole("group", { name: /^3 van 3: Er komt iets tussen/ });
  await another(page);
  page.getByRole("group", { name: /^1 van 3:/ });
});

test("the chart and the numbers say the same", async () => {
  const page = await show(AT_FIRST);
  await openChart(page);
  expect((await drawing(page)).data[0]?.y.at(-1)).toBe(11); // Small steps, as long as nothing was chosen.
  // The names of the lines take up to a fifth of the width: that is "durven" in the largest letters of a small screen.
  const names = (await drawing(page)).layout.annotations.slice(0, 2);
  expect(names.map(({ text }) => text)).toEqual(["<b>angst</b>", "<b>durven</b>"]);
  expect(Math.max(...names.map(({ x }) => x))).toBeLessThan(0.8);
  const before = drawn.length;
  await choose(page, "begrijpen");
  await vi.waitFor(() => expect(drawn.length).toBeGreaterThan(before));
  expect((await drawing(page)).data[0]?.y.at(-1)).toBe(72);
  expect(page.part("summary").textContent).toBe("De heuvel wordt lager. Zonder stappen komt de bal er niet overheen.");
  const rows = page.getAllByRole("row", { hidden: true });
  expect(rows).toHaveLength(1 + WEEKS / 4 + 1);
  expect(rows[1]?.textContent).toBe("091");
  expect(texts(rows.at(-1)?.querySelectorAll("td") ?? [])[0]).toBe("7");
});
