/** The one place where what comes from a storage is looked at: what fits the shape of a trait, and what does not. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { KEPT } from "../../assets/host/kept.gen";
import { PageModel, type State } from "../../assets/host/model";
import { fit, type Shape } from "../../assets/host/shape";

const whole: Shape = { is: "number", whole: true, least: 0, most: 6 };
const words: Shape = { is: "text", like: "\\S" };

const CASES: [string, Shape, unknown, unknown][] = [
  ["a place among others", { is: "list", of: whole, once: [] }, [0, 9, "0", null, 3, 3, 0.5, -1, 6], [0, 3, 6]],
  ["no more than there is room for", { is: "list", of: words, most: 2 }, ["a", " ", "b", "c"], ["a", "b"]],
  ["words that differ in capitals only", { is: "list", of: words, once: [] }, ["Thee", "thee"], ["Thee"]],
  ["a number between others", { is: "number", least: 5, most: 120, step: 5 }, 33, undefined],
  ["no number at all", { is: "number" }, Number.NaN, undefined],
  ["one of a few", { is: "one", of: ["own", "other"] }, "constructor", undefined],
  ["nothing, where that may be", { is: "either", of: [{ is: "number" }, { is: "nothing" }] }, null, null],
  [
    "a record without the field that it needs",
    { is: "map", of: { is: "record", fields: { answer: { is: "one", of: ["true"] } } } },
    { a: { answer: "true", more: 1 }, b: {}, c: null, d: [{ answer: "true" }] },
    { a: { answer: "true" } },
  ],
  [
    "a field that may be missing",
    { is: "record", fields: { text: words, done: { is: "yes or no" } }, optional: ["done"] },
    { text: "Lopen", done: "ja" },
    { text: "Lopen" },
  ],
  [
    "fields that every object has by itself",
    { is: "record", fields: { constructor: { is: "text" } as Shape, toString: { is: "text" } as Shape } },
    {},
    undefined,
  ],
];

for (const [what, shape, value, part] of CASES) test(what, () => assert.deepEqual(fit(shape, value), part));

test("what was kept longer than a field has room for today is kept whole", () => {
  const text = "w".repeat(30_000);
  assert.equal(fit(KEPT.quiz?.own_words as Shape, text), text);
});

test("a name that could change how objects work becomes a plain field", () => {
  const shape: Shape = { is: "map", of: { is: "text" } };
  const part = fit(shape, JSON.parse('{"__proto__": "x", "a": "b"}')) as Record<string, string>;
  assert.deepEqual(Object.keys(part), ["__proto__", "a"]);
  assert.equal(Object.getPrototypeOf(part), Object.prototype);
});

test("whatever stands in a storage: what is taken of it fits, and taking it again changes nothing", () => {
  const traits = Object.entries(KEPT).flatMap(([kind, shapes]) =>
    Object.entries(shapes).map(([name, shape]) => ({ kind, name, shape })),
  );
  const key = fc.constantFrom(
    "key",
    "own",
    "text",
    "id",
    "answer",
    "certain",
    "done",
    "side",
    "group",
    "__proto__",
    "x",
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(null, true, false, 0, 1, -1, 5, 0.5, 1e300, "", " ", "true", "own", "danger", "2026-02-31"),
      fc.string(),
      fc.array(tie("value"), { maxLength: 5 }),
      fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(fc.constantFrom(...traits), value, ({ kind, name, shape }, kept) => {
      const part = fit(shape, kept);
      assert.deepEqual(part === undefined ? undefined : fit(shape, part), part);
      let aside = 0;
      const start = { first: true };
      const state: State = { _kind: kind, [name]: start };
      const store = { load: () => ({ [name]: kept }), save() {}, setAside: () => (aside += 1), follow() {} };
      const model = new PageModel(state, store);
      assert.equal(model.answered, aside === 0);
      assert.deepEqual(model.get(name), aside || part === undefined ? start : part);
    }),
    { numRuns: 2000 },
  );
});
