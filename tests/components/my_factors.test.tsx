/** What plays a part for the reader: put it on the cloth, pull at a corner, read it in words, add own words. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "my_factors: at first";
const SLEEP_WORRIES = "Slecht slapen en u zorgen maken kunnen elkaar sterker maken.";

/** With the number that it may have on the cloth. */
const factor = (page: Shown, text: string) =>
  page.getByLabelText<HTMLInputElement>(new RegExp(`^${text}\\d*$`), { selector: "input[type=checkbox]" });
const boxes = (page: Shown) => [...page.el.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
const pull = (page: Shown, corner: string) => page.user.click(page.getByRole("radio", { name: corner }));
const mine = (page: Shown) => texts(page.part("mine").querySelectorAll(".words"));
const links = (page: Shown) => texts(page.part("links").querySelectorAll("li"));
const folds = (page: Shown) => page.part("cloth").querySelectorAll(".fold");
const numbers = (page: Shown) => texts(page.part("cloth").querySelectorAll("text"));
/** Where each corner of the cloth is. */
const corners = (page: Shown) =>
  [...page.part("cloth").querySelectorAll(".knot")].map((knot) => knot.parentElement?.style.transform);
const challenge = (page: Shown) => page.part("challenge").textContent;
const say = (page: Shown) => page.part("say").textContent;
const said = (page: Shown) => page.part("said").textContent;
const ownWords = (page: Shown) => page.getByRole<HTMLInputElement>("textbox", { hidden: true });

async function add(page: Shown, text: string, corner = "Lichaam"): Promise<void> {
  await pull(page, corner);
  await fill(ownWords(page), text);
  await page.user.click(page.getByText("Leg op het kleed"));
}

test("two chosen things get a line and a sentence, and what is pulled at takes the other along", async () => {
  const page = await show(AT_FIRST);
  const flat = corners(page);
  expect(say(page)).toBe("Kies hieronder wat u herkent. Het komt dan op het kleed te liggen.");
  expect(challenge(page)).toBe("1 van 3: kies wat u herkent.");
  await page.user.click(factor(page, "Slecht slapen"));
  expect(say(page)).toBe("Het ligt nu op het kleed. Kies nog iets wat u herkent.");
  expect(challenge(page)).toBe("2 van 3: vind twee dingen met een lijn.");
  expect(folds(page)).toHaveLength(0);
  await pull(page, "Gedachten en stemming");
  expect(say(page)).toBe("Bij “Gedachten en stemming” ligt nog niets. Kies hieronder wat u herkent.");
  await page.user.click(factor(page, "Me zorgen maken"));
  expect(say(page)).toBe(SLEEP_WORRIES);
  expect(challenge(page)).toBe("3 van 3: tik op een hoek. Wat schuift mee?");
  expect(folds(page)).toHaveLength(1);
  expect(links(page)).toEqual([`1–2${SLEEP_WORRIES}`]);
  expect(numbers(page)).toEqual(["1", "2"]);
  await pull(page, "Lichaam");
  expect(say(page)).toBe(`Mee kan schuiven: “Gedachten en stemming”. ${SLEEP_WORRIES}`);
  expect(challenge(page)).toBe("Gelukt. Kijk gerust verder.");
  // Body is pulled, thoughts go along, load and behaviour stay.
  expect(corners(page).map((corner, i) => corner === flat[i])).toEqual([false, true, false, true]);
  await page.user.click(factor(page, "Slecht slapen"));
  expect(say(page)).toBe("“Slecht slapen” ligt niet meer op het kleed.");
  expect(folds(page)).toHaveLength(0);
});

test("one corner at a time can be chosen from", async () => {
  const page = await show(AT_FIRST);
  const open = () => page.getAllByRole("checkbox").length;
  expect(open()).toBe(6);
  await pull(page, "Belasting");
  expect(open()).toBe(5);
  expect(say(page)).toContain("Wat u nu aankunt, heet belastbaarheid.");
});

test("things without a line are all right too, and pull nothing along", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, "Slecht slapen"));
  await pull(page, "Belasting");
  await page.user.click(factor(page, "Zwaar werk of veel tillen"));
  expect(say(page)).toBe("Vanaf hier loopt geen lijn. Misschien ziet u er zelf een.");
  await pull(page, "Lichaam");
  expect(say(page)).toBe("U trekt aan “Lichaam”. De andere hoeken blijven liggen.");
  expect(challenge(page)).toContain("2 van 3");
});

test("the list is in the order of choosing", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, "Stress thuis of op het werk"));
  await add(page, "Mijn oude stoel", "Belasting");
  await page.user.click(factor(page, "Veel rusten"));
  expect(mine(page)).toEqual(["Stress thuis of op het werk", "Mijn oude stoel", "Veel rusten"]);
  expect(said(page)).toBe("");
  expect(page.model.get("factors")).toEqual([
    { key: "stress" },
    { own: "Mijn oude stoel", group: "load" },
    { key: "resting" },
  ]);
});

test("every line stands in the list and every thing on the cloth, and nothing is counted or judged", async () => {
  const page = await show(AT_FIRST);
  for (const box of boxes(page)) await page.user.click(box);
  expect(numbers(page)).toHaveLength(21);
  const known = (page.model.get("_links") as unknown[]).length;
  expect(known).toBeGreaterThan(0);
  expect(folds(page)).toHaveLength(known);
  expect(links(page)).toHaveLength(known);
  page.getByText(/Dit is uw eigen plaatje en geen test\./);
  for (const corner of ["Belasting", "Gedrag", "Gedachten en stemming", "Lichaam"]) {
    await pull(page, corner);
    expect(say(page)).not.toMatch(/\d/);
  }
});

test("own words that were taken away can be put back", async () => {
  const page = await show(AT_FIRST);
  await add(page, "De trap", "Belasting");
  await page.user.click(factor(page, "De trap"));
  expect(say(page)).toBe("“De trap” ligt niet meer op het kleed.");
  expect(mine(page)).toEqual([]);
  expect(document.activeElement).toBe(factor(page, "De trap"));
  await page.user.click(factor(page, "De trap"));
  expect(mine(page)).toEqual(["De trap"]);
});

test("empty, double, too long and too many words are explained", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByText("Leg op het kleed"));
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  await page.user.click(factor(page, "Slecht slapen"));
  await add(page, "slecht slapen", "Gedrag");
  expect(said(page)).toBe("Dat ligt al op het kleed.");
  const most = page.model.get("_most_characters") as number;
  await add(page, "w".repeat(most + 1), "Gedrag");
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(ownWords(page).value).toBe("w".repeat(most + 1));
  for (let number = 0; number < 3; number += 1) {
    await add(page, `iets ${number}`, "Gedrag");
    expect(said(page)).toBe(`Ligt nu op het kleed: iets ${number}`);
  }
  await add(page, "nog iets", "Gedrag");
  expect(said(page)).toBe("Bij “Gedrag” passen 3 eigen woorden. Haal er eerst een weg.");
  expect(ownWords(page).value).toBe("nog iets");
  expect(mine(page)).toHaveLength(4);
});

test("what was chosen and written survives a reload, as words only", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, "Slecht slapen"));
  await page.user.click(factor(page, "Me zorgen maken"));
  await add(page, '<img src=x onerror="window.hacked = 1">');
  const again = await page.reload();
  expect(factor(again, "Slecht slapen").checked).toBe(true);
  expect(say(again)).toBe("Tik op een hoek van het kleed. Wat schuift mee?");
  expect(links(again).join()).toContain(SLEEP_WORRIES);
  expect(mine(again).at(-1)).toBe('<img src=x onerror="window.hacked = 1">');
  expect(again.el.querySelector("img")).toBeNull();
});

test.each([
  [
    [
      null,
      3,
      "sleep",
      { key: "gone" },
      { key: "constructor" },
      { own: "x" },
      { own: "x", group: "moon" },
      { own: " ", group: "body" },
      { key: "sleep" },
    ],
  ],
  [[{ key: "sleep" }, { key: "sleep" }, { key: ["sleep"] }, [], { own: 3, group: "body" }]],
])("damaged choices are left out: %j", async (factors) => {
  const page = await show(AT_FIRST, { kept: { factors } });
  expect(mine(page)).toEqual(["Slecht slapen"]);
});
