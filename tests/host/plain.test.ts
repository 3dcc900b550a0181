/** What can be read of an answer that was put aside: the reader's words, whatever happened to the text around them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { choicesIn, wordsIn } from "../../assets/host/transfer/plain";

const kept = (values: unknown) => JSON.stringify({ version: 1, saved: "2026-11-24T10:00:00Z", values });

for (const [what, text, lines] of [
  [
    "a whole answer",
    kept({ goal: "Fietsen", why: "", steps: [{ text: "Een rondje", done: true }] }),
    ["Fietsen", "Een rondje"],
  ],
  ["own words of two lines", kept({ own_words: "Met “Annie”\nnaar de markt" }), ["Met “Annie”\nnaar de markt"]],
  [
    "without the marks of the course",
    kept({ questions: [{ id: "mx1u-1", text: "Mag ik tillen?" }], plan_id: "x1" }),
    ["Mag ik tillen?"],
  ],
  [
    "cut off in the middle of a word",
    kept({ goal: "Fietsen \\ met “Annie”", why: "Ik mis haar la" }).slice(0, -3),
    ["Fietsen \\ met “Annie”", "Ik mis haar la"],
  ],
  [
    "cut off behind a backslash",
    kept({ goal: "Fietsen", why: 'Ik mis "Annie' }).split('"Annie')[0] ?? "",
    ["Fietsen", "Ik mis"],
  ],
  [
    "with a brace too few",
    `{"version":1,"saved":"2026-11-24T10:00:00Z","values":{"evening":[{"own":"Thee\\nen een koek"},`,
    ["Thee\nen een koek"],
  ],
  ["no JSON at all", "Een losse zin.", ["Een losse zin."]],
  ["no JSON, with quotes in it", 'Ik zei "ja" tegen Annie', ['Ik zei "ja" tegen Annie']],
  ["only choices", kept({ chosen: [2, 3] }), []],
  ["nothing", "", []],
  ["a text by itself", '"Een zin"', ["Een zin"]],
] as const)
  test(`the words of ${what}`, () => assert.deepEqual(wordsIn(text), lines));

test("ready-made choices are said in the words of the lesson", () => {
  const state = { _groups: [{ key: "body", name: "Lichaam", factors: [{ key: "sleep", text: "Slecht slapen" }] }] };
  assert.deepEqual(
    wordsIn(kept({ factors: [{ key: "sleep" }, { own: "Mijn schouder", group: "body" }] }), choicesIn(state)),
    ["Slecht slapen", "Mijn schouder"],
  );
});

// Each quote in it could begin a text that runs to the end: gone through from each, this takes very long.
for (const end of ["\\", '"', ""])
  test(`100,000 hostile characters are gone through once, with ${JSON.stringify(end)} at the end`, () => {
    const [words = "", ...more] = wordsIn(`{"goal":"${'\\"'.repeat(50_000)}${end}`);
    assert.deepEqual([words.length, more], [50_000, []]);
  });

test("it never throws and never becomes very much, nested a million deep or anything at all", () => {
  assert.ok(wordsIn("[".repeat(1_000_000)).length <= 1);
  assert.ok(wordsIn(`${"[".repeat(5000)}"diep"${"]".repeat(5000)}`).includes("diep"));
  assert.ok(wordsIn('"\\'.repeat(50_000)).length <= 200);
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((each) => `{"a":"${each}`),
      ),
      (text) => assert.ok(wordsIn(text).every((line) => typeof line === "string")),
    ),
    { numRuns: 1000 },
  );
});
