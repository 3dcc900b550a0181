/** The plan of a meeting: what fits, what goes when it is late, and what its leader sees of that. No real time: the clock is the test's. */
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CountdownButtons, leftInWords, Running } from "../../assets/group/countdown";
import { dropped, LENGTHS, type Planned, piecesOf, planFor, standing, sum } from "../../assets/group/pace";
import { Pace } from "../../assets/group/pace_panel";
import type { Action, Piece, Screen } from "../../assets/group/records.gen";
import { back, forward, moved, type State } from "../../assets/group/state";
import { Watch } from "../../assets/group/watch";

const section = (minutes: number, goes = 0): Piece => ({ what: "section", minutes, goes });
const extra = (what: Piece["what"], minutes: number, goes: number): Piece => ({ what, minutes, goes, question: "v" });
const titles = ["Les", "Weet u nog?", "Wat denkt u nu?", "Proef", "Voor uzelf", "In het kort"];
const pieces: Piece[][] = [
  [section(1), extra("join", 4, 0)],
  [section(4, 2)],
  [section(4), extra("again", 3, 5)],
  [section(30), extra("again", 3, 1)],
  [section(8, 3)],
  [section(1), extra("pairs", 6, 4)],
];
const screens: Screen[] = titles.map((title, i) => ({
  title,
  pieces: pieces[i] ?? [],
  planned: true,
  questions: [],
}));
const all = piecesOf(screens, [], true);
const keys = (found: readonly Planned[]) => found.map(({ screen, what }) => `${titles[screen]} ${what}`);

test("a plan drops first what is missed least, and takes back what still fits", () => {
  expect(sum(all)).toBe(64);
  expect(keys(dropped(all, 64 - 60))).toEqual(["Weet u nog? section"]);
  expect(sum(planFor(all, 60))).toBe(60);
  expect(keys(dropped(all, 64 - 45))).toEqual([
    "Weet u nog? section",
    "Proef again",
    "Voor uzelf section",
    "In het kort pairs",
  ]);
  expect(planFor(all, 90)).toEqual(all);
  for (const length of LENGTHS) expect(sum(planFor(all, length))).toBeLessThanOrEqual(length);
  // Nobody joins by phone.
  expect(sum(piecesOf(screens, [], false))).toBe(60);
  // What stays, stays, however little time there is.
  expect(sum(planFor(all, 5))).toBe(40);
});

test("who is late hears by how much, and what of what comes wins that time back", () => {
  const plan = planFor(all, 60);
  const at = { order: [0, 2, 3, 4, 5], screen: 2 };
  // As planned: five minutes gone, and just here.
  expect(standing(plan, at, { all: 5 * 60, here: 0 }, 60)).toEqual({ late: 0, due: 2, skip: [] });
  const late = standing(plan, at, { all: 11 * 60, here: 0 }, 60);
  expect([late.late, keys(late.skip)]).toEqual([6, ["Voor uzelf section"]]);
  // Longer on this screen than planned counts as it happens.
  expect(standing(plan, at, { all: 15 * 60, here: 10 * 60 }, 60).late).toBe(3);
  expect(standing(plan, at, { all: 60, here: 0 }, 60).late).toBe(-4);
  expect(standing(plan, { order: [], screen: 5 }, { all: 80 * 60, here: 0 }, 60).skip).toEqual([]);
});

test("going on follows the order, past what is skipped", () => {
  const state = (screen: number): State => ({
    lesson: "02-les",
    screen,
    step: 0,
    steps: 1,
    blank: false,
    safety: 0,
    question: null,
    order: [0, 3, 2],
  });
  expect(forward(state(0), 6)).toMatchObject({ screen: 3 });
  expect(forward(state(3), 6)).toMatchObject({ screen: 2 });
  expect(forward(state(2), 6)).toBeNull();
  expect(back(state(2))).toMatchObject({ screen: 3 });
  // From one that is left out.
  expect(forward(state(1), 6)).toMatchObject({ screen: 3 });
  expect(back(state(1))).toMatchObject({ screen: 0 });
  expect(moved(state(2), { do: "go", screen: 3, onward: true }).screen).toBe(2);
  expect(moved(state(3), { do: "go", screen: 2, onward: true }).screen).toBe(2);
});

test("a countdown changes its words as little as it can", () => {
  expect([300, 299, 121, 120, 61].map(leftInWords)).toEqual([
    "5 minutes left",
    "5 minutes left",
    "3 minutes left",
    "2 minutes left",
    "2 minutes left",
  ]);
  expect([60, 51, 50, 1, 0, -5].map(leftInWords)).toEqual([
    "1 minute left",
    "1 minute left",
    "50 seconds left",
    "10 seconds left",
    "The time is up",
    "The time is up",
  ]);
});

let now = 0;
const acted: Action[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  document.documentElement.lang = "nl";
  now = 1_000_000;
  acted.length = 0;
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

/** The panel in a meeting of sixty minutes that goes its order; `minutes` later on another screen. */
function open(order: number[], screen: number, minutes: number, length = 60) {
  const watch = new Watch("tijd", 0, () => now);
  watch.length = length;
  now += minutes * 60_000;
  watch.turn(screen);
  const meeting = { screens, order, screen, phones: true, watch, act: (action: Action) => acted.push(action) };
  return render(<Pace meeting={meeting} />);
}

const part = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);

test("the leader reads what to skip, and one press does it", () => {
  open([0, 2, 3, 4, 5], 2, 11);
  expect(part("late")?.textContent).toContain("You are 6 minutes late: skip “Voor uzelf” (8 minutes).");
  expect(part("due")?.textContent).toBe("By the plan you are here now.");
  fireEvent.click(part("skip-these") as HTMLElement);
  expect(acted).toEqual([{ do: "order", screens: [0, 2, 3, 5] }]);
});

test("a plan that is too long makes nobody late, and time that is left is told", () => {
  open([], 0, 0, 45);
  expect(part("late")?.textContent).toContain("This plan takes 52 minutes. Skip “Voor uzelf” (8 minutes)");
  cleanup();
  localStorage.clear();
  open([0, 2, 5], 1, 5);
  expect(part("due")?.textContent).toBe("By the plan you are now at: Wat denkt u nu?.");
  cleanup();
  localStorage.clear();
  open([0, 2, 5], 2, 5);
  expect(part("late")).toBeNull();
  expect(part("early")?.textContent).toContain("41 minutes left for talking");
});

test("a length that is chosen skips what does not fit, and a reload keeps it", () => {
  open([], 0, 0);
  fireEvent.click(part("length-45") as HTMLElement);
  expect(acted).toEqual([{ do: "order", screens: [0, 2, 3, 5] }]);
  now += 30_000;
  const again = new Watch("tijd", 0, () => now);
  expect([again.length, again.all, again.here]).toEqual([45, 30, 30]);
  expect(new Watch("tijd", 0, () => now + 5 * 3600_000).all).toBe(0);
});

test("a section goes earlier, later, away and back, with the focus on its button", () => {
  const shown = open([0, 3, 1, 2], 0, 0);
  fireEvent.click(screen.getByRole("button", { name: "Earlier: Weet u nog?", hidden: true }));
  expect(acted.pop()).toEqual({ do: "order", screens: [0, 1, 3, 2] });
  fireEvent.click(screen.getByRole("button", { name: "Skip: Proef", hidden: true }));
  expect(acted.pop()).toEqual({ do: "order", screens: [0, 1, 2] });
  fireEvent.click(screen.getByRole("button", { name: "Do it after all: Voor uzelf", hidden: true }));
  expect(acted.pop()).toEqual({ do: "order", screens: [0, 3, 1, 2, 4] });
  // As far as it can: it stays there, and says so.
  fireEvent.click(screen.getByRole("button", { name: "Later: Wat denkt u nu?", hidden: true }));
  expect(acted).toEqual([]);
  shown.unmount();
  open([0, 1, 2, 3, 4], 0, 0);
  fireEvent.click(screen.getByRole("button", { name: "Do it after all: In het kort", hidden: true }));
  // The order of the lesson needs no words.
  expect(acted.pop()).toEqual({ do: "order", screens: [] });
});

test("how long is left stands once: with the vote that it is for, else with its own buttons", () => {
  const counting = { countdown: { seconds: 60 }, ends: Date.now() + 60_000, question: null } as unknown as State;
  const { rerender } = render(<CountdownButtons state={counting} act={() => undefined} />);
  expect(screen.getByRole("timer").textContent).toBe("1 minute left");
  const asked = { ...counting, question: { name: "q" } } as unknown as State;
  rerender(<CountdownButtons state={asked} act={() => undefined} />);
  expect(screen.queryByRole("timer")).toBeNull();
  screen.getByRole("button", { name: "Take it away" });
  rerender(<Running state={asked} />);
  expect(screen.getByRole("timer").textContent).toBe("1 minute left");
  rerender(<Running state={{ ...asked, countdown: null } as unknown as State} />);
  expect(screen.queryByRole("timer")).toBeNull();
});
