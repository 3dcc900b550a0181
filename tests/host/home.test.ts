/** The home: the course as a house. */
import assert from "node:assert/strict";
import { test } from "vitest";
import { houseOf } from "../../assets/host/home";

const place = (...seen: number[]) => ({ place: { at: 1, title: "", seen, of: 4, left: 1, saved: "" } });

test("each lesson is a room: not begun, begun or read; one stands where one goes on", () => {
  const lessons = [place(1, 2, 3, 4), place(1), { place: null }];
  assert.deepEqual(houseOf(lessons, 1), { rooms: "lo.", here: 2 });
});

test("who read all stands in the garden", () => {
  const lessons = [place(1, 2, 3, 4), place(2, 4)];
  assert.deepEqual(houseOf(lessons, -1), { rooms: "ll", here: 3 });
});
