/** A goal of the reader's own: own steps, in the own order. */
import { expect, test, vi } from "vitest";
import { fill, type Shown, settled, show, texts } from "./show";

const AT_FIRST = "goal_ladder: at first";
const MOST_STEPS = 7;
const MOST_CHARACTERS = 120;
const [BIKE, ROUND, SISTER] = ["De fiets pakken", "Een rondje door de straat", "Naar mijn zus"] as const;
const STEPS = [BIKE, ROUND, SISTER];

const steps = (page: Shown) => texts(page.el.querySelectorAll("[data-part=steps] .w-order-text"));
const said = (page: Shown) => texts([page.part("said")])[0];
const field = (page: Shown) => page.getByLabelText<HTMLInputElement>("Een stap op weg daarheen");
const goal = (page: Shown) => page.getByLabelText<HTMLTextAreaElement>("Mijn doel, in mijn eigen woorden");
const box = (page: Shown, name: string) => page.getByRole<HTMLInputElement>("checkbox", { name });
const press = (page: Shown, name: string) => page.user.click(page.getByRole("button", { name }));
const enter = async (page: Shown, name: string) => {
  page.getByRole("button", { name }).focus();
  await page.user.keyboard("{Enter}");
};
const add = async (page: Shown, ...all: string[]) => {
  for (const text of all) {
    await fill(field(page), text);
    await page.user.type(field(page), "{Enter}");
  }
};

test("a goal and why stand above the steps", async () => {
  const page = await show(AT_FIRST);
  await page.user.type(goal(page), "Fietsen naar mijn zus");
  await page.user.type(page.getByLabelText("Daarom wil ik dit"), "Omdat we dan samen lachen.");
  await add(page, ...STEPS);
  expect(texts(page.part("ladder").querySelectorAll("h4"))).toEqual(["Mijn ladder naar: Fietsen naar mijn zus"]);
  expect(texts([page.part("ladder")])[0]).toContain("Daarom wil ik dit: Omdat we dan samen lachen.");
  expect(steps(page)).toEqual(STEPS);
  expect(said(page)).toBe("Staat nu op uw ladder: Naar mijn zus");
  expect(field(page).value).toBe("");
});

test("a goal is one sentence: Enter and pasted lines make no new one", async () => {
  const page = await show(AT_FIRST);
  await page.user.type(goal(page), "Weer naar zee{Enter}");
  await page.user.paste("\nen terug");
  expect(goal(page).value).toBe("Weer naar zee en terug");
  expect(goal(await page.reload()).value).toBe("Weer naar zee en terug");
});

test("steps move up and down", async () => {
  const page = await show(AT_FIRST);
  await add(page, ...STEPS);
  await enter(page, `Omhoog: ${SISTER}`);
  expect(steps(page)).toEqual([BIKE, SISTER, ROUND]);
  expect(document.activeElement).toBe(page.getByRole("button", { name: `Omhoog: ${SISTER}` }));
});

test("steps are ticked off without a count", async () => {
  const page = await show(AT_FIRST);
  await add(page, BIKE, ROUND);
  await page.user.click(box(page, BIKE));
  expect(said(page)).toBe(`Gedaan: ${BIKE}. Neem de tijd voor de volgende stap.`);
  expect(steps(page)[0]).toContain("(gedaan)");
  await press(page, `Omlaag: ${BIKE}`);
  expect(box(page, BIKE).checked).toBe(true);
  await page.user.click(box(page, ROUND));
  expect(said(page)).toContain("Alle stappen zijn gedaan.");
  await page.user.click(box(page, ROUND));
  expect(steps(page)[0]).not.toContain("(gedaan)");
});

test("three to seven steps are suggested", async () => {
  const page = await show(AT_FIRST);
  await add(page, BIKE);
  expect(page.getByText(/^Past er nog een stap tussen\?/)).toBeTruthy();
  await add(page, ROUND, SISTER);
  expect(page.queryByText(/^Past er nog een stap tussen\?/)).toBeNull();
  const more = Array.from({ length: MOST_STEPS - STEPS.length }, (_, n) => `stap ${n}`);
  await add(page, ...more, "nog een");
  expect(said(page)).toBe("7 stappen is genoeg voor één doel. Haal er eerst een weg.");
  expect(steps(page)).toHaveLength(MOST_STEPS);
  expect(field(page).value).toBe("nog een");
});

test("empty, double and too long words are explained", async () => {
  const page = await show(AT_FIRST);
  await press(page, "Zet op mijn ladder");
  expect(said(page)).toBe("Schrijf eerst een paar woorden.");
  await add(page, "Lopen", "lopen");
  expect(said(page)).toBe("Die stap staat al op uw ladder.");
  expect(steps(page)).toHaveLength(1);
  const long = "w".repeat(MOST_CHARACTERS + 1);
  await add(page, long);
  expect(said(page)).toBe("Maak het eerst iets korter.");
  expect(field(page).value).toBe(long);
  await add(page, long.slice(1));
  expect(steps(page)).toEqual(["Lopen", long.slice(1)]);
});

test("taking away can be undone", async () => {
  const page = await show(AT_FIRST);
  await add(page, ...STEPS);
  await page.user.click(box(page, ROUND));
  await press(page, `Weg: ${ROUND}`);
  expect(steps(page)).toEqual([BIKE, SISTER]);
  await press(page, `Zet terug: ${ROUND}`);
  expect(page.getAllByRole<HTMLInputElement>("checkbox").map((each) => each.checked)).toEqual([false, true, false]);
  expect(steps(page)[1]).toContain(ROUND);
  for (const text of STEPS) await enter(page, `Weg: ${text}`);
  expect(document.activeElement).toBe(page.getByRole("heading", { name: "Mijn ladder" }));
});

test("the ladder survives a reload", async () => {
  const page = await show(AT_FIRST);
  await fill(goal(page), '<img src=x onerror="window.hacked = 1">');
  await add(page, ...STEPS);
  await page.user.click(box(page, BIKE));
  const again = await page.reload();
  expect(box(again, BIKE).checked).toBe(true);
  expect(again.getByRole("heading", { name: /^Mijn ladder naar: <img/ })).toBeTruthy();
  expect(again.el.querySelector("img")).toBeNull();
});

test.each([
  [{ steps: [null, 3, "lopen", { text: " " }, { text: 5, done: true }, { text: "Lopen", done: "ja" }] }, 1],
  [{ steps: [{ text: "Lopen" }, { text: "lopen" }, [], {}], goal: "g".repeat(5000) }, 1],
  // Of another kind altogether: put aside.
  [{ steps: [{ text: "Lopen" }], goal: ["x"] }, 0],
])("damaged steps are left out: %#", async (kept, count) => {
  const page = await show(AT_FIRST, { kept });
  expect(steps(page)).toEqual(count ? ["Lopen"] : []);
  expect(page.queryByRole("checkbox", { checked: true })).toBeNull();
  expect(page.kept.aside).toHaveLength(count ? 0 : 1);
  await add(page, "Fietsen");
  expect(steps(page)).toHaveLength(count + 1);
});

test("the ladder alone is asked on paper", async () => {
  const asked = vi.fn();
  vi.stubGlobal("print", asked);
  const page = await show(AT_FIRST);
  await press(page, "Print mijn ladder");
  expect(asked).toHaveBeenCalledOnce();
  expect([...document.querySelectorAll("[data-print=only]")]).toEqual([page.part("ladder")]);
});

test("what the reader chose before is one press away from the ladder, and nothing stands there by itself", async () => {
  const page = await show(AT_FIRST);
  expect(page.parts("offered")).toHaveLength(0);
  page.model.set("_own", [
    { text: BIKE, lesson: 5 },
    { text: "w".repeat(MOST_CHARACTERS + 1), lesson: 3 },
  ]);
  await settled();
  expect(texts(page.part("offered").querySelectorAll("button"))).toEqual([BIKE]);
  expect(steps(page)).toEqual([]);
  await press(page, `Op mijn ladder: ${BIKE}`);
  expect([steps(page), said(page)]).toEqual([[BIKE], `Staat nu op uw ladder: ${BIKE}`]);
  expect(page.parts("offered")).toHaveLength(0);
  expect(document.activeElement?.textContent).toBe("Mijn ladder");
});

test("a wish of the first lesson becomes the goal with one press; one that is too long is there to be read", async () => {
  const page = await show("goal_ladder: wish");
  const wrote = (text: string) => page.model.set("_own", [{ text, lesson: 0, place: "00/graag-weer" }]);
  wrote("w".repeat(MOST_CHARACTERS + 1));
  await settled();
  expect(page.part("wish").textContent).toContain("Aan het begin schreef u: www");
  expect(page.part("wish").querySelector("button")).toBeNull();
  wrote("Naar de markt");
  await settled();
  // A wish is no step.
  expect(page.parts("offered")).toHaveLength(0);
  await page.user.click(page.getByRole("button", { name: /^Naar de markt Dit schreef u aan het begin/ }));
  expect(goal(page).value).toBe("Naar de markt");
  expect(document.activeElement).toBe(goal(page));
  expect(page.parts("wish")).toHaveLength(0);
});
