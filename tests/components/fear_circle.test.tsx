/** The circle of pain and fear: what a reader chooses and writes stands in the ring. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "fear_circle: at first";
const FILLED = {
  who: "own",
  picks: { pain: ["bending"], thought: ["wrong", "worse"], avoiding: ["skip"], small_step: ["together"] },
  words: { less: "Ik hang de was niet meer op" },
};
const OWN = "Ik maak mijn eigen cirkel";
const EXAMPLE = "Ik bekijk het voorbeeld van Fatima";
const OTHER = "Ik herken mij hier niet in";
const OWN_WORDS = "In mijn eigen woorden";

/** The words on the cards of the ring, or on the card of the small step, that are seen. */
const cards = (page: Shown) =>
  [...page.part("picture").querySelectorAll("foreignObject:not(.is-gone) .slip")].map((card) =>
    (card.textContent ?? "").replaceAll("\u00AD", ""),
  );
const said = (page: Shown) => texts([page.part("say")])[0];
const answers = (page: Shown) => page.getByRole<HTMLSelectElement>("combobox");
const ownWords = (page: Shown) => page.getByRole<HTMLTextAreaElement>("textbox", { name: OWN_WORDS });
const press = (page: Shown, name: string | RegExp) => page.user.click(page.getByRole("button", { name }));
const choose = (page: Shown, answer: string) => page.user.selectOptions(answers(page), answer);
const next = async (page: Shown, times = 1) => {
  for (let n = 0; n < times; n++) await press(page, "Volgend moment");
};
const empty = async (page: Shown) => {
  await page.user.click(page.getByText("Maak mijn cirkel leeg"));
  await press(page, "Ja, maak mijn cirkel leeg");
};

test("at first one chooses whose circle to look at", async () => {
  const page = await show(AT_FIRST);
  expect(page.getByRole("heading", { name: "Hoe loopt de cirkel bij u?" })).toBeTruthy();
  expect(said(page)).toMatch(/^Niet iedereen met rugpijn zit in deze cirkel\./);
  expect(page.queryByRole("combobox")).toBeNull();
});

test("what one chooses and writes stands in the ring", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, "tillen");
  expect(cards(page)).toContain("Pijn bij: tillen");
  expect(said(page)).toBe("In uw cirkel staat nu: tillen");
  await next(page);
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Moment 2 van 5: een gedachte" }));
  await choose(page, "Straks gaat er iets mis.");
  expect(cards(page)).toContain("Straks gaat er iets mis.");
  await choose(page, OWN_WORDS);
  expect(cards(page)).not.toContain("Straks gaat er iets mis.");
  await page.user.type(ownWords(page), "Kan ik straks opstaan");
  expect(cards(page)).toContain("Kan ik straks opstaan");
});

test("while one types the same sentence stays, so that it is said once", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, OWN_WORDS);
  await page.user.type(ownWords(page), "in");
  const first = said(page);
  expect(first).toBe("Uw woorden staan in de tekening.");
  await page.user.type(ownWords(page), " de tuin");
  expect(said(page)).toBe(first);
  expect(page.part("say").getAttribute("aria-live")).toBe("polite");
});

test("at most two controls stand there at once, beside the way on and back", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, OWN_WORDS);
  const controls = page.part("answer").querySelectorAll("input, select, textarea, button");
  expect(controls).toHaveLength(2);
});

test("another answer takes the place of the first, and what was written comes back", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, OWN_WORDS);
  await page.user.type(ownWords(page), "met de hond");
  await choose(page, "wandelen");
  expect(page.kept.values).toMatchObject({ picks: { pain: ["walking"] }, words: { pain: "" } });
  await choose(page, OWN_WORDS);
  expect(ownWords(page).value).toBe("met de hond");
  expect(page.kept.values).toMatchObject({ picks: { pain: [] }, words: { pain: "met de hond" } });
});

test("several answers of the first edition stay, and can be chosen again", async () => {
  const kept = { ...FILLED, words: { thought: "Als ik maar kan opstaan" } };
  const page = await show(AT_FIRST, { kept });
  await next(page);
  const all = "Straks gaat er iets mis. Morgen is het erger. Als ik maar kan opstaan";
  expect(answers(page).selectedOptions[0]?.text).toBe(all);
  expect(said(page)).toBe(`In uw cirkel staat nu: ${all}`);
  expect(cards(page)).toContain("Als ik maar kan opstaan …");
  await choose(page, "Niemand weet wat het is.");
  expect(page.kept.values).toMatchObject({ picks: { thought: ["unknown"] } });
  await choose(page, all);
  expect(page.kept.values).toMatchObject({
    picks: { thought: ["wrong", "worse"] },
    words: { thought: "Als ik maar kan opstaan" },
  });
});

test("the way out is about the same example", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await next(page, 4);
  await press(page, "De weg eruit");
  expect(said(page)).toBe("Op uw weg eruit staat nu: Samen met iemand die ik vertrouw.");
  expect(cards(page)).toContain("Samen met iemand die ik vertrouw.");
  await press(page, "Zet de stap");
  expect(said(page)).toMatch(/^Misschien merkt u: dit kan ik\. Valt het tegen\?/);
  await press(page, "Loop verder");
  await press(page, "Loop verder");
  expect(said(page)).toContain("Uw voorbeeld: bukken.");
  await press(page, "Stap terug");
  await press(page, "Loop verder");
  await press(page, "Terug naar de cirkel");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Moment 1 van 5: pijn" }));
});

test("one goes back to an earlier moment, and to the choice of a circle", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await next(page, 4);
  expect(ownWords(page).value).toBe("Ik hang de was niet meer op");
  for (let n = 0; n < 4; n++) await press(page, "Vorig moment");
  await press(page, "Iets anders");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Wat wilt u bekijken?" }));
  await press(page, OWN);
  expect(cards(page)).toContain("Ik hang de was niet meer op");
});

test("the example of Fatima needs nothing of ones own", async () => {
  const page = await show(AT_FIRST);
  await press(page, EXAMPLE);
  expect(said(page)).toBe("Fatima tilt de was op, en voelt een steek in haar rug.");
  await next(page, 2);
  expect(said(page)).toBe("Ze maakt zich zorgen, en wordt bang om te zwemmen.");
  expect(page.queryAllByRole("textbox")).toHaveLength(0);
  expect(page.queryAllByRole("combobox")).toHaveLength(0);
  await next(page, 2);
  await press(page, "De weg eruit");
  expect(said(page)).toBe("Haar kleine stap: even met Noor in het ondiepe water staan.");
});

test("not recognising oneself is a full answer", async () => {
  const page = await show(AT_FIRST);
  await press(page, OTHER);
  expect(said(page)).toContain("Goed om te weten");
  expect(page.parts("picture")).toHaveLength(0);
  await page.user.type(page.getByLabelText(/^Wat speelt bij u een rol\?/), "Vooral slecht slapen");
  const again = await page.reload();
  expect(said(again)).toContain("Goed om te weten");
  expect(again.getByLabelText<HTMLTextAreaElement>(/^Wat speelt bij u een rol\?/).value).toBe("Vooral slecht slapen");
});

test("what was chosen and written survives a reload", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, "wandelen");
  await next(page);
  await choose(page, OWN_WORDS);
  await page.user.type(ownWords(page), "Dat gaat mis");
  const again = await page.reload();
  expect(answers(again).selectedOptions[0]?.text).toBe("wandelen");
  expect(cards(again)).toEqual(["Pijn bij: wandelen", "Dat gaat mis"]);
});

test("the circle is emptied only after a second press", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await page.user.click(page.getByText("Maak mijn cirkel leeg"));
  expect(cards(page)).toContain("Pijn bij: bukken");
  await press(page, "Ja, maak mijn cirkel leeg");
  expect(cards(page)).toEqual([]);
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Moment 1 van 5: pijn" }));
  const again = await page.reload();
  expect(answers(again).value).toBe("");
});

test("own words that do not fit in the ring are told and not lost", async () => {
  const page = await show(AT_FIRST);
  await press(page, OWN);
  await choose(page, OWN_WORDS);
  await fill(ownWords(page), "x".repeat(35));
  expect(page.part("room").textContent).toBe("Er passen nog 5 letters bij.");
  const long = "x".repeat(35) + "y".repeat(20);
  await page.user.type(ownWords(page), "y".repeat(20));
  expect(ownWords(page).value).toBe(long);
  expect(page.part("room").textContent).toContain("Er passen 40 letters in, en hier staan er 55.");
  expect(page.kept.values?.words).toEqual({ pain: long.slice(0, 40) });
  // Also when the reader looks at another moment first.
  await next(page);
  expect(page.queryAllByRole("textbox")).toHaveLength(0);
  await press(page, "Vorig moment");
  expect(ownWords(page).value).toBe(long);
  // Emptied is emptied.
  await empty(page);
  await choose(page, OWN_WORDS);
  expect(ownWords(page).value).toBe("");
});

test("own words are shown as words only", async () => {
  const page = await show(AT_FIRST, { kept: { ...FILLED, words: { less: "<b onclick=x>weg</b>" } } });
  expect(cards(page)).toContain("<b onclick=x>weg</b>");
  expect(page.part("picture").querySelector("b")).toBeNull();
});

test.each([
  { who: "robot", picks: { pain: "bending" }, words: { pain: 3 } },
  { who: "own", picks: { pain: ["gone", 4, null] }, words: { unknown: "tekst", fear: ["x"] } },
  { who: "own", picks: { pain: [] }, words: { pain: "z".repeat(9000) } },
])("impossible kept answers are left out: $who $picks", async (kept) => {
  const page = await show(AT_FIRST, { kept });
  expect(page.parts("picture")).toHaveLength(1);
  expect(page.queryAllByRole("combobox")).toHaveLength(kept.who === "own" ? 1 : 0);
  // Words that were kept are never cut off, however long.
  const whole = typeof kept.words.pain === "string" ? [kept.words.pain] : [];
  expect(page.queryAllByRole<HTMLTextAreaElement>("textbox").map((field) => field.value)).toEqual(whole);
});

test("on a phone of a group nothing is asked that would be gone: no own words, at no moment", async () => {
  const page = await show(AT_FIRST, { state: { _handed: true } });
  expect(document.body.textContent).toContain("Hier wordt niets bewaard.");
  await press(page, OWN);
  for (let moment = 0; moment < 6; moment++) {
    expect(texts([...answers(page).options])).not.toContain(OWN_WORDS);
    await page.user.selectOptions(answers(page), [...answers(page).options][1]?.value ?? "");
    expect(page.queryByRole("textbox")).toBeNull();
    if (moment < 5) await press(page, moment < 4 ? "Volgend moment" : "De weg eruit");
  }
  expect(page.queryByText("Maak mijn cirkel leeg")).toBeNull();
});
