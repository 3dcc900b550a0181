/** The field for own words that all widgets share: what does not fit is told, stays on the screen, and nothing is cut off. */
import { expect, test } from "vitest";
import { type Shown, show, until } from "./show";

const IN_A_LADDER = "text_field: in a ladder";
const MOST = 300;
const SENTENCE = "Er passen 300 letters in, en hier staan er 340. Zo wordt het nog niet bewaard. Maak het iets korter.";

const why = (page: Shown) => page.getByLabelText<HTMLTextAreaElement>("Daarom wil ik dit");
const step = (page: Shown) => page.getByLabelText<HTMLInputElement>("Een stap op weg daarheen");
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** What a screen reader says of a field besides its name. */
const described = (field: Element) =>
  (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => words(document.getElementById(id)))
    .join(" ")
    .trim();

/** What was said aloud last. */
function spoken(field: Element): string {
  let next = (field.closest(".w-grows") ?? field).nextElementSibling;
  while (next && next.getAttribute("aria-live") !== "polite") next = next.nextElementSibling;
  return words(next);
}

/** Everything that a screen reader would say by itself when it changes. */
const aloud = () => [...document.querySelectorAll("[role=status], [role=alert], [role=log], [aria-live]")].map(words);

/** Pastes in place of all that stands there. */
async function fill(page: Shown, field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  field.focus();
  field.setSelectionRange(0, field.value.length);
  await (text ? page.user.paste(text) : page.user.keyboard("{Backspace}"));
  await until(() => expect(field.value).toBe(text));
}

test("pasted text that is too long stays whole and is told", async () => {
  const page = await show(IN_A_LADDER);
  const field = why(page);
  await fill(page, field, "Eerst dit");
  field.setSelectionRange(9, 9);
  await page.user.paste("w".repeat(331));
  await until(() => expect(described(field)).toBe(SENTENCE));
  expect(field.value).toBe(`Eerst dit${"w".repeat(331)}`);
  expect(spoken(field)).toBe(SENTENCE);
  // What fitted before stays kept; what does not fit is nowhere half.
  expect(page.kept.values?.why).toBe("Eerst dit");
  expect(words(page.part("ladder"))).toContain("Daarom wil ik dit: Eerst dit");
  await fill(page, field, "Nu korter");
  await until(() => expect(spoken(field)).toBe("Het past weer."));
  expect(described(field)).toBe("");
  expect(page.kept.values?.why).toBe("Nu korter");
});

test("near the end the room is shown with every letter and said once", async () => {
  const page = await show(IN_A_LADDER);
  const field = why(page);
  await fill(page, field, "w".repeat(MOST - 31));
  expect(described(field)).toBe("");
  await fill(page, field, "w".repeat(MOST - 30));
  await until(() => expect(described(field)).toBe("Er passen nog 30 letters bij."));
  expect(spoken(field)).toBe("Er passen nog 30 letters bij.");
  // Once, and by one part of the page.
  expect(aloud().filter((said) => said.includes("letters"))).toHaveLength(1);
  const said = aloud();
  field.setSelectionRange(MOST - 30, MOST - 30);
  await page.user.keyboard("ab");
  await until(() => expect(described(field)).toBe("Er passen nog 28 letters bij."));
  expect(spoken(field)).toBe("Er passen nog 30 letters bij.");
  expect(aloud()).toEqual(said);
  await fill(page, field, "w".repeat(MOST - 1));
  await until(() => expect(described(field)).toBe("Er past nog één letter bij."));
  await fill(page, field, "w".repeat(MOST));
  await until(() => expect(described(field)).toBe("Er passen nog 0 letters bij."));
  expect(page.kept.values?.why).toBe("w".repeat(MOST));
});

test("words that are added to a list are refused whole", async () => {
  const page = await show(IN_A_LADDER);
  await fill(page, step(page), "w".repeat(200));
  await page.user.keyboard("{Enter}");
  await until(() => expect(words(page.part("said"))).toBe("Maak het eerst iets korter."));
  expect(step(page).value).toBe("w".repeat(200));
  expect(page.parts("steps")).toEqual([]);
  await fill(page, step(page), "Een rondje om de flat");
  await page.user.keyboard("{Enter}");
  await until(() => expect(words(page.part("steps"))).toContain("Een rondje om de flat"));
});

test("kept words that are longer than fits now are shown whole, and stay kept", async () => {
  const long = "Van een eerdere cursus. ".repeat(20);
  const page = await show(IN_A_LADDER, { kept: { why: long } });
  expect(why(page).value).toBe(long);
  await fill(page, page.getByLabelText("Mijn doel, in mijn eigen woorden"), "Fietsen");
  expect(page.kept.values).toMatchObject({ why: long, goal: "Fietsen" });
  // It is kept, so nothing says that it is not; until something changes in it.
  const field = why(page);
  const stays =
    "Er passen 300 letters in, en hier staan er 480. Zoals het hier staat, blijft het bewaard. Verandert u iets? Maak het dan ook iets korter.";
  expect(described(field)).toBe(stays);
  field.focus();
  field.setSelectionRange(480, 480);
  await page.user.keyboard("!");
  const changed =
    "Er passen 300 letters in, en hier staan er 481. Zo wordt het nog niet bewaard. Maak het iets korter.";
  await until(() => expect(described(field)).toBe(changed));
  expect(spoken(field)).toBe(changed);
  expect(page.kept.values?.why).toBe(long);
  await page.user.keyboard("{Backspace}");
  await until(() => expect(described(field)).toBe(stays));
  expect(field.value).toBe(long);
  await fill(page, field, "Korter");
  expect(page.kept.values?.why).toBe("Korter");
});

test("a field for more lines grows with its words, and keeps its lines", async () => {
  const page = await show(IN_A_LADDER);
  await page.user.type(why(page), "eerst dit{Enter}dan dat");
  expect(why(page).value).toBe("eerst dit\ndan dat");
  // Stands unseen behind the field, and gives it its height.
  expect(why(page).parentElement?.dataset.text).toBe("eerst dit\ndan dat");
});
