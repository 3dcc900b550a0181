/** Two people on a hill path: every direction of its vocabulary does something, in any order, and says so in Dutch. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import stage, { type PathState, trail, WEEKS, walked } from "../../widgets/stages/pad/pad";
import { drawnAlone } from "./drawn_alone";

const { start, directions, Picture, describe: inWords } = stage;
const source = (file: string) => readFileSync(`widgets/stages/pad/${file}`, "utf8");
const vocabulary = [...source("pad.py").matchAll(/Direction\("(\w+)"/g)].map((found) => found[1] ?? "");
const dutch = Object.fromEntries(
  [...source("nl.po").matchAll(/msgid "(.+)"\nmsgstr "(.+)"/g)].map(([, key, word]) => [key, word]),
);
const t = (text: string, values: Record<string, string | number> = {}) => {
  if (!dutch[text]) throw new Error(`no Dutch for ${JSON.stringify(text)}`);
  return dutch[text].replace(/\{(\w+)\}/g, (_: string, key: string) => String(values[key]));
};

const after = (keys: string[], state: PathState = start) =>
  keys.reduce((path, key) => directions[key]?.(path, 3) ?? path, state);
const drawn = (state: PathState) => drawnAlone(<Picture state={state} />, t);

// From here every direction has something to change.
const busy = after(["small_step", "too_much", "flare_up", "week_on", "small_step"]);

test("Python and the drawing know the same directions", () => {
  expect(Object.keys(directions).sort()).toEqual([...vocabulary].sort());
});

describe.each(vocabulary)("%s", (key) => {
  test("changes the state and the picture, and leaves the state before as it was", () => {
    const kept = JSON.stringify(busy);
    const next = after([key], busy);
    expect(next).not.toEqual(busy);
    expect(drawn(next)).not.toBe(drawn(busy));
    expect(JSON.stringify(busy)).toBe(kept);
    expect(after([key], busy)).toEqual(next);
  });
});

test("directions come in any order: always a picture, a sentence and a state that can be kept", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...vocabulary), { maxLength: 30 }), (keys) => {
      const path = after(keys);
      expect(JSON.parse(JSON.stringify(path))).toEqual(path);
      expect(drawn(path)).not.toMatch(/NaN|undefined|\[object/);
      expect(inWords(path, t)).toMatch(/^Twee mensen [^.]+\.$/);
      expect(path.week).toBeLessThanOrEqual(WEEKS);
      expect([path.stones1, path.stones2, path.puddles1, path.puddles2].map((each) => each.length)).toEqual(
        Array(4).fill(path.week),
      );
    }),
    { numRuns: 60 },
  );
});

test("a flare-up lingers, passes, and leaves a puddle", () => {
  const wet = after(["too_much", "flare_up"]);
  expect(wet).toMatchObject({ rain1: 2, does1: "slow", rain2: 0, does2: "walk" });
  const later = after(["week_on"], wet);
  expect(later).toMatchObject({ rain1: 1, does1: "slow", puddles1: "2", puddles2: "0" });
  expect(after(["week_on"], later)).toMatchObject({ rain1: 0, does1: "walk", puddles1: "21" });
});

test("overdoing costs what someone can carry, something that happens in a life does not", () => {
  expect(after(["too_much", "flare_up"]).pack1).toBeLessThan(1);
  expect(after(["flare_up_other"])).toMatchObject({ pack2: 1, rain2: 2, does2: "slow" });
});

test("small steps make the pack larger, and the stones with it", () => {
  const path = after(["week_on", "small_step", "small_step", "week_on", "small_step", "small_step", "week_on"]);
  expect(path.pack2).toBeGreaterThan(1.4);
  expect(Number(path.stones2[2])).toBeGreaterThan(Number(path.stones2[0]));
  expect(inWords(path, t)).toMatch(/Kees loopt rustig door en kan nu meer dragen\.$/);
});

test("a play lays the weeks of a table behind someone", () => {
  expect(trail([74, 112, 250, 900], [0, 2.4, 7, 9])).toEqual({ stones: "3499", puddles: "0277" });
});

describe("a play walks both through the weeks of model 4", () => {
  const each = (value: number) => Array(WEEKS).fill(value);
  const bursts = { minutes: each(62), flareDays: each(1.8), capacity: each(19), bursts: true };
  const steps = {
    minutes: each(0).map((_, week) => 111 + 11 * week),
    flareDays: each(0.22),
    capacity: each(0).map((_, week) => 20 + 2 * week),
  };

  test("at every moment it is a picture and a sentence, and both are in the same week", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 14, noNaN: true }), (week) => {
        const path = walked(bursts, steps, week);
        expect(JSON.parse(JSON.stringify({ ...path, week: 0 }))).toEqual({ ...path, week: 0 });
        expect(drawn(path)).not.toMatch(/NaN|undefined/);
        expect(inWords(path, t)).toMatch(/^Twee mensen [^.]+\.$/);
        expect(path.stones1).toHaveLength(Math.floor(path.week));
        expect(path.puddles2).toHaveLength(Math.floor(path.week));
      }),
      { numRuns: 60 },
    );
  });

  test("who does much walks, has a flare-up and rests, each week", () => {
    const days = [0.1, 0.5, 0.9].map((part) => walked(bursts, steps, 3 + part));
    expect(days.map((path) => path.does1)).toEqual(["much", "slow", "rest"]);
    expect(days.map((path) => path.does2)).toEqual(["walk", "walk", "walk"]);
  });

  test("in a good plan it flares up too, and the days add up", () => {
    const end = walked(bursts, steps, WEEKS);
    const sum = (digits: string) => [...digits].reduce((days, digit) => days + Number(digit), 0);
    expect([sum(end.puddles1), sum(end.puddles2)]).toEqual([22, 3]);
    expect(end).toMatchObject({ does1: "walk", does2: "walk", rain1: 0, rain2: 0, sun: true });
    expect(end.pack2).toBeGreaterThan(2);
  });
});

test("a trail with a letter in it draws as if nothing lay there", () => {
  expect(drawn({ ...start, week: 2, stones1: "3x", puddles1: "?1" })).not.toMatch(/NaN|undefined/);
});

test("the picture is drawn without a document, a window or a clock", () => {
  for (const name of ["document", "window", "Date", "matchMedia"]) vi.stubGlobal(name, undefined);
  vi.spyOn(Math, "random").mockImplementation(() => {
    throw new Error("chance");
  });
  try {
    expect(drawn(busy)).toMatch(/^<svg.*<\/svg>$/);
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
});
