// @vitest-environment node
/** A night and the days after it: its numbers are those of model 3. What each stage owes stands in stages.test.tsx. */
import { describe, expect, test } from "vitest";
import stage, { PILLOWS } from "../../widgets/stages/nacht/nacht";
import { ADDED, added, BETTER, USUAL } from "../../widgets/stages/nacht/nights";
import { fromPython } from "./python";
import { onStage } from "./stages";

type State = typeof stage.start;

const { dutch, said, after } = onStage("nacht", stage);

describe("the numbers are those of model 3", () => {
  const model = fromPython<{ usual: number[]; one_bad: Record<string, number[]>; better: Record<string, number> }>(
    "-c",
    "import json; from widgets.models.sleep import PRESETS, Scenario; " +
      "print(json.dumps({'usual': PRESETS['dagboek'].run(7, noise=True).pain, " +
      "'one_bad': {k: [p - 5 for p in m.run(7, Scenario(bad_nights=(0,))).pain] for k, m in PRESETS.items()}, " +
      "'better': {k: -m.lasting_change(1.8)[1] for k, m in PRESETS.items()}}))",
  );

  test("usual days are its ups and downs with its own first seed", () => {
    USUAL.forEach((pain, day) => {
      expect(pain).toBeCloseTo(model.usual[day] ?? 0, 2);
    });
  });

  const arrows = Object.keys(model.one_bad) as State["arrows"][];
  test.each(arrows)("one bad night adds what it adds there, and fades: %s", (each) => {
    ADDED[each].forEach((pain, day) => {
      expect(pain).toBeCloseTo(model.one_bad[each]?.[day] ?? 0, 2);
    });
    expect(BETTER[each]).toBeCloseTo(model.better[each] ?? 0, 2);
  });
});

test("after one bad night the extra pain appears day by day, less each day", () => {
  let state = after(["bad_night"]);
  expect(USUAL.map((_, day) => added(state, day)).every((more) => more === 0)).toBe(true);
  const days = [];
  for (let day = 0; day < 4; day += 1) {
    state = after(["day_after"], state);
    days.push(added(state, state.day));
  }
  expect(days).toEqual([...days].sort((a, b) => b - a));
  expect(days[0]).toBeGreaterThan(0.3);
  expect(days[3]).toBeLessThan(0.1);
  expect(said(state)).toContain("bijna niets meer");
});

test("ordinary days differ more than one bad night adds", () => {
  expect(Math.max(...USUAL) - Math.min(...USUAL)).toBeGreaterThan(2 * Math.max(...ADDED.dagboek));
});

test("a week later nothing is left of it, and better weeks never take the pain away", () => {
  const later = after(["bad_night", "day_after", "week_later"]);
  expect(USUAL.map((_, day) => added(later, day))).toEqual(USUAL.map(() => 0));
  expect(Math.min(...USUAL) - Math.max(...Object.values(BETTER))).toBeGreaterThan(3);
});

test("shows and says no clock, hours or score", () => {
  const said = Object.values(dutch).join(" ");
  expect(said).not.toMatch(/\b(uur|uren|klok|score|punten)\b/);
  expect(said).not.toMatch(/\d/);
});

test("every pillow has a place for a button of 44 pixels in the picture, on a phone too", () => {
  const [width, height] = stage.size;
  expect(PILLOWS).toHaveLength(7);
  for (const [x, y, wide, high] of PILLOWS) {
    expect(x + wide).toBeLessThanOrEqual(width + 0.01);
    expect(y + high).toBeLessThanOrEqual(height);
    expect((Math.min(wide, high) * 328) / width).toBeGreaterThanOrEqual(44);
  }
});
