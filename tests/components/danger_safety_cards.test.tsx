/** Cards that can turn the alarm up or down: tap, see them on the scales, add own words, keep them. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "danger_safety_cards: at first";
const MOST_CHARACTERS = 80;
const MOST_OWN = 12;

const items = (page: Shown, side: string) => texts(page.part(`list-${side}`).querySelectorAll("li > span"));
/** A card, also one that waits for its turn. */
const card = (page: Shown, name: string) => page.getByLabelText<HTMLInputElement>(name);
const ownWords = (page: Shown) => page.getByLabelText<HTMLInputElement>("Schrijf het in uw eigen woorden.");
const said = (page: Shown) => page.part("say").textContent;
const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name, hidden: true }));
const add = async (page: Shown, words: string, button: string) => {
  await fill(ownWords(page), words);
  await press(page, button);
};
/** The cards on both pans of the scales, and to which side it hangs. */
const onScales = (page: Shown) => {
  const picture = page.el.querySelector(".w-picture");
  const count = (side: string) => picture?.querySelectorAll(`.card.is-${side}`).length;
  const turn = picture?.querySelector<SVGElement>(".scale > .moves")?.style.transform;
  return [count("danger"), count("safe"), turn];
};

test("a few cards at a time, both sides, then own words; the scales stay", async () => {
  const page = await show(AT_FIRST);
  const shown = () => texts(page.el.querySelectorAll(".hand:not(.is-away) legend"));
  const seen = [];
  for (let place = 1; place <= 5; place += 1) {
    expect(page.part("place").textContent).toBe(`Kaarten: ${place} van 5`);
    seen.push(...shown(), page.el.querySelectorAll(".hand:not(.is-away) [type=checkbox]").length);
    await press(page, place < 5 ? "Meer kaarten" : "Mijn kaarten");
    if (place < 5) expect(document.activeElement?.textContent).toBe(shown()[0]);
  }
  const [danger, safety] = ["Wat kan uw alarm gevoeliger maken?", "Wat kan uw alarm rustiger maken?"];
  expect(seen).toEqual([danger, 4, danger, 4, safety, 4, safety, 4, "Speelt er nog iets anders een rol?", 0]);
  expect([page.part("mine").hasAttribute("open"), document.activeElement?.tagName]).toEqual([true, "SUMMARY"]);
  await press(page, "Vorige");
  expect(page.part("place").textContent).toBe("Kaarten: 4 van 5");
});

test("a card lies on the scales at once, which hang to the last one; a sentence says so", async () => {
  const page = await show(AT_FIRST);
  expect(said(page)).toBe("Tik aan wat bij u een rol speelt. Dat is voor iedereen anders.");
  expect(onScales(page)).toEqual([0, 0, "rotate(0deg)"]);
  await page.user.click(card(page, "Slecht slapen"));
  expect(said(page)).toBe("“Slecht slapen” ligt nu bij gevaar. Dat kan uw alarm gevoeliger maken.");
  expect(onScales(page)).toEqual([1, 0, "rotate(-9deg)"]);
  await page.user.click(card(page, "Muziek"));
  expect(said(page)).toBe("“Muziek” ligt nu bij veilig. Dat kan uw alarm rustiger maken.");
  expect(onScales(page)).toEqual([1, 1, "rotate(9deg)"]);
  await page.user.click(card(page, "Muziek"));
  expect(said(page)).toBe("“Muziek” ligt niet meer op de weegschaal.");
  expect(onScales(page)).toEqual([1, 0, "rotate(0deg)"]);
  expect(onScales(await page.reload())).toEqual([1, 0, "rotate(0deg)"]);
});

test("every card of the course has a sign of its own, and a pan holds the newest nine", async () => {
  const page = await show(AT_FIRST);
  const signs = [...page.el.querySelectorAll(".hand .sign")].map((sign) => sign.getAttribute("d"));
  expect(new Set(signs).size).toBe(16);
  for (const box of page.el.querySelectorAll<HTMLInputElement>(".hand [type=checkbox]")) await page.user.click(box);
  for (const words of ["een", "twee"]) await add(page, words, "Leg bij gevaar");
  expect(onScales(page).slice(0, 2)).toEqual([9, 8]);
});

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
  await add(page, "  Veel lawaai  ", "Leg bij gevaar");
  expect(items(page, "danger")).toEqual(["Veel lawaai"]);
  expect(ownWords(page).value).toBe("");
  expect(said(page)).toBe("“Veel lawaai” ligt nu bij gevaar. Dat kan uw alarm gevoeliger maken.");
  await add(page, "Mijn hond", "Leg bij veilig");
  expect(items(page, "safety")).toEqual(["Mijn hond"]);
});

test("empty words and words that are there already are explained and lose nothing", async () => {
  const page = await show(AT_FIRST);
  await press(page, "Leg bij veilig");
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  expect(document.activeElement).toBe(ownWords(page));
  await add(page, "Mijn hond", "Leg bij veilig");
  await add(page, "mijn hond", "Leg bij veilig");
  expect(said(page)).toBe("Die kaart ligt daar al.");
  expect(ownWords(page).value).toBe("mijn hond");
  expect(items(page, "safety")).toHaveLength(1);
});

test("the enter key asks for the list and keeps the words", async () => {
  const page = await show(AT_FIRST);
  await page.user.type(ownWords(page), "Mijn hond{Enter}");
  expect(said(page)).toBe("Kies waar het ligt: bij gevaar of bij veilig.");
  expect(ownWords(page).value).toBe("Mijn hond");
});

test("at most eighty characters and twelve cards of ones own", async () => {
  const page = await show(AT_FIRST);
  const long = "a".repeat(MOST_CHARACTERS + 5);
  await add(page, long, "Leg bij gevaar");
  expect(ownWords(page).value).toBe(long);
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(document.activeElement).toBe(ownWords(page));
  expect(items(page, "danger")).toEqual([]);
  for (let number = 0; number < MOST_OWN; number += 1) await add(page, `kaart ${number}`, "Leg bij gevaar");
  await add(page, "nog een", "Leg bij veilig");
  expect(said(page)).toBe("Er is plaats voor 12 eigen kaarten. Haal er eerst een weg, bij “Al mijn kaarten”.");
  expect(ownWords(page).value).toBe("nog een");
  expect(items(page, "safety")).toEqual([]);
  await press(page, "Haal weg: kaart 3");
  await press(page, "Leg bij veilig");
  expect(items(page, "safety")).toEqual(["nog een"]);
});

test("just eighty characters fit", async () => {
  const page = await show(AT_FIRST);
  await add(page, "a".repeat(MOST_CHARACTERS), "Leg bij gevaar");
  expect(items(page, "danger")).toEqual(["a".repeat(MOST_CHARACTERS)]);
});

test("taking away unticks the card and leaves the keyboard where it was", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(card(page, "Slecht slapen"));
  await add(page, "Veel lawaai", "Leg bij gevaar");
  page.getByRole("button", { name: "Haal weg: Slecht slapen", hidden: true }).focus();
  await page.user.keyboard("{Enter}");
  expect(card(page, "Slecht slapen").checked).toBe(false);
  expect(document.activeElement).toBe(page.getByRole("button", { name: "Haal weg: Veel lawaai", hidden: true }));
  await page.user.keyboard("{Enter}");
  expect(document.activeElement).toBe(
    page.getByRole("heading", { name: "Kan mijn alarm gevoeliger maken", hidden: true }),
  );
});

test("the lists survive a reload", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(card(page, "Enge woorden over mijn rug"));
  await add(page, "Mijn hond <b>Bo</b> & ik", "Leg bij veilig");
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
  page.part("place").remove();
  expect(page.el.textContent).not.toMatch(/[\p{Nd}%]/u);
  expect(page.getByText(/kan niemand meten/)).toBeTruthy();
});
