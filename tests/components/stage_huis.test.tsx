// @vitest-environment node
/** The stage of the house: any number of rooms. What each stage owes stands in stages.test.tsx. */
import { expect, test } from "vitest";
import stage from "../../widgets/stages/huis/huis";
import { onStage } from "./stages";

const { picture, after } = onStage("huis", stage);
const house = (rooms: number) => after([["rooms", rooms]]);
const count = (svg: string, name: string) => svg.split(`class="${name}"`).length - 1;

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
  "a course of %i lessons has as many rooms, which are walked through one by one",
  (n) => {
    let state = house(n);
    const seen = [picture(state)];
    for (let room = 1; room <= n; room += 1) {
      state = after(["go_on"], state);
      expect(state.here).toBe(room);
      const svg = picture(state);
      expect(count(svg, "room is-lit")).toBe(room);
      expect(count(svg, "room ")).toBe(n - room);
      expect(count(svg, "seal")).toBe(room - 1);
      seen.push(svg);
    }
    state = after(["go_on"], state);
    expect(state).toEqual(after(["done"], house(n)));
    expect(picture(state)).toContain("is-day");
    seen.push(picture(state));
    expect(new Set(seen).size).toBe(n + 2);
  },
);

test("rooms stand in the order of reading: from left to right, and from top to bottom", () => {
  const found = picture(house(8)).matchAll(/translate\(([\d.]+) ([\d.]+)\)"><g class="room/g);
  const spots = [...found].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(spots).toHaveLength(8);
  expect([...spots].sort((a, b) => a[1] - b[1] || a[0] - b[0])).toEqual(spots);
});

test("a room that is not there opens the last one, and a room already read stays read", () => {
  expect(after([["open_room", 12]], house(3))).toEqual({ rooms: "..o", here: 3 });
  const twice = after(["go_on", "go_on"], house(3));
  expect(after([["open_room", 1]], twice)).toEqual({ rooms: "lo.", here: 1 });
  expect(after(["front_door"], twice)).toEqual({ rooms: "lo.", here: 0 });
});

test("another number of rooms keeps what was visited", () => {
  expect(after([["rooms", 2]], { rooms: "llo.....", here: 3 })).toEqual({ rooms: "ll", here: 3 });
  expect(after([["rooms", 4]], { rooms: "ll", here: 2 })).toEqual({ rooms: "ll..", here: 2 });
});
