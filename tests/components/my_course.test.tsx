/** What was kept, in words: the parts of "Mijn cursus". The page itself: tests/browser/test_my_course.py. */
import { afterEach, expect, test, vi } from "vitest";
import type { State } from "../../assets/host/model";
import { show } from "./show";

const readBack = (part: string, kept: State) => show(`my_course: ${part}`, { kept, readBack: true });
const words = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
const HOSTILE = "<img src=x onerror=\"document.title='kwaad'\"><script>document.title='kwaad'</script>&amp;";
/** What a part hands on to the page for the therapist (assets/host/summary.ts). */
const inSummary = async (part: string, kept: State): Promise<State> => {
  const handed = (await readBack(part, kept)).el.querySelector<HTMLElement>("[data-summary]")?.dataset.summary;
  return JSON.parse(handed ?? "{}");
};

afterEach(() => {
  vi.useRealTimers();
});

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

test.each<[string, State, State]>([
  ["own words", { own_words: " Naar de markt\n" }, { own: ["Naar de markt"] }],
  [
    "goal",
    { goal: "De speeltuin", why: "Ik mis haar.", steps: [{ text: "Een rondje", done: true }, { text: "Het bankje" }] },
    { wish: ["De speeltuin"], step: ["Het bankje"] },
  ],
  ["goal", { goal: "", why: "", steps: [{ text: "Een rondje", done: true }] }, { wish: [""], step: [] }],
  ["questions", { questions: [{ id: "a", text: "Wie bel ik?" }] }, { questions: ["Wie bel ik?"] }],
  [
    "talk",
    { path: ["scan-first", "old-scan", "moving-harms"] },
    {
      questions: [
        "Wat betekent de uitslag van mijn scan voor wat ik kan doen?",
        "Welke beweging past bij een klein begin?",
      ],
    },
  ],
  [
    "cards",
    { chosen: ["sleep", "music"], own: [{ side: "danger", text: "Ruzie" }] },
    { sharper: ["Ruzie", "Slecht slapen", "Ruzie"], calmer: ["Muziek"] },
  ],
  [
    "plan",
    { picks: { during: ["gentle"] }, words: { during: "Ik maak soep", call: "Annie 06 1234 5678" } },
    { plan: ["Tijdens: Ik maak soep. Ik doe het rustiger aan, en blijf een beetje bewegen."] },
  ],
])("%s: what belongs on the page for the therapist, the reader's own words first", async (part, kept, handed) => {
  expect(await inSummary(part, kept)).toEqual(handed);
});

test("of the thoughts, what changed or is not known", async () => {
  const first = { damage: { answer: "true", certain: 3 }, scan: { answer: "unsure" }, rest: { answer: "true" } };
  const scan = "Op een scan is te zien waarom ik pijn heb. Nu: weet ik niet.";
  expect(await inSummary("thoughts", { first })).toEqual({ thoughts: [scan] });
  const again = { damage: { answer: "false", certain: 1 }, rest: { answer: "true", certain: 1 } };
  expect(await inSummary("thoughts", { first, again })).toEqual({
    thoughts: ["Pijn betekent altijd schade. De eerste keer: waar. Nu: niet waar.", scan],
  });
});

test("my step is that of this week, and before and after it what I build up", async () => {
  const plan = {
    activity: "wandelen",
    unit: "minuten",
    start: "10",
    step: "2,5",
    first_day: "2026-11-30",
    weekdays: [0],
    weeks: 4,
  };
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const [day, step] of [
    [new Date(2026, 10, 29), "wandelen"],
    [new Date(2026, 11, 7), "wandelen: 12,5 minuten"],
    [new Date(2027, 1, 1), "wandelen"],
  ] as const) {
    vi.setSystemTime(day);
    expect(await inSummary("steps", plan)).toEqual({ step: [step] });
  }
});

test.each<[string, State]>([
  ["own words", { own_words: 3 }],
  ["goal", { goal: 3, steps: [{ text: 3 }, null] }],
  ["cards", { chosen: [7, null], own: [{ side: "elders", text: "hallo" }] }],
  ["plan", { picks: { during: ["nooit-geweest", 3] }, words: { during: 4 } }],
  ["thoughts", { first: { damage: "x", weg: { answer: "unsure" } }, again: [] }],
  ["questions", { questions: [{ id: 3 }, "x"] }],
])("%s: what is damaged hands nothing on", async (part, kept) => {
  expect(await inSummary(part, kept)).toEqual({});
});
