/** Cards with thoughts about back pain: once in the first lesson, once more in the last. */
import { expect, test, vi } from "vitest";
import type { State } from "../../assets/host/model";
import * as motion from "../../widgets/front/motion";
import { type Shown, show, texts } from "./show";

const FIRST = "belief_cards: first";
const AGAIN = "belief_cards: again";
const NOTHING = { first: {}, again: {} };
const CARDS = 6;
const STATEMENT = "Pijn betekent altijd schade.";

const answer = (page: Shown, words: string) => page.getByRole<HTMLInputElement>("radio", { name: words });
const choose = async (page: Shown, ...words: string[]) => {
  for (const each of words) await page.user.click(answer(page, each));
};
/** What each card says in the overview, and of those whether its style shows it below the cards (a browser test sees it). */
const cards = (page: Shown) => texts(page.part("overview").querySelectorAll("li"));
const listed = (page: Shown) => texts(page.part("overview").querySelectorAll("li:not(.is-open, .is-open *)"));
/** The first answer beside the new one; null before the new one is there. */
const beside = (page: Shown) => page.part("beside").textContent || null;
/** Whether the style of the widget shows it: "is-away" keeps the room and shows nothing (a browser test sees it). */
const isShown = (element: Element | null) => element !== null && !element.closest(".is-away");

test("a card is answered and stands in the overview", async () => {
  const page = await show(FIRST);
  expect(page.part("statement").textContent).toBe(STATEMENT);
  expect(cards(page)).toHaveLength(CARDS);
  expect(listed(page)).toHaveLength(0);
  await choose(page, "waar", "een beetje zeker");
  expect(listed(page)).toEqual([expect.stringContaining("Mijn antwoord: waar, een beetje zeker")]);
  expect(cards(page)[1]).toContain("nog niet gekozen");
});

test("not knowing asks for no certainty", async () => {
  const page = await show(FIRST);
  const unsure = () => page.getByText("Niet weten is ook een antwoord.");
  const certainty = () => page.part("certainty") as HTMLFieldSetElement;
  // It stands there before an answer too: no empty room. One is sure of something, so then it waits.
  expect(isShown(certainty())).toBe(true);
  expect(certainty().disabled).toBe(true);
  await choose(page, "waar");
  expect(certainty().disabled).toBe(false);
  expect(isShown(unsure())).toBe(false);
  await choose(page, "heel zeker", "weet ik niet");
  expect(isShown(unsure())).toBe(true);
  expect(isShown(page.part("certainty"))).toBe(false);
  expect(cards(page)[0]).toBe(`${STATEMENT}Mijn antwoord: weet ik niet`);
});

test("after an answer what comes below comes along: then and now the second time, the next card the first", async () => {
  const came: (Element | null | undefined)[] = [];
  const along = vi.spyOn(motion, "bringAlong").mockImplementation((next, pressed) => void (pressed && came.push(next)));
  const again = await show(AGAIN);
  await choose(again, "waar");
  expect(came).toEqual([again.part("beside")]);
  expect(came[0]?.textContent).toContain("Nu");
  const first = await show(FIRST);
  await choose(first, "waar", "heel zeker");
  const next = first.getByRole("button", { name: "Volgende kaart" });
  expect(came.slice(1)).toEqual([next.parentElement, next.parentElement]);
  // Only after an answer.
  await first.user.click(next);
  expect(came).toHaveLength(3);
  along.mockRestore();
});

test("the cards follow each other and the focus goes along", async () => {
  const page = await show(FIRST);
  const previous = page.getByRole("button", { name: "Vorige kaart" });
  expect(previous.getAttribute("aria-disabled")).toBe("true");
  await page.user.click(previous);
  expect(page.part("statement").textContent).toBe(STATEMENT);
  for (let number = 2; number <= CARDS; number += 1) {
    await page.user.click(page.getByRole("button", { name: "Volgende kaart" }));
    expect(document.activeElement).toBe(page.getByRole("heading", { name: `Kaart ${number} van ${CARDS}` }));
  }
  await page.user.click(page.getByRole("button", { name: "Bekijk al mijn kaarten" }));
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Al mijn kaarten" }));
  expect(listed(page)).toHaveLength(CARDS);
  await page.user.click(previous);
  expect(page.part("statement").textContent).toBe("Ik kan meer doen zonder dat het slecht is voor mijn rug.");
});

test("the first time gives no verdict", async () => {
  const page = await show(FIRST);
  await choose(page, "waar");
  expect(page.parts("beside")).toHaveLength(0);
  expect(page.el.textContent).not.toContain("Wat de cursus erover zegt");
});

test("the second time shows the own first answer only after choosing", async () => {
  const first = await show(FIRST);
  await choose(first, "waar", "heel zeker");
  const page = await show(AGAIN, { kept: first.kept });
  expect(isShown(page.getByText("Kies eerst. Dan ziet u hieronder wat u de eerste keer koos."))).toBe(true);
  expect(beside(page)).toBeNull();
  expect(page.el.textContent).not.toContain("waar, heel zeker");
  expect(page.el.querySelector("[data-then]")).toBeNull();
  await choose(page, "weet ik niet");
  // Marked where one chose: on a phone the rest of the comparison is below the fold.
  const marked = [...page.el.querySelectorAll<HTMLElement>("[data-then]")];
  expect(marked.map((label) => [label.textContent, label.dataset.then])).toEqual([["waar", "toen"]]);
  expect(isShown(page.getByText("Kies eerst. Dan ziet u hieronder wat u de eerste keer koos."))).toBe(false);
  expect(beside(page)).toContain("De eerste keerwaar, heel zeker");
  expect(beside(page)).toContain("Nuweet ik niet");
  expect(beside(page)).toContain("U kijkt er nu anders naar dan de eerste keer.");
  expect(beside(page)).toContain("Wat de cursus erover zegt: Pijn betekent niet altijd schade.");
  expect(cards(page)[0]).toContain("De eerste keer: waar, heel zeker");
  await choose(page, "waar", "een beetje zeker");
  expect(beside(page)).toContain("Uw antwoord is hetzelfde. Hoe zeker u bent, is veranderd.");
  await choose(page, "heel zeker");
  expect(beside(page)).toContain("Uw antwoord is hetzelfde als de eerste keer.");
});

test("what comes after a choice stands below the buttons, and before it nothing keeps room for it", async () => {
  const page = await show(AGAIN, { kept: NOTHING });
  expect(page.part("beside").childNodes).toHaveLength(0);
  await choose(page, "waar");
  const next = page.getByRole("button", { name: "Volgende kaart" });
  expect(next.compareDocumentPosition(page.part("beside"))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

test("what came of an answer is said then, and not once more when its card comes back", async () => {
  const page = await show(AGAIN);
  const said = () => page.part("beside").getAttribute("aria-live");
  await choose(page, "waar");
  expect(said()).toBe("polite");
  await page.user.click(page.getByRole("button", { name: "Volgende kaart" }));
  await page.user.click(page.getByRole("button", { name: "Vorige kaart" }));
  expect(beside(page)).not.toBeNull();
  expect(said()).toBe("off");
  await choose(page, "niet waar");
  expect(said()).toBe("polite");
});

test("answering again leaves the first answers alone", async () => {
  const first = await show(FIRST);
  await choose(first, "waar");
  const again = await show(AGAIN, { kept: first.kept });
  await choose(again, "niet waar");
  expect(answer(await again.reload(), "niet waar").checked).toBe(true);
  expect(answer(await first.reload(), "waar").checked).toBe(true);
  expect(first.kept.values).toEqual({ first: { damage: { answer: "true" } }, again: { damage: { answer: "false" } } });
});

test("without first answers the second time works too", async () => {
  const page = await show(AGAIN, { kept: NOTHING });
  await choose(page, "niet waar");
  expect(beside(page)).toContain("niet ingevuld");
  expect(beside(page)).not.toContain("anders");
});

test.each<State>([
  {
    first: { damage: { answer: "true", certain: 7 }, gone: { answer: "true" }, scan: 3, rest: null },
    again: {},
  },
  {
    first: { damage: { answer: "true" }, scan: { answer: "perhaps" }, toString: { answer: "true" } },
    again: { damage: [] },
  },
])("damaged answers are left out: %j", async (kept) => {
  const page = await show(FIRST, { kept });
  expect(answer(page, "waar").checked).toBe(true);
  expect(cards(page)[0]).toBe(`${STATEMENT}Mijn antwoord: waar`);
  expect(cards(page).filter((card) => card.includes("nog niet gekozen"))).toHaveLength(CARDS - 1);
});
