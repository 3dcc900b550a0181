/** What plays a part for the reader: tap, see the lines, read them in words, add own words. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "my_factors: at first";
const SLEEP_WORRIES = "Slecht slapen en u zorgen maken kunnen elkaar sterker maken.";

const factor = (page: Shown, text: RegExp) => page.getByLabelText<HTMLInputElement>(text, { selector: "input" });
const boxes = (page: Shown) => [...page.el.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
const mine = (page: Shown) => texts(page.part("mine").querySelectorAll("li .words"));
const links = (page: Shown) => texts(page.part("links").querySelectorAll("li"));
const lines = (page: Shown) => page.part("web").querySelectorAll(".link");
const summary = (page: Shown) => page.part("summary").textContent;
const said = (page: Shown) => page.part("said").textContent;
const ownWords = (page: Shown) => page.getByRole<HTMLInputElement>("textbox");

async function add(page: Shown, text: string, group = "Lichaam"): Promise<void> {
  await page.user.selectOptions(page.getByLabelText("Waar hoort het bij?"), group);
  await fill(ownWords(page), text);
  await page.user.click(page.getByText("Zet op mijn lijst"));
}

test("two chosen factors get a line and a sentence", async () => {
  const page = await show(AT_FIRST);
  expect(summary(page)).toBe("Nog niets gekozen. Tik hierboven op wat bij u meespeelt.");
  await page.user.click(factor(page, /Me zorgen maken/));
  expect(summary(page)).toBe("Kies nog iets. Dan ziet u of er een lijn tussen loopt.");
  expect(lines(page)).toHaveLength(0);
  await page.user.click(factor(page, /Slecht slapen/));
  expect(summary(page)).toBe("Wat u koos, kan elkaar raken. Elke lijn staat hieronder in woorden.");
  expect(lines(page)).toHaveLength(1);
  expect(links(page)).toEqual([`1–2${SLEEP_WORRIES}`]);
  expect(texts(page.part("web").querySelectorAll(".chosen text"))).toEqual(["2", "1"]);
  await page.user.click(factor(page, /Slecht slapen/));
  expect(lines(page)).toHaveLength(0);
  expect(links(page)).toEqual([]);
});

test("factors without a link are all right too", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, /Zwaar werk/));
  await page.user.click(factor(page, /Slecht slapen/));
  expect(summary(page)).toBe("Tussen deze dingen staat hier geen lijn. Misschien ziet u er zelf een.");
});

test("the list is in the order of choosing with the group beside it", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, /Stress thuis/));
  await add(page, "Mijn oude stoel", "Belasting");
  await page.user.click(factor(page, /Veel rusten/));
  expect(mine(page)).toEqual([
    "Stress thuis of op het werk (gedachten en stemming)",
    "Mijn oude stoel (belasting)",
    "Veel rusten (gedrag)",
  ]);
  expect(said(page)).toBe("");
});

test("every line stands in the list and every disc in the drawing, and nothing is counted or judged", async () => {
  const page = await show(AT_FIRST);
  for (const box of boxes(page)) await page.user.click(box);
  expect(page.part("web").querySelectorAll(".chosen")).toHaveLength(21);
  const known = (page.model.get("_links") as unknown[]).length;
  expect(known).toBeGreaterThan(0);
  expect(lines(page)).toHaveLength(known);
  expect(links(page)).toHaveLength(known);
  page.getByText(/Dit is uw eigen plaatje en geen test\./);
  expect(summary(page)).not.toMatch(/\d/);
});

test("taking away leaves the focus near", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, /Slecht slapen/));
  await page.user.click(factor(page, /Veel rusten/));
  await add(page, "De trap", "Belasting");
  page.getByRole("button", { name: "Haal weg: Veel rusten" }).focus();
  await page.user.keyboard("{Enter}");
  expect(factor(page, /Veel rusten/).checked).toBe(false);
  expect(document.activeElement).toBe(page.getByRole("button", { name: "Haal weg: De trap" }));
  await page.user.keyboard("{Enter}");
  expect(document.activeElement).toBe(page.getByRole("button", { name: "Haal weg: Slecht slapen" }));
  await page.user.keyboard("{Enter}");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Wat bij mij meespeelt" }));
});

test("empty, double, too long and too many words are explained", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByText("Zet op mijn lijst"));
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  await page.user.click(factor(page, /Slecht slapen/));
  await add(page, "slecht slapen", "Gedrag");
  expect(said(page)).toBe("Dat staat al op uw lijst.");
  const most = page.model.get("_most_characters") as number;
  await add(page, "w".repeat(most + 1), "Gedrag");
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(ownWords(page).value).toBe("w".repeat(most + 1));
  for (let number = 0; number < 3; number += 1) {
    await add(page, `iets ${number}`, "Gedrag");
    expect(said(page)).toBe(`Staat nu op uw lijst: iets ${number}`);
  }
  await add(page, "nog iets", "Gedrag");
  expect(said(page)).toBe("Bij “Gedrag” passen 3 eigen woorden. Haal er eerst een weg.");
  expect(ownWords(page).value).toBe("nog iets");
  expect(mine(page)).toHaveLength(4);
});

test("what was chosen and written survives a reload, as words only", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(factor(page, /Slecht slapen/));
  await page.user.click(factor(page, /Me zorgen maken/));
  await add(page, '<img src=x onerror="window.hacked = 1">');
  const again = await page.reload();
  expect(factor(again, /Slecht slapen/).checked).toBe(true);
  expect(links(again).join()).toContain(SLEEP_WORRIES);
  expect(mine(again).at(-1)).toBe('<img src=x onerror="window.hacked = 1"> (lichaam)');
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
  expect(mine(page)).toEqual(["Slecht slapen (lichaam)"]);
});
