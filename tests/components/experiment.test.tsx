/** Something small to try out: what one expects, and afterwards, here or in the next lesson, what came of it. */
import { expect, test, vi } from "vitest";
import { fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "experiment: at first";
/** In the next lesson. */
const AFTER = { ideas: [], _asks_after: true };

const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name }));
const pick = (page: Shown, name: string) => page.user.click(page.getByRole("radio", { name }));
const asked = (page: Shown) => texts([page.part("question")])[0];
const controls = (page: Shown) => page.el.querySelectorAll("fieldset:not(:empty), textarea, input[type=text]").length;

test("what is said comes into view, also what is in the way", async () => {
  const came = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(() => {});
  const page = await show(AT_FIRST);
  await press(page, "Volgende vraag");
  expect(came.mock.contexts).toEqual([page.part("said")]);
  await pick(page, "De was ophangen");
  for (const name of ["Volgende vraag", "Klaar", "Ik heb het geprobeerd"]) await press(page, name);
  expect(came).toHaveBeenCalledTimes(1);
  await pick(page, "Kleiner gedaan");
  expect(came).toHaveBeenCalledTimes(2);
  came.mockRestore();
});

test("a question or two at a time, from what one wants to try to what it tells, and all of it is kept", async () => {
  const page = await show(AT_FIRST);
  const most: number[] = [];
  const look = () => most.push(controls(page));
  look();
  await pick(page, "De was ophangen");
  await press(page, "Volgende vraag");
  expect(document.activeElement).toBe(page.part("question"));
  look();
  await fill(page.getByLabelText("Dit verwacht ik"), "Dat ik vast kom te zitten");
  await pick(page, "heel zeker");
  await press(page, "Klaar");
  look();
  expect(texts(page.part("view-chosen").querySelectorAll("dd"))).toEqual([
    "De was ophangen",
    "Dat ik vast kom te zitten (heel zeker)",
  ]);
  await press(page, "Ik heb het geprobeerd");
  look();
  await pick(page, "Kleiner gedaan");
  expect(texts([page.part("said")])[0]).toContain("Kleiner is ook proberen.");
  await press(page, "Volgende vraag");
  look();
  expect(page.part("view-happened").textContent).toContain("U verwachtte: Dat ik vast kom te zitten (heel zeker)");
  await fill(page.getByLabelText("Dit gebeurde er"), "Het ging");
  await fill(page.getByLabelText("Dit zegt het mij"), "Ik kan meer dan ik dacht");
  await press(page, "Klaar");
  expect(most.every((n) => n <= 2)).toBe(true);
  expect(page.kept.values).toEqual({
    what: "De was ophangen",
    expected: "Dat ik vast kom te zitten",
    sure: 3,
    did: "smaller",
    happened: "Het ging",
    told: "Ik kan meer dan ik dacht",
  });
  // It opens where its reader is, and can be changed.
  const again = await page.reload();
  expect(asked(again)).toBe("Dit heeft u uitgeprobeerd");
  await press(again, "Veranderen");
  expect(again.getByRole<HTMLInputElement>("radio", { name: "De was ophangen" }).checked).toBe(true);
});

test("an idea that is offered no more stays the reader's own words", async () => {
  // Of lesson 5, before the play of movements took its place.
  const kept = { what: "Bukken tot mijn knieën" };
  const read = await show(AT_FIRST, { kept, readBack: true });
  expect(texts(read.el.querySelectorAll("h4, .own-words"))).toEqual(["Dit wil ik proberen", "Bukken tot mijn knieën"]);
  const page = await show(AT_FIRST, { kept });
  expect(asked(page)).toBe("Dit gaat u uitproberen");
  await press(page, "Veranderen");
  expect(page.getByLabelText<HTMLTextAreaElement>("Iets anders, in uw eigen woorden").value).toBe(kept.what);
  expect(page.getAllByRole<HTMLInputElement>("radio").some(({ checked }) => checked)).toBe(false);
  expect(page.kept.values).toEqual(kept);
});

test("without a choice it goes nowhere and says why; own words are a choice", async () => {
  const page = await show(AT_FIRST);
  await press(page, "Volgende vraag");
  expect(texts([page.part("said")])[0]).toBe("Kies of schrijf eerst iets.");
  await pick(page, "Een eindje lopen");
  await fill(page.getByLabelText("Iets anders, in uw eigen woorden"), "Zwemmen");
  expect(page.getByRole<HTMLInputElement>("radio", { name: "Een eindje lopen" }).checked).toBe(false);
  await press(page, "Volgende vraag");
  expect(page.part("view-expected").textContent).toContain("U wilt proberen: Zwemmen");
  expect(asked(await page.reload())).toBe("Dit gaat u uitproberen");
});

test("what the reader wrote elsewhere is offered first, and nothing is chosen by that", async () => {
  const page = await show(AT_FIRST);
  page.model.set("_own", [
    { text: "Naar de markt", lesson: 0 },
    { text: "lang".repeat(40), lesson: 3 },
  ]);
  await settled();
  expect(texts(page.el.querySelectorAll(".w-choice"))).toEqual([
    "Naar de markt",
    "De was ophangen",
    "Een eindje lopen",
  ]);
  expect([page.kept.values, page.model.get("what")]).toEqual([null, ""]);
  await pick(page, "Naar de markt");
  expect(page.kept.values?.what).toBe("Naar de markt");
});

test("who tried nothing in the earlier lesson is asked nothing in the next, also on paper and read back", async () => {
  for (const kept of [undefined, { what: "  " }, { did: "done", told: "Iets" }]) {
    const page = await show(AT_FIRST, { state: AFTER, ...(kept && { kept }) });
    expect(page.el.textContent).toBe("");
    page.end();
    const read = await show(AT_FIRST, { state: AFTER, readBack: true, ...(kept && { kept }) });
    expect(read.el.textContent).toBe("");
    read.end();
  }
});

test("the next lesson asks how it went, and not again what was told", async () => {
  const page = await show(AT_FIRST, { state: AFTER, kept: { what: "Fietsen", expected: "", sure: null } });
  expect(asked(page)).toBe("U wilde proberen: Fietsen");
  await press(page, "Volgende vraag");
  expect(texts([page.part("said")])[0]).toBe("Kies eerst wat het best past.");
  await pick(page, "Niet gelukt");
  expect(texts([page.part("said")])[0]).toContain("Kleiner of later mag ook.");
  await press(page, "Volgende vraag");
  // No answer that was never given.
  expect(page.el.textContent).not.toContain("U verwachtte");
  await fill(page.getByLabelText("Dit kwam ertussen"), "Regen");
  await press(page, "Klaar");
  const again = await page.reload();
  expect(texts(again.part("view-all").querySelectorAll("dd"))).toEqual(["Fietsen", "Niet gelukt", "Regen"]);
});

test("on paper every sentence has its place", async () => {
  const page = await show(AT_FIRST);
  const paper = page.el.querySelector(".on-paper") as HTMLElement;
  expect(texts(paper.querySelectorAll("dt"))).toEqual([
    "Dit wil ik proberen",
    "Dit verwacht ik dat er misgaat",
    "Zo ging het",
    "Dit gebeurde er",
    "Dit zegt het mij",
  ]);
  expect(texts(paper.querySelectorAll("dd"))).toEqual(["", "", "", "", ""]);
});

test("the workbook has what was said, and the therapist's page what was noticed", async () => {
  const page = await show(AT_FIRST, { readBack: true, kept: { what: "Fietsen", did: "done", told: "Het kan" } });
  expect(texts(page.el.querySelectorAll("h3, h4, .own-words"))).toEqual([
    "Wat ik uitprobeer",
    "Dit wil ik proberen",
    "Fietsen",
    "Zo ging het",
    "Gedaan",
    "Dit zegt het mij",
    "Het kan",
  ]);
  const summary = () => page.el.querySelector<HTMLElement>("[data-summary]")?.dataset.summary;
  expect(JSON.parse(summary() ?? "")).toEqual({ thoughts: ["Ik probeerde: Fietsen. Ik merkte: Het kan"] });
});
