// @vitest-environment happy-dom
/** Where a reader is, as it stands on the device: what cannot be read counts as nothing, and is written over. */
import assert from "node:assert/strict";
import { afterEach, test } from "vitest";
import { begun, isRead, keepPlace, type Place, readPlace } from "../../assets/host/place";

const KEY = "rugpijn/02/@plek";
const PLACE: Place = { at: 2, title: "Iets kleins", seen: [1], of: 9, left: 6 };

const kept = (values: unknown, version = 1) => JSON.stringify({ version, saved: "2026-01-01T10:00:00.000Z", values });
const DAMAGED: Record<string, string> = {
  "half of it": "{",
  null: "null",
  "a list": "[]",
  "without values": '{"version":1}',
  "no version": '{"version":0,"values":{"at":1}}',
  "of another course": kept(PLACE, 2),
  "a section that is not there": kept({ ...PLACE, at: 10 }),
  "seen what is not there": kept({ ...PLACE, seen: [99] }),
  "seen that is no list": kept({ ...PLACE, seen: 1 }),
  "a title that is no text": kept({ ...PLACE, title: { a: 1 } }),
  "far too many sections": kept({ ...PLACE, of: 1e9 }),
  "half a section": kept({ ...PLACE, at: 1.5 }),
  "no minutes": kept({ ...PLACE, left: "6" }),
  huge: "x".repeat(200_000),
};

afterEach(() => localStorage.clear());

for (const [name, text] of Object.entries(DAMAGED)) {
  test(`a damaged place counts as none: ${name}`, () => {
    localStorage.setItem(KEY, text);
    assert.equal(readPlace("02"), null);
  });

  if (name !== "of another course")
    test(`reading on writes over it: ${name}`, () => {
      localStorage.setItem(KEY, text);
      keepPlace("02", PLACE);
      const { saved, ...place } = readPlace("02") ?? assert.fail("nothing was kept");
      assert.deepEqual(place, PLACE);
      assert.ok(Date.parse(saved));
    });
}

test("what was kept is read back, and a long title is cut", () => {
  keepPlace("02", { ...PLACE, title: "x".repeat(300), seen: [1, 1, 3] });
  assert.deepEqual(begun(), ["02"]);
  const place = readPlace("02");
  assert.equal(place?.title.length, 200);
  assert.deepEqual(place?.seen, [1, 3]);
});

test("a lesson is read when its end was seen, and at least half of it", () => {
  const read = (of: number, ...seen: number[]) => isRead({ ...PLACE, of, seen });
  assert.equal(read(4, 1, 4), true);
  assert.equal(read(4, 4), false);
  assert.equal(read(4, 1, 2, 3), false);
  assert.equal(read(5, 1, 5), false);
  assert.equal(read(5, 1, 2, 5), true);
});
