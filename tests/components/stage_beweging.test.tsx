// @vitest-environment node
/** The stage of movements: its vocabulary, any order of directions, and a picture that needs no document. */
import fc from "fast-check";
import { expect, test } from "vitest";
import stage, { type MovementState } from "../../widgets/stages/beweging/beweging";
import { drawn, translate, vocabulary } from "./drawn";

const words = vocabulary("beweging");
const t = translate("beweging");
const movements = [...words.keys()].filter((key) => !["size", "begin", "person"].includes(key));
const picture = (state: MovementState) => drawn(<stage.Picture state={state} />);
const direct = (state: MovementState, key: string, n?: number) => stage.directions[key]?.(state, n) as MovementState;

test("the words of Python and the directions of the drawing are the same", () => {
  expect(movements).toHaveLength(8);
  expect(Object.keys(stage.directions).sort()).toEqual([...words.keys()].sort());
});

test("it draws where there is no document", () => {
  expect(typeof document).toBe("undefined");
  expect(picture(stage.start)).toContain("<svg");
});

test.each(movements)(
  "%s has four sizes, a beginning and people, each with a picture and a sentence of its own",
  (key) => {
    const states = [1, 2, 3, 4].map((n) => direct(direct(stage.start, "size", n), key));
    states.push(direct(states[3] as MovementState, "begin"), direct(states[3] as MovementState, "person", 3));
    expect(new Set(states.map(picture)).size).toBe(states.length);
    expect(new Set(states.map((state) => stage.describe(state, t))).size).toBe(states.length);
  },
);

test("a person is one of four, and changes nothing else", () => {
  const people = [1, 2, 3, 4].map((n) => direct(direct(stage.start, "carry"), "person", n));
  expect(new Set(people.map(picture)).size).toBe(4);
  expect(people.map(({ person: _, ...rest }) => rest)).toEqual(
    Array(4).fill({ movement: "carry", size: 1, made: true }),
  );
});

test("directions come in any order, change nothing behind one's back, and never draw a broken number", () => {
  const one = fc
    .constantFrom(...words.keys())
    .chain((key) => fc.tuple(fc.constant(key), fc.integer({ min: -2, max: 99 })));
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (sequence) => {
      let state = Object.freeze({ ...stage.start });
      for (const [key, n] of sequence) state = Object.freeze(direct(state, key, n));
      const svg = picture(state);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(picture(JSON.parse(JSON.stringify(state)))).toBe(svg);
      expect(stage.describe(state, t)).toMatch(/^U ziet [^{}.]+\.$/);
    }),
    { numRuns: 60 },
  );
});

test("whoever stands up stands where whoever sat down sat", () => {
  for (const n of [1, 2, 3, 4]) {
    const sat = direct(direct(stage.start, "size", n), "sit_down");
    const rises = direct(direct(direct(stage.start, "size", n), "stand_up"), "begin");
    expect(picture({ ...sat, movement: "stand_up", made: false })).toBe(picture(rises));
  }
});

test("the same parts stand in every picture, so that each can move to the next", () => {
  const parts = (svg: string) => [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name).join();
  const same = parts(picture(stage.start));
  for (const key of movements) expect(parts(picture(direct(direct(stage.start, "size", 3), key)))).toBe(same);
});
