// @vitest-environment node
/** The stage of movements: eight of them in four sizes, and people to do them. What each stage owes stands in stages.test.tsx. */
import { expect, test } from "vitest";
import stage from "../../widgets/stages/beweging/beweging";
import type { MovementState } from "../../widgets/stages/beweging/movement";
import { onStage } from "./stages";

const { directions, picture, still, said, after } = onStage("beweging", stage);
const movements = directions.map(({ key }) => key).filter((key) => !["size", "begin", "person"].includes(key));

test("there are eight movements", () => expect(movements).toHaveLength(8));

test.each(movements)(
  "%s has four sizes, a beginning and people, each with a picture and a sentence of its own",
  (key) => {
    const states = [1, 2, 3, 4].map((n) => after([["size", n], key]));
    states.push(after([["size", 4], key, "begin"]), after([["size", 4], key, ["person", 3]]));
    expect(new Set(states.map(picture)).size).toBe(states.length);
    expect(new Set(states.map(said)).size).toBe(states.length);
  },
);

test("a person is one of four, and changes nothing else", () => {
  const people = [1, 2, 3, 4].map((n) => after(["carry", ["person", n]]));
  expect(new Set(people.map(picture)).size).toBe(4);
  expect(people.map(({ person: _, ...rest }) => rest)).toEqual(
    Array(4).fill({ movement: "carry", size: 1, made: true }),
  );
});

test("whoever stands up stands where whoever sat down sat", () => {
  for (const n of [1, 2, 3, 4]) {
    const sat: MovementState = after([["size", n], "sit_down"]);
    const rises = after([["size", n], "stand_up", "begin"]);
    expect(picture({ ...sat, movement: "stand_up", made: false })).toBe(picture(rises));
  }
});

test("the same parts stand in every picture, so that each can move to the next", () => {
  const parts = (svg: string) => [...svg.matchAll(/<(\w+)/g)].map(([, name]) => name).join();
  const same = parts(picture(stage.start));
  for (const key of movements) expect(parts(picture(after([["size", 3], key])))).toBe(same);
});

test("a panel of a strip is shorter than the picture that moves on", () => {
  for (const key of movements) {
    const state = after([key]);
    expect(still(state).length).toBeLessThan(0.85 * picture(state).length);
    expect(still(state)).not.toMatch(/is-gone/);
  }
});
