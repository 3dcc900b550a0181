/** A week of nights: what the reader presses, and what is seen and read of it. */
import { act } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { drawing, drawn, openChart, type Shown, show, texts } from "./show";

const AT_FIRST = "sleep_week: at first";

const said = (page: Shown) => page.part("say").textContent;
const press = (page: Shown, day: string) =>
  page.user.click(page.getByRole("button", { name: `slechte nacht voor ${day}` }));
const pressed = (page: Shown) => page.queryAllByRole("button", { pressed: true }).length;
const daysGoBy = () => act(() => void vi.advanceTimersByTime(10_000));
const sun = (page: Shown) => page.el.querySelector<SVGElement>(".today")?.style.transform;

beforeEach(() => {
  vi.useFakeTimers();
});

test("starts with an ordinary week, whose days differ too", async () => {
  const page = await show(AT_FIRST);
  page.getByRole("heading", { level: 3, name: "Wat doet een slechte nacht met de dagen erna?" });
  expect(said(page)).toBe("Een gewone week. Ook zonder slechte nacht is de ene dag zwaarder dan de andere.");
  page.getByText("Illustratie, geen voorspelling");
});

test("a bad night fades day by day, and what the reader thought stands beside it", async () => {
  const page = await show(AT_FIRST);
  await page.user.click(page.getByLabelText("7 dagen"));
  expect(said(page)).not.toContain("U dacht");
  await press(page, "woensdag");
  expect(said(page)).toBe(
    "Na een slechte nacht is de pijn de dag erna een beetje meer. Na ongeveer drie dagen is dat bijna weg. U dacht: 7 dagen.",
  );
  const places = new Set([sun(page)]);
  for (let day = 0; day < 4; day += 1) {
    await act(() => void vi.advanceTimersByTime(700));
    places.add(sun(page));
  }
  expect(places.size).toBe(5);
  await daysGoBy();
  expect(page.el.querySelector(".extra")?.classList).not.toContain("is-gone");
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
  for (const day of ["maandag", "dinsdag", "woensdag"]) await press(page, day);
  expect(said(page)).toBe("Na 3 slechte nachten is de pijn wat meer. Met gewone nachten zakt dat weer.");
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
