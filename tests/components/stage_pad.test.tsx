// @vitest-environment node
/** Two people on a hill path, week by week. What each stage owes stands in stages.test.tsx. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import stage from "../../widgets/stages/pad/pad";
import { trail, WEEKS, walked } from "../../widgets/stages/pad/path";
import { onStage } from "./stages";

const { start } = stage;
const { picture, said, after, sequences } = onStage("pad", stage);

test("in any order each week leaves a stone and a puddle behind each, twelve at most", () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      const path = after(steps);
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
  expect(said(path)).toMatch(/Kees loopt rustig door en kan nu meer dragen\.$/);
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
        expect(picture(path)).not.toMatch(/NaN|undefined/);
        expect(said(path)).toMatch(/^Twee mensen [^.]+\.$/);
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

test("the week stands away from who walks there", () => {
  const place = (week: number) =>
    Number(/class="name" transform="translate\((\d+) 320\)"/.exec(picture({ ...start, week }))?.[1]);
  expect([1, 9].map(place)).toEqual([318, 318]);
  expect([10, 12].map(place)).toEqual([188, 188]);
});

test("a trail with a letter in it draws as if nothing lay there", () => {
  expect(picture({ ...start, week: 2, stones1: "3x", puddles1: "?1" })).not.toMatch(/NaN|undefined/);
});
