/** Hostile files and codes: the real parsing gives a clean set or a named trouble, never throws, never writes. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import {
  FORMAT,
  fits,
  keyOf,
  MOST_BYTES,
  nameOf,
  type Read,
  read,
  readFile,
  write,
} from "../../assets/host/transfer/format";
import { decode, encode, framesOf, Gathering, pack, unpack } from "../../assets/host/transfer/frames";

const TROUBLES = ["empty", "huge", "unreadable", "other", "newer", "damaged", "nothing"];

// Whoever reads a file has no business here; every touch of the storage fails the test.
const touched: string[] = [];
for (const name of ["localStorage", "sessionStorage", "document", "fetch"])
  Object.defineProperty(globalThis, name, { configurable: true, get: () => (touched.push(name), undefined) });

/** What must hold of every result; returns whether it was taken. */
function isSound(result: Read): boolean {
  assert.deepEqual(touched, []);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  if ("trouble" in result) {
    assert.ok(TROUBLES.includes(result.trouble), result.trouble);
    return false;
  }
  assert.ok(result.entries.size + result.aside.size >= 1 && result.entries.size <= 300 && result.aside.size <= 100);
  for (const [name, text] of result.aside) {
    assert.match(name, /^[a-z0-9/-]+\/\d{1,15}$/);
    assert.ok(typeof text === "string" && text.length <= 100_000);
  }
  for (const [name, entry] of result.entries) {
    assert.equal(nameOf(keyOf(name, entry.version)), name);
    assert.deepEqual(
      Object.keys(entry),
      entry.version === undefined ? ["saved", "values"] : ["saved", "values", "version"],
    );
    assert.ok(
      entry.version === undefined || (Number.isInteger(entry.version) && entry.version > 1 && entry.version < 1000),
    );
    assert.equal(Object.getPrototypeOf(entry.values), Object.prototype);
    assert.ok(fits(entry));
    // As it would be kept, and read again.
    assert.ok(JSON.stringify(entry).length <= 100_000);
    assert.doesNotThrow(() => structuredClone(entry));
  }
  return true;
}

const SCRIPT = `<script>globalThis.polluted = 1</script><img src=x onerror="globalThis.polluted=1">`;
const names = fc.oneof(
  fc.constantFrom("04/mijn-avond", "course/vragen", "02/@plek", "@lezen", "@voorlezen", "99/bestaat-niet"),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "toString",
    "../../x",
    "course/@plek",
    "4/x",
    "04/X",
    "04/",
    "@",
    "@niets-bewaren",
    "rugpijn/04/x",
    `04/${"a".repeat(200)}`,
  ),
  fc.string(),
);
const times = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("2026-11-24T10:00:00.000Z", "2026-11-24T10:00:00Z", "") },
  fc.oneof(fc.string(), fc.constantFrom("gisteren", "2026-13-45T99:99:99Z", null, 0, 1e300, [], {})),
);
const leaves = fc.oneof(
  fc.string(),
  fc.constantFrom(
    SCRIPT,
    "javascript:alert(1)",
    "\u0000\ud800",
    "x".repeat(30_000),
    1e308,
    -1e16,
    Number.MAX_SAFE_INTEGER,
    null,
    true,
  ),
  fc.integer(),
  fc.double(),
);
const wild = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaves,
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "prototype", "answer")),
      tie("value"),
      { maxKeys: 5 },
    ),
  ),
})).value;
const tame = fc.dictionary(
  fc.constantFrom("answer", "evening", "seen"),
  fc.oneof(
    fc.string(),
    fc.integer(),
    fc.array(fc.constantFrom<unknown>(SCRIPT, 1, null, { own: "Thee" }), { maxLength: 3 }),
  ),
  { maxKeys: 3 },
);
const values = fc.oneof(
  { weight: 3, arbitrary: tame },
  fc.dictionary(fc.constantFrom("answer", "evening", "seen", "__proto__"), wild, { maxKeys: 4 }),
  wild,
);
const goodEntry = fc.tuple(
  fc.constantFrom("04/mijn-avond", "course/vragen", "02/@plek", "@lezen"),
  fc.record(
    { saved: fc.constant("2026-11-24T10:00:00Z"), values, version: fc.constantFrom(2, 3, 1, 0, 1e6, "2", null) },
    { requiredKeys: ["saved", "values"] },
  ),
);
const entries = fc.oneof(
  { weight: 4, arbitrary: fc.uniqueArray(goodEntry, { maxLength: 4, selector: ([name]) => name }) },
  {
    weight: 4,
    arbitrary: fc.array(fc.tuple(names, fc.record({ saved: times, values }, { requiredKeys: [] })), { maxLength: 6 }),
  },
  fc.array(fc.tuple(names, wild), { maxLength: 3 }),
);
const file = fc
  .record(
    {
      format: fc.oneof({ weight: 8, arbitrary: fc.constant(FORMAT) }, wild),
      version: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(1, 2) },
        fc.constantFrom(0, 3, 99, -1, 1.5, 1e308, "1", null, [1]),
        wild,
      ),
      saved: fc.oneof({ weight: 8, arbitrary: fc.constant("2026-11-24T10:00:00Z") }, times),
      about: fc.oneof(fc.string(), fc.constant(SCRIPT)),
      entries: fc.oneof({ weight: 8, arbitrary: entries }, wild),
      aside: fc.oneof(
        {
          weight: 4,
          arbitrary: fc.dictionary(fc.constantFrom("04/mijn-avond/1764000000000", "course/vragen/1"), fc.string(), {
            maxKeys: 2,
          }),
        },
        fc.dictionary(
          fc.oneof(fc.constantFrom("04/mijn-avond/", "../x/1", "__proto__", "04/@plek/1"), fc.string()),
          wild,
          { maxKeys: 2 },
        ),
        wild,
      ),
    },
    { requiredKeys: ["format", "version", "saved"] },
  )
  .chain((made) =>
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(made) },
      wild.map((extra) => ({ ...made, extra })),
    ),
  );

/** JSON whose objects are written by hand, because `__proto__` as a key gets lost on the way. */
function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  if (value && typeof value === "object")
    return `{${Object.keys(value)
      .map((key) => `${JSON.stringify(key)}:${toJson((value as Record<string, unknown>)[key])}`)
      .join(",")}}`;
  return JSON.stringify(value) ?? "null";
}

function fileText(made: Record<string, unknown>): string {
  const { entries: list, ...rest } = made;
  const isList =
    Array.isArray(list) &&
    list.every((pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === "string");
  const written = isList
    ? `{${(list as [string, unknown][]).map(([name, entry]) => `${JSON.stringify(name)}:${toJson(entry)}`).join(",")}}`
    : toJson(list);
  return `{${Object.entries(rest)
    .map(([key, value]) => `${JSON.stringify(key)}:${toJson(value)}`)
    .join(",")}${list === undefined ? "" : `,"entries":${written}`}}`;
}

// `make test-long` tries many more.
const FILES = process.env.COURSE_LONG ? 60_000 : 12_000;

test(`${FILES} hostile files: a clean set or a named trouble`, () => {
  let taken = 0;
  const met = new Set<string>();
  fc.assert(
    fc.property(file, (made) => {
      const result = read(fileText(made));
      if (isSound(result)) taken += 1;
      else met.add((result as { trouble: string }).trouble);
    }),
    { numRuns: FILES },
  );
  // Otherwise the property would say little.
  assert.ok(taken > 200, `only ${taken} files were good ones`);
  for (const trouble of ["other", "newer", "damaged", "nothing"]) assert.ok(met.has(trouble), trouble);
});

const good = () => {
  const entry = { saved: "2026-11-24T10:00:00.000Z", values: { evening: [{ key: "tea" }, { own: "Thee" }] } };
  return write(
    {
      entries: new Map<string, { saved: string; values: Record<string, unknown> }>([
        ["04/mijn-avond", entry],
        ["02/@plek", { saved: "", values: { at: 2 } }],
      ]),
      aside: new Map(),
    },
    "Bewaard",
    new Date(0),
  );
};

test("2,000 files cut off, bent or spliced in the middle", () => {
  const text = good();
  const piece = fc.constantFrom("", '"', "{", "}", "[", "\\", "\u0000", "1e999", SCRIPT, '"__proto__":{"polluted":1},');
  fc.assert(
    fc.property(
      fc.nat(text.length),
      fc.nat(40),
      piece,
      (at, length, put) => void isSound(read(text.slice(0, at) + put + text.slice(at + length))),
    ),
    { numRuns: 2000 },
  );
});

test("1,000 texts that are anything at all", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.json()), (text) => void isSound(read(text))),
    { numRuns: 1000 },
  );
});

test("a good file is read as it was written", () => {
  const result = read(good());
  assert.ok("entries" in result);
  assert.deepEqual([...result.entries.keys()], ["02/@plek", "04/mijn-avond"]);
  assert.deepEqual(result.entries.get("04/mijn-avond")?.values, { evening: [{ key: "tea" }, { own: "Thee" }] });
  assert.equal(result.saved, "1970-01-01T00:00:00.000Z");
});

test("a file of 100 MB is refused without being read", async () => {
  const huge = { size: 100_000_000, text: () => assert.fail("it was read") };
  assert.deepEqual(await readFile(huge), { trouble: "huge" });
  assert.deepEqual(read("[".repeat(MOST_BYTES + 1)), { trouble: "huge" });
});

test("a file that cannot be read at all says so", async () => {
  assert.deepEqual(await readFile({ size: 10, text: () => Promise.reject(new Error("gone")) }), {
    trouble: "unreadable",
  });
});

const around = (values: string) =>
  `{"format":"${FORMAT}","version":1,"saved":"2026-11-24T10:00:00Z","entries":{"04/x":{"saved":"","values":${values}}}}`;
for (const [what, text, trouble] of [
  ["nested a million deep", "[".repeat(1_000_000), "unreadable"],
  ["nested deep and closed", around(`{"a":${"[".repeat(500_000)}${"]".repeat(500_000)}}`), "damaged"],
  ["objects nested deep", around(`${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`), "damaged"],
  ["a number without end", around('{"a":1e999}'), "damaged"],
  ["a prototype as a key", around('{"__proto__":{"polluted":1}}'), "damaged"],
  ["a prototype further down", around('{"a":[{"constructor":{"prototype":{"polluted":1}}}]}'), "damaged"],
  ["a very long text", around(`{"a":"${"x".repeat(20_001)}"}`), "damaged"],
  ["very many values", around(`{"a":[${"1,".repeat(6000)}1]}`), "damaged"],
  ["a list instead of values", around("[1]"), "damaged"],
  ["a newer version", good().replace('"version": 1', '"version": 3'), "newer"],
  [
    "a later form in a file of the first version",
    around("{}").replace('"saved":"","values"', '"saved":"","version":2,"values"'),
    "damaged",
  ],
  [
    "something put aside in a file of the first version",
    around("{}").replace('"entries"', '"aside":{"04/x/1":"y"},"entries"'),
    "damaged",
  ],
  [
    "something put aside under a strange name",
    around("{}").replace('"version":1', '"version":2').replace('"entries"', '"aside":{"../x/1":"y"},"entries"'),
    "damaged",
  ],
  [
    "something put aside that is no text",
    around("{}").replace('"version":1', '"version":2').replace('"entries"', '"aside":{"04/x/1":{}},"entries"'),
    "damaged",
  ],
  ["another program's file", '{"format":"iets-anders","version":1}', "other"],
  ["no entries", `{"format":"${FORMAT}","version":1,"saved":"2026-11-24T10:00:00Z","entries":{}}`, "nothing"],
  ["nothing", " \n", "empty"],
] as const)
  test(`${what}: ${trouble}`, () => {
    const result = read(text);
    isSound(result);
    assert.deepEqual(result, { trouble });
  });

test("bytes survive the 45 characters", () => {
  assert.equal(encode(new TextEncoder().encode("Hello!!")), "%69 VD92EX0"); // the example of RFC 9285
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => assert.deepEqual(decode(encode(bytes)), [...bytes])),
    { numRuns: 500 },
  );
});

test("codes in any order, some of them twice, some strange, give the same text", async () => {
  const text = JSON.stringify(Array.from({ length: 400 }, (_, i) => `vraag ${i * 7919} ${(i * i) % 977}`));
  const frames = framesOf(await pack(text), "AB12") ?? [];
  assert.ok(frames.length > 3);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(frames, { minLength: frames.length }), fc.string(), async (order, strange) => {
      const gathering = new Gathering();
      for (const frame of order) {
        assert.equal(gathering.whole(), null);
        gathering.add(strange);
        gathering.add("https://example.org");
        assert.equal(gathering.add(frame), "new");
        assert.equal(gathering.add(frame), "known");
      }
      const whole = gathering.whole();
      assert.ok(whole);
      assert.equal(await unpack(whole), text);
    }),
    { numRuns: 15 },
  );
});

test("2,000 hostile codes never throw, and parts of two rows are never mixed", () => {
  const code = fc.tuple(
    fc.constantFrom("BUR1", "BUR2", "BUR99", "BUR0", "bur1"),
    fc.constantFrom("AAAA", "BBBB", "A"),
    fc.integer({ min: -1, max: 120 }),
    fc.integer({ min: -1, max: 120 }),
    fc.constantFrom("00", "ABC", ":::", "%69 VD92EX0", "é", ""),
  );
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          code.map((parts) => parts.join(".")),
          fc.string(),
        ),
        { maxLength: 30 },
      ),
      (codes) => {
        const gathering = new Gathering();
        for (const each of codes) assert.ok(["new", "known", "newer", "other"].includes(gathering.add(each)));
        assert.ok(gathering.have <= gathering.of || gathering.of === 0);
      },
    ),
    { numRuns: 2000 },
  );
  const gathering = new Gathering();
  gathering.add("BUR1.AAAA.1.2.00");
  gathering.add("BUR1.BBBB.2.2.00");
  assert.equal(gathering.whole(), null);
  assert.equal(gathering.add("BUR2.AAAA.1.2.00"), "newer");
});

test("codes that unpack to far more than they are, or not at all, are refused", async () => {
  assert.equal(await unpack((await pack("0".repeat(20_000_000))) as Uint8Array<ArrayBuffer>), null);
  const bytes = (await pack("Annie")) as Uint8Array<ArrayBuffer>;
  bytes[12] = (bytes[12] ?? 0) ^ 0xff;
  assert.equal(await unpack(bytes), null);
  assert.equal(await unpack(new Uint8Array([1, 2, 3])), null);
});

test("more than fits in a bearable number of codes makes none", () => {
  assert.equal(framesOf(new Uint8Array(192 * 61), "AB12"), null);
});
