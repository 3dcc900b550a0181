/** The circle of pain and fear. */
import { expect, test } from "vitest";
import { fill, type Shown, show, texts } from "./show";

const AT_FIRST = "fear_circle: at first";
const FILLED = {
  who: "own",
  picks: { pain: ["bending"], thought: ["wrong", "worse"], avoiding: ["skip"], small_step: ["together"] },
  words: { less: "Ik hang de was niet meer op", small_step: "Twee sokken ophangen" },
};
const OWN = "Ik maak mijn eigen cirkel";
const EXAMPLE = "Ik bekijk het voorbeeld van Fatima";
const OTHER = "Ik herken mij hier niet in";

const place = (page: Shown, key: string) => texts([page.part(`place-${key}`)])[0];
const box = (page: Shown, name: string | RegExp) => page.getByLabelText<HTMLInputElement>(name);
const ownWords = (page: Shown) => page.getByRole<HTMLTextAreaElement>("textbox", { name: "Of in uw eigen woorden" });
const press = (page: Shown, name: string | RegExp) => page.user.click(page.getByRole("button", { name }));
const steps = (page: Shown, name: string) => texts(page.getByRole("list", { name }).querySelectorAll(":scope > li"));
const empty = async (page: Shown) => {
  await page.user.click(page.getByText("Maak mijn cirkel leeg"));
  await press(page, "Ja, maak mijn cirkel leeg");
};

test("at first the circle says what each step is about", async () => {
  const page = await show(AT_FIRST);
  expect(page.getByRole("heading", { name: "Hoe loopt de cirkel bij u?" })).toBeTruthy();
  expect(page.getByText(/^Niet iedereen met rugpijn zit in deze cirkel\./)).toBeTruthy();
  expect(steps(page, "De cirkel")).toHaveLength(5);
  expect(steps(page, "De cirkel")[3]).toContain("Iets niet meer doen");
});

test("choices and own words fill the circle step by step", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, OWN));
  await page.user.click(box(page, "tillen"));
  expect(place(page, "pain")).toContain("Pijn bij: tillen");
  await press(page, "Verder naar: een gedachte");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Stap 2 van 5: een gedachte" }));
  await page.user.click(box(page, "Straks gaat er iets mis."));
  await page.user.type(ownWords(page), "Als ik straks maar kan opstaan");
  expect(place(page, "thought")).toContain("Straks gaat er iets mis.");
  expect(place(page, "thought")).toContain("Als ik straks maar kan opstaan");
  expect(place(page, "fear")).toContain("Nog leeg");
});

test("one example of pain is enough, and of the others more may fit", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, OWN));
  await page.user.click(box(page, "bukken"));
  await page.user.click(box(page, "tillen"));
  expect(place(page, "pain")).toMatch(/Pijn bij: tillen$/);
  await press(page, "Verder naar: een gedachte");
  const thoughts = page.getAllByRole<HTMLInputElement>("checkbox");
  for (const thought of thoughts.slice(0, 2)) await page.user.click(thought);
  expect(page.part("place-thought").querySelectorAll(".said")).toHaveLength(2);
  await page.user.click(thoughts[0] as HTMLInputElement);
  expect(page.part("place-thought").querySelectorAll(".said")).toHaveLength(1);
});

test("the step that is open can be gone to", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await press(page, "Pas stap 1 aan: Pijn");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Stap 1 van 5: pijn" }));
});

test("the way out is about the same example", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  for (const name of ["een gedachte", "zorg of angst", "vermijden en opletten", "steeds minder"])
    await press(page, `Verder naar: ${name}`);
  await press(page, "Bekijk de weg eruit");
  const wayOut = steps(page, "De weg eruit");
  expect(wayOut).toHaveLength(5);
  expect(wayOut[1]).toContain("Samen met iemand die ik vertrouw.");
  expect(wayOut[1]).toContain("Twee sokken ophangen");
  expect(wayOut[4]).toContain("Uw voorbeeld: bukken.");
  await press(page, "Terug naar de cirkel");
  expect(steps(page, "Mijn cirkel")).toHaveLength(5);
});

test("a step in the circle opens again", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await press(page, "Pas stap 5 aan: Steeds minder");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Stap 5 van 5: steeds minder" }));
  expect(ownWords(page).value).toBe("Ik hang de was niet meer op");
  expect(page.part("place-less").getAttribute("aria-current")).toBe("step");
});

test("the example of Fatima needs nothing of ones own", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, EXAMPLE));
  expect(page.getByText("Een verzonnen voorbeeld.")).toBeTruthy();
  expect(place(page, "fear")).toContain("Ze wordt bang om te zwemmen.");
  expect(page.queryAllByRole("textbox")).toHaveLength(0);
  await press(page, "Bekijk de weg eruit");
  expect(place(page, "small_step")).toContain("Even met Noor in het ondiepe water staan.");
});

test("not recognising oneself is a full answer", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, OTHER));
  expect(page.part("reply").textContent).toContain("Goed om te weten");
  expect(page.parts("picture")).toHaveLength(0);
  await page.user.type(box(page, /^Wat speelt er bij u mee\?/), "Vooral slecht slapen");
  const again = await page.reload();
  expect(box(again, OTHER).checked).toBe(true);
  expect(box(again, /^Wat speelt er bij u mee\?/).value).toBe("Vooral slecht slapen");
});

test("what was chosen and written survives a reload", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, OWN));
  await page.user.click(box(page, "wandelen"));
  await page.user.type(ownWords(page), "met de hond");
  const again = await page.reload();
  expect(box(again, "wandelen").checked).toBe(true);
  expect(place(again, "pain")).toContain("Pijn bij: wandelen, met de hond");
});

test("the circle is emptied only after a second press", async () => {
  const page = await show(AT_FIRST, { kept: FILLED });
  await page.user.click(page.getByText("Maak mijn cirkel leeg"));
  expect(place(page, "pain")).toContain("bukken");
  await press(page, "Ja, maak mijn cirkel leeg");
  expect(place(page, "pain")).toContain("Nog leeg");
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Stap 1 van 5: pijn" }));
  expect(box(await page.reload(), "bukken").checked).toBe(false);
});

test("own words beyond 120 characters are told and not lost", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, OWN));
  await fill(ownWords(page), "x".repeat(110));
  expect(page.part("room").textContent).toBe("Er passen nog 10 letters bij.");
  const long = "x".repeat(110) + "y".repeat(20);
  await page.user.type(ownWords(page), "y".repeat(20));
  expect(ownWords(page).value).toBe(long);
  expect(page.part("room").textContent).toContain("Er passen 120 letters in, en hier staan er 130.");
  expect(page.kept.values?.words).toEqual({ pain: long.slice(0, 120) });
  // Also when the reader looks at another step first.
  await press(page, /^Verder naar:/);
  expect(ownWords(page).value).toBe("");
  await press(page, /^Terug naar:/);
  expect(ownWords(page).value).toBe(long);
  // Emptied is emptied.
  await page.user.click(box(page, "bukken"));
  await empty(page);
  expect(ownWords(page).value).toBe("");
});

test("own words are shown as words only", async () => {
  const page = await show(AT_FIRST, { kept: { ...FILLED, words: { less: "<b onclick=x>weg</b>" } } });
  expect(place(page, "less")).toContain("<b onclick=x>weg</b>");
  expect(page.part("place-less").querySelector("b")).toBeNull();
});

test.each([
  { who: "robot", picks: { pain: "bending" }, words: { pain: 3 } },
  { who: "own", picks: { pain: ["gone", 4, null] }, words: { unknown: "tekst", fear: ["x"] } },
  { who: "own", picks: { pain: ["bending", "lifting"] }, words: { pain: "z".repeat(9000) } },
])("impossible kept answers are left out: $who $picks", async (kept) => {
  const page = await show(AT_FIRST, { kept });
  expect(page.getAllByRole("listitem")).toHaveLength(5);
  expect(page.queryAllByRole("textbox")).toHaveLength(kept.who === "own" ? 1 : 0);
  // Words that were kept are never cut off, however long.
  const whole = typeof kept.words.pain === "string" ? kept.words.pain : "";
  for (const field of page.queryAllByRole<HTMLTextAreaElement>("textbox")) expect(field.value).toBe(whole);
  expect(page.queryAllByRole("radio", { checked: true }).length).toBeLessThanOrEqual(2);
});
