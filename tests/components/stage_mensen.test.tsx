// @vitest-environment node
/** Ten people: what can happen to them, what is drawn and said of it, and whose figures the bands have. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import stage, { PLACES, TREATMENTS, YARDSTICK } from "../../widgets/stages/mensen/mensen";
import { drawnAlone } from "./drawn_alone";
import { fromPython, translate, words } from "./stage_checks";

type State = typeof stage.start;

const { directions, dutch } = words("mensen");
const t = translate(dutch);
const { Picture } = stage;
const draw = (state: State) => drawnAlone(<Picture state={state} />, t);
const after = (...steps: [key: string, n?: number][]): State =>
  steps.reduce((state, [key, n]) => stage.directions[key]?.(state, n) ?? state, stage.start);
const step = fc
  .constantFrom(...directions)
  .chain(({ key, number }) =>
    fc.tuple(fc.constant(key), number ? fc.integer({ min: number[0], max: number[1] }) : fc.constant(undefined)),
  );

/** How many of the drawn elements with this class are seen. */
const seen = (state: State, name: string) => draw(state).match(new RegExp(`class="${name} ?"`, "g"))?.length ?? 0;

test("has the directions of its Python vocabulary and no others", () => {
  expect(Object.keys(stage.directions).sort()).toEqual(directions.map(({ key }) => key).sort());
});

test.each(directions)("$key changes what is seen and said", ({ key, number }) => {
  // From a state in which it has something to change.
  const before = key === "with_pain" ? stage.start : after(["age", 30], ["with_pain"], ["scan"], ["of_ten", 4]);
  const changed = stage.directions[key]?.(before, number?.[0]) as State;
  expect(changed).not.toEqual(before);
  expect(draw(changed)).not.toBe(draw(before));
  expect(stage.describe(changed, t)).not.toBe(stage.describe(before, t));
});

test("any order of directions gives a picture and one sentence in Dutch, and changes no earlier state", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let state = stage.start;
      for (const [key, n] of steps) {
        const before = structuredClone(state);
        const next = stage.directions[key]?.(state, n) as State;
        expect(state).toEqual(before);
        state = next;
      }
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(draw(state)).not.toMatch(/NaN|undefined|Infinity/);
      expect(stage.describe(state, t)).toMatch(/^[A-Z][^.?!]+\.$/);
    }),
    { numRuns: 60 },
  );
});

describe("counting", () => {
  test.each([0, 1, 6, 10])("%i of ten scans bulge, and the others do not", (n) => {
    const state = after(["age", 50], ["scan"], ["of_ten", n]);
    expect(seen(state, "blob")).toBe(n);
    expect(seen(state, "disc")).toBe(10 - n);
    expect(stage.describe(state, t)).toContain(`bij ${n} van de 10 een schijf een beetje uit, bij ${10 - n} niet`);
  });

  test("a scan that was not looked at yet shows neither", () => {
    const state = after(["scan"]);
    expect([seen(state, "blob"), seen(state, "disc")]).toEqual([0, 0]);
  });

  test("what was counted goes when the years or the age change, because it belonged to the age before", () => {
    expect(after(["age", 50], ["scan"], ["of_ten", 6], ["years_later"]).n).toBe(-1);
    expect(after(["age", 50], ["scan"], ["of_ten", 6], ["age", 30]).n).toBe(-1);
  });

  test("no one becomes older than the table goes", () => {
    const years = Array.from({ length: 9 }, (): [string] => ["years_later"]);
    expect(stage.describe(after(["age", 50], ...years), t)).toContain("80 jaar");
    expect(stage.describe(after(["age", 80], ...years), t)).toContain("80 jaar");
  });
});

describe("bands in place of people", () => {
  const told = fromPython<Record<string, [number[][], number[][]]>>(
    "-c",
    "import json; from widgets.treatments.treatments import Treatments; " +
      "print(json.dumps({e['key'].replace('-', '_'): [[b['effect'] for b in e[o]['bars']] for o in ('pain', 'function')] " +
      "for e in Treatments(name='t')._treatments}))",
  );

  test.each(Object.keys(TREATMENTS))("%s has the figures that its widget has", (key) => {
    const { pain, function: able } = TREATMENTS[key] as (typeof TREATMENTS)[string];
    expect(pain).toEqual(told[key]?.[0].at(-1));
    expect(able).toEqual(told[key]?.[1].at(-1) ?? null);
  });

  test("stand beside the same yardstick", () => {
    const yardstick = fromPython<typeof YARDSTICK>(
      "-c",
      "import json; from widgets.treatments.treatments import YARDSTICK; print(json.dumps(YARDSTICK))",
    );
    expect(YARDSTICK).toEqual(yardstick);
  });

  test("no treatment without a figure in its widget has a band", () => {
    const counted = Object.keys(told).filter((key) => told[key]?.[0].length);
    expect(Object.keys(TREATMENTS).sort()).toEqual(counted.sort());
  });

  test("say when there may be no difference, and when how unsure it is could not be read", () => {
    expect(stage.describe(after(["band_education"]), t)).toContain("misschien is er geen verschil in pijn");
    expect(stage.describe(after(["band_heating"]), t)).toContain("hoe onzeker dat is");
    expect(stage.describe(after(["band_exercise"]), t)).not.toMatch(/misschien|onzeker/);
  });

  test("count no people", () => {
    const state = after(["of_ten", 6], ["band_exercise"]);
    expect(state.n).toBe(-1);
    expect(stage.describe(state, t)).not.toContain("van de 10");
  });
});

test("every person has a place for a button of 44 pixels in the picture, on a phone too", () => {
  const [width, height] = stage.size;
  const onPhone = 328 / width;
  expect(PLACES).toHaveLength(10);
  for (const [x, y, wide, high] of PLACES) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + wide).toBeLessThanOrEqual(width);
    expect(y + high).toBeLessThanOrEqual(height);
    expect(Math.min(wide, high) * onPhone).toBeGreaterThanOrEqual(44);
  }
});
