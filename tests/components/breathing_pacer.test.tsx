/** Breathing calmly: the rhythm, its end, and how little is kept and said. Time is moved by hand. */
import { act } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { type Shown, settled, show, texts } from "./show";

const AT_FIRST = "breathing_pacer: at first";
const BEGIN = "Begin met rustig ademen";
const DONE = "Dat was het. Adem gewoon verder.";

beforeEach(() => void vi.useFakeTimers());

const pass = (seconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(1000 * seconds)));
const words = (page: Shown, part: string) => texts([page.part(part)])[0];
const box = (page: Shown, name: string) => page.getByLabelText<HTMLInputElement>(name);
const mainButton = (page: Shown) => page.getByRole("button").textContent;
const begin = (page: Shown) => page.user.click(page.getByRole("button", { name: BEGIN }));
/** How full the shape is, from 0 to 1. */
const fullness = (page: Shown) =>
  Number((page.part("shape").parentElement as HTMLElement).style.getPropertyValue("--breath"));
const barWidth = (page: Shown) =>
  parseFloat((page.part("bar").firstElementChild as HTMLElement).style.getPropertyValue("inline-size"));

test("at rest it waits for the reader", async () => {
  const page = await show(AT_FIRST);
  await pass(30);
  expect(words(page, "rhythm")).toBe("Begin wanneer u wilt.");
  expect(mainButton(page)).toBe(BEGIN);
  expect(words(page, "said")).toBe("");
  expect(page.getByText(/^Stop gerust als het niet prettig is\./)).toBeTruthy();
});

test("words and shape go in and out together", async () => {
  const page = await show(AT_FIRST);
  await begin(page);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
  expect(fullness(page)).toBeLessThan(0.01);
  await pass(2);
  expect(fullness(page)).toBeCloseTo(0.5, 1);
  await pass(1.8);
  expect(fullness(page)).toBeGreaterThan(0.98);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
  await pass(0.4);
  expect(words(page, "rhythm")).toBe("Adem rustig uit");
  expect(fullness(page)).toBeGreaterThan(0.98);
  await pass(5);
  expect(fullness(page)).toBeLessThan(0.1);
  await pass(1.2);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
});

test("the way out is longer than the way in", async () => {
  const page = await show(AT_FIRST);
  await begin(page);
  await pass(4.5);
  expect(words(page, "rhythm")).toBe("Adem rustig uit");
  await pass(5);
  expect(words(page, "rhythm")).toBe("Adem rustig uit");
});

test.each([
  ["1 minuut", 60],
  ["2 minuten", 120],
  ["3 minuten", 180],
])("it stops by itself: %s", async (minutes, seconds) => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, minutes));
  await begin(page);
  expect(words(page, "said")).toContain(`Het stopt vanzelf na ongeveer ${minutes}.`);
  await pass(seconds - 1);
  expect(mainButton(page)).toBe("Stop");
  await pass(1.1);
  expect(mainButton(page)).toBe(BEGIN);
  expect(words(page, "said")).toBe(DONE);
  expect(words(page, "rhythm")).toBe("Begin wanneer u wilt.");
});

test.each([
  ["langzamer", 5, 12],
  ["rustig", 4, 10],
  ["iets sneller", 3, 8],
])("the reader chooses the pace: %s", async (pace, breathIn, breath) => {
  const page = await show(AT_FIRST);
  await page.user.click(box(page, pace));
  await begin(page);
  expect(words(page, "said")).toContain(`${breathIn} tellen in, ${breath - breathIn} tellen uit`);
  await pass(breathIn - 0.25);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
  await pass(0.5);
  expect(words(page, "rhythm")).toBe("Adem rustig uit");
  await pass(breath - breathIn - 0.5);
  expect(words(page, "rhythm")).toBe("Adem rustig uit");
  await pass(0.5);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
});

test("the reader can stop at any moment", async () => {
  const page = await show(AT_FIRST);
  await begin(page);
  await pass(2);
  await page.user.click(page.getByRole("button", { name: "Stop" }));
  expect(words(page, "said")).toBe("U bent gestopt. Adem gewoon verder.");
  await pass(120);
  expect(words(page, "said")).toBe("U bent gestopt. Adem gewoon verder.");
  expect(words(page, "rhythm")).toBe("Begin wanneer u wilt.");
  expect(vi.getTimerCount()).toBe(0);
});

test("another choice on the way begins anew", async () => {
  const page = await show(AT_FIRST);
  await begin(page);
  await pass(55);
  await page.user.click(box(page, "2 minuten"));
  expect(words(page, "said")).toContain("na ongeveer 2 minuten");
  await pass(115);
  expect(mainButton(page)).toBe("Stop");
  await page.user.click(box(page, "iets sneller"));
  expect(words(page, "said")).toContain("3 tellen in, 5 tellen uit");
  await pass(115);
  expect(mainButton(page)).toBe("Stop");
  await pass(5.1);
  expect(mainButton(page)).toBe(BEGIN);
});

test("it can begin again", async () => {
  const page = await show(AT_FIRST);
  for (let time = 0; time < 2; time += 1) {
    await begin(page);
    expect(words(page, "rhythm")).toBe("Adem rustig in");
    await pass(61);
    expect(words(page, "said")).toBe(DONE);
  }
});

test("the rhythm is not read aloud and begin and end are", async () => {
  const page = await show(AT_FIRST);
  expect(page.part("rhythm").getAttribute("aria-live")).toBe("off");
  expect([...page.el.querySelectorAll("[aria-live=polite]")]).toEqual([page.part("said")]);
  const heard: string[] = [];
  const said = page.part("said");
  const ear = new MutationObserver(() => heard.push(said.textContent ?? ""));
  ear.observe(said, { childList: true, characterData: true, subtree: true });
  await begin(page);
  for (let second = 0; second < 61; second += 1) await pass(1);
  await settled();
  expect(mainButton(page)).toBe(BEGIN);
  ear.disconnect();
  expect(heard).toHaveLength(2);
  expect(heard[0]).toMatch(/^Het is begonnen/);
  expect(heard[1]).toMatch(/^Dat was het/);
});

test("the count is quiet and only there when asked", async () => {
  const page = await show(AT_FIRST);
  await begin(page);
  await pass(1.05);
  expect(words(page, "count")).toBe("");
  await page.user.click(box(page, "met tellen erbij"));
  expect(words(page, "count")).toBe("2");
  await pass(3);
  expect(words(page, "count")).toBe("1");
});

test("less motion gives a bar that goes in steps", async () => {
  document.documentElement.dataset.motion = "calm";
  try {
    const page = await show(AT_FIRST);
    expect(page.parts("shape")).toHaveLength(0);
    expect(barWidth(page)).toBe(0);
    await begin(page);
    expect(barWidth(page)).toBeCloseTo(25);
    await pass(0.5);
    expect(barWidth(page)).toBeCloseTo(25);
    await pass(3);
    expect(barWidth(page)).toBeCloseTo(100);
    await pass(6);
    expect(words(page, "rhythm")).toBe("Adem rustig uit");
    expect(barWidth(page)).toBeCloseTo(100 / 6);
  } finally {
    delete document.documentElement.dataset.motion;
  }
});

test("pace and length survive a reload and nothing else is kept", async () => {
  const page = await show(AT_FIRST);
  for (const name of ["langzamer", "3 minuten", "met tellen erbij"]) await page.user.click(box(page, name));
  await begin(page);
  await pass(190);
  expect(page.kept.values).toEqual({ pace: "slower", minutes: 3 });
  const again = await page.reload();
  expect(box(again, "langzamer").checked).toBe(true);
  expect(box(again, "3 minuten").checked).toBe(true);
  expect(box(again, "met tellen erbij").checked).toBe(false);
});

test.each([
  { pace: "toString", minutes: 99 },
  { pace: "gone", minutes: -1.5 },
])("kept choices that do not exist are left out: %j", async (kept) => {
  const page = await show(AT_FIRST, { kept });
  expect(box(page, "rustig").checked).toBe(true);
  expect(box(page, "1 minuut").checked).toBe(true);
  await begin(page);
  expect(words(page, "rhythm")).toBe("Adem rustig in");
  expect(words(page, "said")).toContain("4 tellen in, 6 tellen uit");
});

test("it promises and counts nothing", async () => {
  const page = await show(AT_FIRST);
  const nothing = () => {
    const all = (page.el.textContent ?? "").toLowerCase();
    return ["pijn", "vagus", "zenuw", "keer", "score", "!"].filter((word) => all.includes(word));
  };
  await begin(page);
  expect(nothing()).toEqual([]);
  await pass(61);
  expect(words(page, "said")).toBe(DONE);
  expect(nothing()).toEqual([]);
});

test("what to press comes before what may be set", async () => {
  const page = await show(AT_FIRST);
  const main = page.getByRole("button", { name: BEGIN });
  expect(main.compareDocumentPosition(box(page, "rustig")) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});
