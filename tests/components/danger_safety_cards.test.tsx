/** Cards that can turn the alarm up or down: tap, add own words, see two lists, keep them. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "danger_safety_cards: at first";
const MOST_CHARACTERS = 80;
const MOST_OWN = 12;

const items = (page: Shown, side: string) => texts(page.part(`list-${side}`).querySelectorAll("li > span"));
const card = (page: Shown, name: string) => page.getByRole<HTMLInputElement>("checkbox", { name });
const ownWords = (page: Shown) =>
  page.getByLabelText<HTMLInputElement>("Iets anders? Schrijf het in uw eigen woorden.");
const said = (page: Shown) => texts([page.part("said")])[0];
const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name }));
const add = async (page: Shown, words: string, button: string) => {
  await fill(ownWords(page), words);
  await press(page, button);
};

test("tapped cards stand on the list of their side", async () => {
  const page = await show(AT_FIRST);
  expect(page.getAllByText("Nog niets gekozen.")).toHaveLength(2);
  for (const name of ["Slecht slapen", "Muziek", "Een beetje bewegen"]) await page.user.click(card(page, name));
  expect(items(page, "danger")).toEqual(["Slecht slapen"]);
  expect(items(page, "safety")).toEqual(["Een beetje bewegen", "Muziek"]);
  await page.user.click(card(page, "Slecht slapen"));
  expect(items(page, "danger")).toEqual([]);
});

test("own words go to the list of choice", async () => {
  const page = await show(AT_FIRST);
  await add(page, "  Veel lawaai  ", "Zet bij gevoeliger");
  expect(items(page, "danger")).toEqual(["Veel lawaai"]);
  expect(ownWords(page).value).toBe("");
  expect(said(page)).toContain("Dat staat nu op uw lijst.");
  await add(page, "Mijn hond", "Zet bij rustiger");
  expect(items(page, "safety")).toEqual(["Mijn hond"]);
});

test("empty words and words that are there already are explained and lose nothing", async () => {
  const page = await show(AT_FIRST);
  await press(page, "Zet bij rustiger");
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  expect(document.activeElement).toBe(ownWords(page));
  await add(page, "Mijn hond", "Zet bij rustiger");
  await add(page, "mijn hond", "Zet bij rustiger");
  expect(said(page)).toBe("Dat staat al op uw lijst.");
  expect(ownWords(page).value).toBe("mijn hond");
  expect(items(page, "safety")).toHaveLength(1);
});

test("the enter key asks for the list and keeps the words", async () => {
  const page = await show(AT_FIRST);
  await page.user.type(ownWords(page), "Mijn hond{Enter}");
  expect(said(page)).toBe("Kies bij welke lijst het hoort.");
  expect(ownWords(page).value).toBe("Mijn hond");
});

test("at most eighty characters and twelve cards of ones own", async () => {
  const page = await show(AT_FIRST);
  const long = "a".repeat(MOST_CHARACTERS + 5);
  await add(page, long, "Zet bij gevoeliger");
  expect(ownWords(page).value).toBe(long);
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(document.activeElement).toBe(ownWords(page));
  expect(items(page, "danger")).toEqual([]);
  for (let number = 0; number < MOST_OWN; number += 1) await add(page, `kaart ${number}`, "Zet bij gevoeliger");
  await add(page, "nog een", "Zet bij rustiger");
  expect(said(page)).toBe("Er passen 12 eigen kaarten op uw lijst. Haal er eerst een weg.");
  expect(ownWords(page).value).toBe("nog een");
  expect(items(page, "safety")).toEqual([]);
  await press(page, "Haal weg: kaart 3");
  await press(page, "Zet bij rustiger");
  expect(items(page, "safety")).toEqual(["nog een"]);
});

test("just eighty characters fit", async () => {
  const page = await show(AT_FIRST);
  await add(page, "a".repeat(MOST_CHARACTERS), "Zet bij gevoeliger");
  expect(items(page, "danger")).toEqual(["a".repeat(MOST_CHARACTERS)]);
});

test("taking away unticks the card and leaves the keyboard where it was", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(card(page, "Slecht slapen"));
  await add(page, "Veel lawaai", "Zet bij gevoeliger");
  page.getByRole("button", { name: "Haal weg: Slecht slapen" }).focus();
  await page.user.keyboard("{Enter}");
  expect(card(page, "Slecht slapen").checked).toBe(false);
  expect(document.activeElement).toBe(page.getByRole("button", { name: "Haal weg: Veel lawaai" }));
  await page.user.keyboard("{Enter}");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Kan mijn alarm gevoeliger maken" }));
});

test("the lists survive a reload", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(card(page, "Enge woorden over mijn rug"));
  await add(page, "Mijn hond <b>Bo</b> & ik", "Zet bij rustiger");
  const again = await page.reload();
  expect(card(again, "Enge woorden over mijn rug").checked).toBe(true);
  expect(items(again, "danger")).toEqual(["Enge woorden over mijn rug"]);
  expect(items(again, "safety")).toEqual(["Mijn hond <b>Bo</b> & ik"]);
});

test.each([
  { chosen: [1, null, { a: 1 }, "bestaat-niet", "sleep"], own: [] },
  {
    chosen: ["sleep"],
    own: [null, 5, { side: "links", text: "x" }, { side: "danger", text: "  " }, { side: "safety", text: 3 }],
  },
  { chosen: ["sleep"], own: [["danger", "x"], "x", { side: "danger" }, {}] },
])("kept answers that do not fit are left out: %j", async (kept) => {
  const page = await show(AT_FIRST, { kept });
  expect(items(page, "danger")).toEqual(["Slecht slapen"]);
  expect(items(page, "safety")).toEqual([]);
  await page.user.click(card(page, "Muziek"));
  expect(items(page, "safety")).toEqual(["Muziek"]);
});

test("kept words that are too long are shown whole and too many are left out", async () => {
  const own = [
    { side: "danger", text: "w".repeat(300) },
    ...Array.from({ length: 40 }, (_, n) => ({ side: "safety", text: `kaart ${n}` })),
  ];
  const page = await show(AT_FIRST, { kept: { chosen: [], own } });
  expect(items(page, "danger")).toEqual(["w".repeat(300)]);
  expect(items(page, "safety")).toHaveLength(MOST_OWN - 1);
});

test("nothing is counted or judged", async () => {
  const page = await show(AT_FIRST);
  for (const name of ["Slecht slapen", "Stress of altijd haast", "Muziek"]) await page.user.click(card(page, name));
  expect(page.el.textContent).not.toMatch(/[\p{Nd}%]/u);
  expect(page.getByText(/Niemand kan dit voor u meten/)).toBeTruthy();
});
