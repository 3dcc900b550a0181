/** A week of nights: what the reader presses, and what is seen and read of it. */
import { act } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { drawing, drawn, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "sleep_week: at first";

const said = (page: Shown) => page.part("say").textContent;
const press = (page: Shown, day: string) =>
  page.user.click(page.getByRole("button", { name: `slechte nacht voor ${day}` }));
const pressed = (page: Shown) => page.queryAllByRole("button", { pressed: true }).length;
/** A day at a time, until the week is at its end. */
const daysGoBy = async () => {
  while (vi.getTimerCount()) await act(() => void vi.advanceTimersToNextTimer());
};
const sun = (page: Shown) => page.el.querySelector<SVGElement>(".today")?.style.transform;

beforeEach(() => {
  vi.useFakeTimers();
});

test("starts with an ordinary week, whose days differ too, and a question", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { level: 3, name: "Wat doet een slechte nacht met de dagen erna?" });
  page.getByRole("group", { name: "1 van 3: Hoe lang merkt u één slechte nacht?" });
  expect(said(page)).toBe(
    "Een gewone week: onder elk kussen staat de pijn van de dag erna. Tik op een kussen: die nacht is slecht.",
  );
  page.getByText("Illustratie, geen voorspelling");
});

test("a bad night fades day by day, and what the reader thought stands beside what came of it, told once", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("7 dagen"));
  expect(said(page)).not.toContain("U dacht");
  await press(page, "maandag");
  const days = new Map<string | undefined, string | null>();
  while (vi.getTimerCount()) {
    expect(page.part("say").firstElementChild?.getAttribute("aria-hidden")).toBe("true");
    days.set(sun(page), said(page));
    await act(() => void vi.advanceTimersToNextTimer());
  }
  expect([...days.values()]).toEqual([
    "Een slechte nacht.",
    "Op maandag is de pijn een beetje meer.",
    "Op dinsdag is dat al minder.",
    "Op woensdag is dat al minder.",
    "Op donderdag is dat bijna weg.",
  ]);
  expect(said(page)).toBe(
    "Na een slechte nacht is de pijn de dag erna een beetje meer. Na ongeveer drie dagen is dat bijna weg. U dacht: 7 dagen.",
  );
  expect(page.part("say").children).toHaveLength(0);
  expect(page.el.querySelector(".extra")?.classList).not.toContain("is-gone");
});

test("three questions, each answered by what one does; then the first again", async () => {
  const page = await show(AT_FIRST);
  const another = () => page.user.click(page.part("another"));
  await press(page, "maandag");
  await another();
  expect(pressed(page)).toBe(0);
  expect(said(page)).toContain("Tik op de eerste drie kussens.");
  page.getByRole("group", { name: "2 van 3: Drie slechte nachten: zakt dat ook weer?" });
  await page.user.click(page.getByLabelText("nee"));
  for (const day of ["maandag", "dinsdag", "woensdag"]) {
    await press(page, day);
    expect(said(page)).not.toContain("U dacht");
    await daysGoBy();
  }
  expect(said(page)).toBe("Na 3 slechte nachten is de pijn wat meer. Met gewone nachten zakt dat weer. U dacht: nee.");
  await another();
  await page.user.click(page.getByLabelText("pijn is weg"));
  await press(page, "maandag");
  await daysGoBy();
  expect(said(page)).not.toContain("U dacht");
  await page.user.click(page.getByRole("button", { name: "Weken beter slapen" }));
  expect(said(page)).toContain("De pijn gaat niet weg. U dacht: pijn is weg.");
  await another();
  page.getByRole("group", { name: /^1 van 3/ });
  expect(page.queryAllByRole<HTMLInputElement>("radio").some(({ checked }) => checked)).toBe(false);
});

test("a second press makes the night an ordinary one again", async () => {
  const page = await show(AT_FIRST);
  const before = said(page);
  await press(page, "dinsdag");
  expect(pressed(page)).toBe(1);
  await press(page, "dinsdag");
  expect(pressed(page)).toBe(0);
  expect(said(page)).toBe(before);
});

test("more bad nights add up, and that eases too", async () => {
  const page = await show(AT_FIRST);
  for (const day of ["maandag", "zondag"]) await press(page, day);
  await daysGoBy();
  expect(said(page)).toBe("Na 2 slechte nachten is de pijn een beetje meer. Met gewone nachten zakt dat weer.");
});

test("weeks of better sleep give a little less pain, never none", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByRole("button", { name: "Weken beter slapen" }));
  expect(said(page)).toBe("Met beter slapen is de pijn hier gemiddeld een beetje minder. De pijn gaat niet weg.");
});

test("with calm motion the week is there at once", async () => {
  document.documentElement.dataset.motion = "calm";
  const page = await show(AT_FIRST);
  await press(page, "maandag");
  expect(page.el.querySelector(".today")?.classList).toContain("is-gone");
  expect(page.el.querySelector(".extra")?.classList).not.toContain("is-gone");
  delete document.documentElement.dataset.motion;
});

test.each([
  ["one_bad_night", "Na een slechte nacht"],
  ["bad_week", "Na 7 slechte nachten"],
  ["better_sleep", "Met beter slapen"],
])("a lesson may begin elsewhere: %s", async (nights, sentence) => {
  expect(said(await show(AT_FIRST, { state: { nights } }))).toContain(sentence);
});

test("stronger arrows say and draw more", async () => {
  const page = await show(AT_FIRST, { state: { arrows: "sterk" } });
  await press(page, "maandag");
  await daysGoBy();
  expect(said(page)).toContain("de dag erna wat meer");
});

test("the chart has one message, and a line for each strength", async () => {
  const page = await show(AT_FIRST);
  expect(drawn).toHaveLength(0);
  await openChart(page);
  const { data, layout } = await drawing(page);
  expect(data).toHaveLength(3);
  for (const { y } of data) expect([...y]).toEqual([...y].sort((a, b) => b - a));
  expect(layout.annotations[0]?.text).toContain("Wat één slechte nacht erbij doet");
  expect(texts(page.el.querySelectorAll(".w-numbers tbody tr"))[0]).toBe("10,4 meer0,6 meer0,9 meer");
});

test("no hours, no score, and nothing is kept", async () => {
  const page = await show(AT_FIRST);
  await press(page, "maandag");
  expect(page.el.textContent).not.toMatch(/\buur|uren|score|%/i);
  expect(page.kept.values).toBeNull();
});
