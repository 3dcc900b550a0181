/** Ten people and their scans: an age, something that is seen, and always people with back pain beside it. */
import { expect, test } from "vitest";
import { drawing, drawn, fill, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "scan_findings: at first";

const said = (page: Shown) => page.part("say").textContent;
const age = (page: Shown) => page.getByLabelText<HTMLInputElement>(/^Hun leeftijd:/, { selector: "input" });
const seen = (page: Shown) => page.getByLabelText<HTMLSelectElement>("Op de scan:");
const pick = (page: Shown, text: string) => page.user.selectOptions(seen(page), text);
const counter = (page: Shown) => page.part("counterpart").textContent;
const marked = (page: Shown) => [...page.el.querySelectorAll(".frame")].filter((f) => !f.closest(".is-gone")).length;
const OLDEST = 5;

test("of ten people is counted who has it, and who has not", async () => {
  const page = await show(AT_FIRST);
  expect(said(page)).toBe(
    "Van 10 mensen van 50 jaar zonder rugpijn hebben er ongeveer 6 een schijf die wat uitpuilt. De andere 4 niet.",
  );
  expect(marked(page)).toBe(6);
  await fill(age(page), OLDEST);
  expect(said(page)).toContain("van 80 jaar zonder rugpijn hebben er ongeveer 8");
  expect(marked(page)).toBe(8);
  await fill(age(page), 0);
  expect(marked(page)).toBe(3);
});

test("what is not known well enough is said, and nobody is counted", async () => {
  const page = await show(AT_FIRST);
  await fill(age(page), 4);
  expect(said(page)).toBe(
    "Hoeveel mensen van 60 jaar hebben een schijf die wat uitpuilt: hierover weten we te weinig.",
  );
  expect(marked(page)).toBe(0);
  expect(texts(page.el.querySelectorAll(".count"))).toEqual([]);
});

test("of what the scan of the drawing does not show, people raise a hand", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "de schijf is wat ouder");
  expect(said(page)).toContain("hebben er ongeveer 8 een schijf die ouder is geworden. De andere 2 niet.");
  expect(marked(page)).toBe(0);
  expect(texts(page.el.querySelectorAll(".count"))).toEqual(["8 van de 102 niet"]);
});

test.each([
  [
    "de schijf puilt wat uit",
    3,
    "Bij mensen met rugpijn komt dit tot 50 jaar wel vaker voor. Hoeveel vaker, is heel onzeker.",
  ],
  ["een wervel ligt iets naar voren", 3, "Of dit bij mensen met rugpijn vaker voorkomt, is niet duidelijk."],
  ["de schijf is wat droger", 3, "Hiervan hebben wij geen goede vergelijking met mensen met rugpijn."],
  ["de schijf puilt wat uit", OLDEST, "Mensen met en zonder rugpijn zijn vergeleken tot 50 jaar."],
])("people with back pain always stand beside it: %s, %i", async (text, place, counterpart) => {
  const page = await show(AT_FIRST);
  await pick(page, text);
  await fill(age(page), place);
  expect(counter(page)).toContain(counterpart);
  page.getByText(/Hij zegt ook niet dat er niets aan de hand is\./);
});

test("two small things to try follow each other, and nothing is counted", async () => {
  const page = await show(AT_FIRST);
  const task = () => page.part("challenge").textContent;
  expect(task()).toBe("1 van 2: zoek de leeftijd waarop het er 5 van de 10 zijn.");
  await fill(age(page), OLDEST);
  expect(task()).toContain("1 van 2");
  await fill(age(page), 2);
  expect(task()).toContain("2 van 2: zet hun leeftijd op 80");
  await fill(age(page), OLDEST);
  expect(task()).toBe("Gelukt. Pas met beide kanten samen is het beeld eerlijk.");
});

test("the numbers hold every finding at every age, also on paper", async () => {
  const page = await show(AT_FIRST);
  const rows = texts(page.el.querySelectorAll(".w-numbers tbody tr"));
  expect(rows).toHaveLength((page.model.get("_findings") as unknown[]).length);
  expect(rows).toContain("de schijf puilt wat uit30405060te weinig bekend84");
  expect(rows.join()).toContain("24 (weinig scans)");
});

test("the chart has a soft bar for each age that is known", async () => {
  const page = await show(AT_FIRST);
  expect(drawn).toHaveLength(0);
  await openChart(page);
  const { data, layout } = await drawing(page);
  expect(data[0]?.y).toEqual([0, 1, 2, 3, 6]);
  expect(layout.annotations.filter(({ text }) => text.includes("hierover weten we te weinig"))).toHaveLength(2);
  const ends = data[1]?.x.filter((_, i) => data[1]?.y[i] === 3) ?? [];
  expect(ends.reduce((sum, end) => sum + end, 0) / ends.length).toBeCloseTo(60);
  expect(Math.max(...(data[1]?.x ?? []))).toBeLessThanOrEqual(100);
  expect(page.part("summary").textContent).toContain("Bij mensen van 80 jaar zijn het er ongeveer 84, en 16 niet.");
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await fill(age(page), 0);
  expect(page.kept.values).toBeNull();
  expect(said(await page.reload())).toContain("van 50 jaar");
});
