/** Scans of people without back pain: a finding or an age, and always people with back pain beside it. */
import { expect, test } from "vitest";
import { drawing, type Shown, show, texts } from "./show";

const AT_FIRST = "scan_findings: at first";

const summary = (page: Shown) => page.part("summary").textContent;
const option = (page: Shown, text: string) => page.getByLabelText<HTMLInputElement>(text);
const pick = (page: Shown, text: string) => page.user.click(option(page, text));
const counter = (page: Shown) => texts(page.part("counter").querySelectorAll(".one-of > p:not(.is-away)"));
const findings = (page: Shown) => page.model.get("_findings") as { of_100: (number | null)[] }[];

test("a finding is shown at every age with the others named", async () => {
  const page = await show(AT_FIRST);
  expect(option(page, "de schijf puilt wat uit").checked).toBe(true);
  expect(summary(page)).toBe(
    "Van de 100 mensen van 20 jaar zonder rugpijn hebben er ongeveer 30 een schijf die wat uitpuilt. " +
      "De andere 70 niet. Bij mensen van 80 jaar zijn het er ongeveer 84, en 16 niet.",
  );
  await pick(page, "de schijf is wat dunner");
  expect(summary(page)).toContain("Bij mensen van 50 jaar zijn het er ongeveer 56, en 44 niet.");
});

test("an age is shown with every finding", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "60 jaar");
  expect(option(page, "de schijf puilt wat uit").checked).toBe(false);
  expect(summary(page)).toContain(
    "Van de 100 mensen van 60 jaar zonder rugpijn hebben er ongeveer 88 een schijf die ouder is geworden.",
  );
  await page.user.click(page.getByText("Laat de getallen zien"));
  expect(page.getAllByRole("row")).toHaveLength(findings(page).length + 1);
  expect(page.getByRole("row", { name: /de schijf puilt wat uit/ }).textContent).toContain(
    "hierover weten we te weinig",
  );
});

test("what is not known well enough is not drawn", async () => {
  const page = await show(AT_FIRST);
  const { data, layout } = await drawing(page);
  expect(data[0]?.y).toEqual([0, 1, 2, 3, 6]);
  expect(layout.annotations.filter(({ text }) => text.includes("hierover weten we te weinig"))).toHaveLength(2);
  expect(page.queryByLabelText("70 jaar")).toBeNull();
});

test("a bar fades round its number", async () => {
  const page = await show(AT_FIRST);
  const soft = (await drawing(page)).data[1];
  const ends = soft?.x.filter((_, i) => soft.y[i] === 3) ?? [];
  expect(Math.min(...ends)).toBeLessThan(60);
  expect(Math.max(...ends)).toBeGreaterThan(60);
  expect(ends.reduce((sum, end) => sum + end, 0) / ends.length).toBeCloseTo(60);
  expect(Math.max(...(soft?.x ?? []))).toBeLessThanOrEqual(100);
});

test("the chart follows the choice", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "60 jaar");
  const { data, layout } = await drawing(page);
  const at60 = (page.model.get("_all_ages") as number[]).indexOf(60);
  const known = findings(page).flatMap(({ of_100 }, y) => (of_100[at60] === null ? [] : [y]));
  expect(data[0]?.y).toEqual(known);
  expect(known).toHaveLength(3);
  expect(layout.annotations.map(({ text }) => text)).toContain("<b>ongeveer 88</b>");
});

test.each([
  [
    "de schijf puilt wat uit",
    "Bij mensen met rugpijn komt dit tot 50 jaar wel vaker voor. Hoeveel vaker, is heel onzeker.",
  ],
  ["een wervel ligt iets naar voren", "Of dit bij mensen met rugpijn vaker voorkomt, is niet duidelijk."],
  ["de schijf is wat droger", "Hiervan hebben wij geen goede vergelijking met mensen met rugpijn."],
  ["80 jaar", "Mensen met en zonder rugpijn zijn vergeleken tot 50 jaar."],
])("people with back pain always stand beside it: %s", async (text, said) => {
  const page = await show(AT_FIRST);
  await pick(page, text);
  expect(counter(page)).toHaveLength(1);
  expect(counter(page)[0]).toContain(said);
  page.getByText(/Hij zegt ook niet dat er niets aan de hand is\./);
});

test("nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await pick(page, "50 jaar");
  expect(page.kept.values).toBeNull();
  expect(option(await page.reload(), "de schijf puilt wat uit").checked).toBe(true);
});
