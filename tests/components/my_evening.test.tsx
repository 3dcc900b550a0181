/** A calm evening: pick, own words, order, keep. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "my_evening: at first";
const MOST_CHARACTERS = 80;
const MOST_OWN = 12;
const [MUSIC, LAMPS, BREATHE, DOG] = [
  "Naar rustige muziek luisteren",
  "De lampen zachter zetten",
  "Even rustig ademen",
  "Mijn hond aaien",
] as const;

const evening = (page: Shown) => texts(page.part("evening").querySelectorAll(".w-order-text"));
const said = (page: Shown) => texts([page.part("said")])[0];
const field = (page: Shown) => page.getByRole<HTMLInputElement>("textbox", { name: /^Iets anders\?/ });
const box = (page: Shown, name: string) => page.getByRole<HTMLInputElement>("checkbox", { name });
const pick = (page: Shown, name: string) => page.user.click(box(page, name));
const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name }));
const button = (page: Shown, name: string) => page.getByRole("button", { name });
const enter = async (page: Shown, name: string) => {
  button(page, name).focus();
  await page.user.keyboard("{Enter}");
};
const add = async (page: Shown, text: string) => {
  await fill(field(page), text);
  await page.user.type(field(page), "{Enter}");
};

test("what is picked stands in the order of picking", async () => {
  const page = await show(AT_FIRST);
  expect(page.getByText("Nog niets gekozen. Begin gerust met één ding.")).toBeTruthy();
  await pick(page, MUSIC);
  await pick(page, LAMPS);
  await add(page, DOG);
  expect(evening(page)).toEqual([MUSIC, LAMPS, DOG]);
  expect(said(page)).toBe(`Hoort nu bij uw avond: ${DOG}`);
  await pick(page, MUSIC);
  expect(evening(page)).toEqual([LAMPS, DOG]);
});

test("the order changes with buttons and the focus goes along", async () => {
  const page = await show(AT_FIRST);
  await pick(page, LAMPS);
  await pick(page, BREATHE);
  await enter(page, `Omhoog: ${BREATHE}`);
  expect(evening(page)).toEqual([BREATHE, LAMPS]);
  expect(document.activeElement).toBe(button(page, `Omhoog: ${BREATHE}`));
  expect(page.part("moved").textContent).toBe("“Even rustig ademen” staat nu op plaats 1 van de 2");
  await page.user.keyboard("{Enter}");
  expect(evening(page)).toEqual([BREATHE, LAMPS]);
  expect(page.part("moved").textContent).toBe("“Even rustig ademen” staat al bovenaan");
});

test("taking away leaves the focus near and can be undone", async () => {
  const page = await show(AT_FIRST);
  await pick(page, LAMPS);
  await pick(page, BREATHE);
  await add(page, DOG);
  await enter(page, `Weg: ${BREATHE}`);
  expect(box(page, BREATHE).checked).toBe(false);
  expect(document.activeElement).toBe(button(page, `Weg: ${DOG}`));
  await page.user.keyboard("{Enter}");
  expect(document.activeElement).toBe(button(page, `Weg: ${LAMPS}`));
  await enter(page, `Zet terug: ${DOG}`);
  expect(evening(page)).toEqual([LAMPS, DOG]);
  await enter(page, `Weg: ${DOG}`);
  await enter(page, `Weg: ${LAMPS}`);
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Mijn avond" }));
  await press(page, `Zet terug: ${LAMPS}`);
  expect(evening(page)).toEqual([LAMPS]);
});

test("what was taken away comes back at its place", async () => {
  const page = await show(AT_FIRST);
  for (const name of [LAMPS, BREATHE, MUSIC]) await pick(page, name);
  await press(page, `Weg: ${BREATHE}`);
  await press(page, `Zet terug: ${BREATHE}`);
  expect(evening(page)).toEqual([LAMPS, BREATHE, MUSIC]);
});

test("empty and double words are explained", async () => {
  const page = await show(AT_FIRST);
  await press(page, "Zet bij mijn avond");
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  await pick(page, BREATHE);
  await add(page, "even rustig ademen");
  expect(said(page)).toBe("Dat hoort al bij uw avond.");
  expect(evening(page)).toHaveLength(1);
});

test("room for twelve activities of ones own", async () => {
  const page = await show(AT_FIRST);
  for (let number = 0; number < MOST_OWN; number += 1) await add(page, `iets ${number}`);
  await add(page, "nog iets");
  expect(said(page)).toBe("Er passen 12 eigen bezigheden bij. Haal er eerst een weg.");
  expect(evening(page)).toHaveLength(MOST_OWN);
  expect(field(page).value).toBe("nog iets");
});

test("the evening survives a reload", async () => {
  const page = await show(AT_FIRST);
  await pick(page, BREATHE);
  await add(page, '<img src=x onerror="window.hacked = 1">');
  await press(page, `Omlaag: ${BREATHE}`);
  const again = await page.reload();
  expect(evening(again)).toEqual(['<img src=x onerror="window.hacked = 1">', BREATHE]);
  expect(again.el.querySelector("img")).toBeNull();
  expect(box(again, BREATHE).checked).toBe(true);
});

test.each([
  [
    [
      null,
      3,
      "tea",
      { key: "bestaat-niet" },
      { key: "constructor" },
      { key: 5 },
      { own: 3 },
      { own: " " },
      { key: "tea" },
    ],
  ],
  [[{ key: "tea" }, { key: "tea" }, { key: ["tea"] }, [], {}]],
])("damaged choices are left out: %j", async (stored) => {
  const page = await show(AT_FIRST, { kept: { evening: stored } });
  expect(evening(page)).toEqual(["Een kop kruidenthee drinken"]);
  await add(page, "a".repeat(MOST_CHARACTERS));
  expect(evening(page)).toEqual(["Een kop kruidenthee drinken", "a".repeat(MOST_CHARACTERS)]);
});

test("an activity that is too long is told and not cut off", async () => {
  const page = await show(AT_FIRST);
  const long = "a".repeat(MOST_CHARACTERS + 20);
  await add(page, long);
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(field(page).value).toBe(long);
  expect(evening(page)).toEqual([]);
});

test("an author offers other activities", async () => {
  const page = await show("my_evening: of an author, filled", { kept: { evening: [] } });
  expect(page.getAllByRole("checkbox")).toHaveLength(1);
  await pick(page, "Kijken naar mijn vissen");
  expect(evening(page)).toEqual(["Kijken naar mijn vissen"]);
});

test("it promises nothing and asks for no time", async () => {
  const page = await show(AT_FIRST);
  expect(page.getByText(/Of u er beter door slaapt, weet niemand vooraf\./)).toBeTruthy();
  expect(page.el.querySelectorAll("input[type=time], input[type=number]")).toHaveLength(0);
});
