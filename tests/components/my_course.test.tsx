/** What was kept, in words: the parts of "Mijn cursus". The page itself: tests/browser/test_my_course.py. */
import { expect, test } from "vitest";
import type { State } from "../../assets/host/model";
import { show } from "./show";

const readBack = (part: string, kept: State) => show(`my_course: ${part}`, { kept, readBack: true });
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const HOSTILE = "<img src=x onerror=\"document.title='kwaad'\"><script>document.title='kwaad'</script>&amp;";

test("my steps are a calendar with the days that were picked", async () => {
  const page = await readBack("steps", {
    activity: "wandelen",
    unit: "minuten",
    start: "10",
    step: "2,5",
    first_day: "2026-11-30",
    weekdays: [0, 2, 4],
    weeks: 12,
    easier: { "3": "same" },
    plan_id: "x1",
  });
  const rows = page.getAllByRole("row");
  expect(rows).toHaveLength(1 + 12);
  expect(page.getAllByRole("rowheader").slice(0, 4).map(words)).toEqual([
    "10 minuten vanaf 30 november",
    "12,5 minuten vanaf 7 december",
    "12,5 minuten vanaf 14 december",
    "15 minuten vanaf 21 december",
  ]);
  expect([...(rows[1]?.querySelectorAll("td") ?? [])].map(words)).toEqual([
    "30 hoort bij uw plan",
    "1",
    "2 hoort bij uw plan",
    "3",
    "4 hoort bij uw plan",
    "5",
    "6",
  ]);
});

test("a plan that is not finished says what was chosen so far", async () => {
  const page = await readBack("steps", { activity: "zwemmen", start: "een beetje" });
  expect([...page.el.querySelectorAll("h3, p, li")].map(words).slice(0, 3)).toEqual([
    "Mijn stappen: zwemmen",
    "Dit plan is nog niet af. Tot nu toe koos u:",
    "Ik begin met: een beetje",
  ]);
  expect(page.queryAllByRole("table")).toEqual([]);
});

test.each<[string, State]>([
  ["evening", { evening: [] }],
  ["circle", { who: "example", picks: {}, words: {} }],
  ["cards", { chosen: ["nooit-geweest", 7, null], own: [{ side: "elders", text: "hallo" }] }],
  ["talk", { path: ["nooit-gezegd"] }],
])("%s: what was emptied, or never could be chosen, does not show", async (part, kept) => {
  const page = await readBack(part, kept);
  expect(page.el.textContent).toBe("");
  expect(page.kept.values).toEqual(kept);
});

test.each<[string, State]>([
  ["questions", { questions: [{ id: "<b>", text: HOSTILE }] }],
  ["goal", { goal: HOSTILE, why: HOSTILE, steps: [{ text: HOSTILE, done: false }] }],
  ["evening", { evening: [{ own: HOSTILE }] }],
])("%s: markup in own words is shown as text", async (part, kept) => {
  const page = await readBack(part, kept);
  expect(words(page.el)).toContain(HOSTILE);
  expect(page.el.querySelectorAll("img, script, b, a")).toHaveLength(0);
});
