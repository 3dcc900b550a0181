/** Answers over an update of the course: pages of before and after it share one storage, and nothing gets lost. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "vitest";
import { ASIDE, get, keepAll, parse, remove, set, type Values, wipe } from "../../assets/host/device";
import { current, FORMS, type Forms, keyOf, placeOf, versionOf } from "../../assets/host/forms";
import { KEPT } from "../../assets/host/kept.gen";
import { PageModel, type State } from "../../assets/host/model";
import { keepPlace } from "../../assets/host/place";
import { keptUnder, SelfStudyStore } from "../../assets/host/self_study";
import { type Read, read, write } from "../../assets/host/transfer/format";
import { asideIn, changesBack, changesOf, changesWhatIsAside, compare, keptIn } from "../../assets/host/transfer/kept";

/** One step of a kind for which the course has a new form: what goes in, and what must come out. */
interface Example {
  before: Values;
  after: Values;
}
/** An example of each step of each kind in FORMS, in their order. Real answers of readers, without names. */
const EXAMPLES: Record<string, Example[]> = {};

/** A kind that the course does not have: its goal was a text, then a text with a reason, then a list. */
const MADE_UP: Forms = {
  goal: [({ goal }) => ({ goal: { text: goal, why: "" } }), ({ goal }) => ({ goals: [goal] })],
};
const SECOND: Forms = { goal: MADE_UP.goal?.slice(0, 1) ?? [] };
const FIRST: Forms = {};

/** A browser's storage; with `room` (characters) it can be full. */
class Kept implements Storage {
  [name: string]: unknown;
  readonly #texts = new Map<string, string>();
  room = Infinity;
  get length(): number {
    return this.#texts.size;
  }
  clear(): void {
    this.#texts.clear();
  }
  key(index: number): string | null {
    return [...this.#texts.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#texts.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.#texts.delete(key);
  }
  setItem(key: string, text: string): void {
    const used = [...this.#texts].reduce((sum, [name, each]) => sum + name.length + each.length, 0);
    const freed = this.#texts.has(key) ? key.length + (this.#texts.get(key) ?? "").length : 0;
    if (used - freed + key.length + text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.#texts.set(key, text);
  }
  all(): Record<string, string> {
    return Object.fromEntries(this.#texts);
  }
}

let [local, session] = [new Kept(), new Kept()];
let listeners: ((event: unknown) => void)[] = [];
let asked = 0;

beforeEach(() => {
  [local, session, listeners, asked] = [new Kept(), new Kept(), [], 0];
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, { configurable: true, value });
  define("localStorage", local);
  define("sessionStorage", session);
  define(
    "addEventListener",
    (name: string, listener: (event: unknown) => void) => name === "storage" && listeners.push(listener),
  );
  define("dispatchEvent", (event: unknown) => listeners.map((listener) => listener(event)));
  define(
    "StorageEvent",
    class {
      constructor(
        readonly type: string,
        init: object,
      ) {
        Object.assign(this, init);
      }
    },
  );
  define("navigator", { storage: { persist: () => ((asked += 1), Promise.reject(new Error("no"))) } });
});

/** Another tab wrote or removed what stands under a key. */
const heard = (key: string) => listeners.map((listener) => listener({ key, newValue: local.getItem(key) }));
const text = (values: unknown, version = 1, saved = "2026-11-24T10:00:00.000Z") =>
  JSON.stringify({ version, saved, values });
const valuesIn = (key: string): unknown =>
  (JSON.parse(local.getItem(key) ?? "null") as { values?: unknown } | null)?.values;

/** A page that knows these forms; what its reader sees, does and is told. */
function open(forms: Forms) {
  const told: string[] = [];
  const store = new SelfStudyStore("07", "mijn-doel", "goal", (trouble) => told.push(trouble), forms);
  const kept = store.load();
  const page = { told, store, shown: kept, save: (values: State) => store.save(values) };
  store.follow((values) => (page.shown = values));
  return page;
}

// -- keys and steps ---------------------------------------------------------------------------

test("a version decides its key, and no two versions share one", () => {
  assert.equal(keyOf("07/mijn-doel"), "rugpijn/07/mijn-doel");
  assert.equal(keyOf("07/mijn-doel", 2), "rugpijn2/07/mijn-doel");
  assert.equal(keyOf("@lezen"), "rugpijn-lezen");
  assert.equal(keyOf("@lezen", 3), "rugpijn3-lezen");
  for (const name of ["07/mijn-doel", "course/vragen", "02/@plek", "@lezen"])
    for (const version of [1, 2, 10, 999]) assert.deepEqual(placeOf(keyOf(name, version)), { name, version });
  for (const key of [
    "rugpijn",
    "rugpijn1/x",
    "rugpijn02/x",
    "rugpijn0/x",
    "rugpijn1000/x",
    "iets/anders",
    "rugpijnx/y",
  ])
    assert.equal(placeOf(key), null);
});

test("every step of the course has an example, and changes nothing in what it gets", () => {
  for (const kind of new Set([...Object.keys(FORMS), ...Object.keys(EXAMPLES)])) {
    const [steps, examples] = [FORMS[kind] ?? [], EXAMPLES[kind] ?? []];
    assert.equal(examples.length, steps.length, `an example of each step of "${kind}"`);
    steps.forEach((step, i) => {
      const { before, after } = examples[i] as Example;
      const asItWas = structuredClone(before);
      assert.deepEqual(step(before), after);
      assert.deepEqual(before, asItWas);
      // The next step begins where this one ends.
      if (examples[i + 1])
        assert.deepEqual(Object.keys(after).sort(), Object.keys((examples[i + 1] as Example).before).sort());
    });
  }
});

test("an answer is brought from any version to that of the page", () => {
  assert.deepEqual(current({ saved: "s", values: { goal: "Fietsen" } }, "goal", MADE_UP), {
    saved: "s",
    version: 3,
    values: { goals: [{ text: "Fietsen", why: "" }] },
  });
  assert.deepEqual(
    current({ saved: "s", version: 2, values: { goal: { text: "a", why: "b" } } }, "goal", MADE_UP).values,
    { goals: [{ text: "a", why: "b" }] },
  );
  assert.deepEqual(current({ saved: "s", values: { x: 1 } }, "another", MADE_UP), { saved: "s", values: { x: 1 } });
  assert.equal(versionOf("goal", MADE_UP), 3);
  assert.equal(versionOf("goal"), 1);
});

// -- a page and its storage -------------------------------------------------------------------

test("an old answer is read in the new form, and left where it is", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  const before = local.all();
  const page = open(MADE_UP);
  assert.deepEqual(page.shown, { goals: [{ text: "Fietsen", why: "" }] });
  assert.deepEqual(local.all(), before);
  page.save({ goals: [] });
  assert.deepEqual(local.all(), { ...before, "rugpijn3/07/mijn-doel": local.getItem("rugpijn3/07/mijn-doel") });
  assert.equal((JSON.parse(local.getItem("rugpijn3/07/mijn-doel") ?? "") as { version: number }).version, 3);
  // From now on the new one counts, also when the reader emptied it.
  assert.deepEqual(open(MADE_UP).shown, { goals: [] });
  assert.deepEqual(page.told, []);
});

test("two tabs on both sides of an update lose nothing of each other", () => {
  const old = open(FIRST);
  old.save({ goal: "Fietsen" });
  const fresh = open(MADE_UP);
  // As long as nothing was kept in the new form, the new page follows the old one.
  old.save({ goal: "Wandelen" });
  heard("rugpijn/07/mijn-doel");
  assert.deepEqual(fresh.shown, { goals: [{ text: "Wandelen", why: "" }] });
  fresh.save({ goals: [{ text: "Zwemmen", why: "Fijn" }] });
  heard("rugpijn3/07/mijn-doel");
  assert.deepEqual(old.told, ["newer"]);
  // What is done in the old one now is written nowhere, and it was told.
  const before = local.all();
  old.save({ goal: "Iets anders" });
  assert.deepEqual(local.all(), before);
  assert.deepEqual(open(MADE_UP).shown, { goals: [{ text: "Zwemmen", why: "Fijn" }] });
  // A page of the first edition knows no newer versions: it goes on under its own key, and harms nothing.
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Van vroeger" }));
  heard("rugpijn/07/mijn-doel");
  assert.deepEqual(open(MADE_UP).shown, { goals: [{ text: "Zwemmen", why: "Fijn" }] });
});

for (const [where, key] of [
  ["under its own key", "rugpijn2/07/mijn-doel"],
  ["under the key of this page", "rugpijn/07/mijn-doel"],
] as const)
  test(`an answer of a newer version ${where} is left alone and told`, () => {
    local.setItem(key, text({ goal: { text: "Fietsen", why: "" } }, 2));
    const before = local.all();
    const page = open(FIRST);
    assert.equal(page.shown, null);
    assert.deepEqual(page.told, ["newer"]);
    page.save({ goal: "Ander" });
    page.store.setAside();
    assert.deepEqual(local.all(), before);
    assert.deepEqual(page.told, ["newer"]);
    // The page after the update reads it, in the second place only when its own is not there.
    if (key.startsWith("rugpijn2")) assert.deepEqual(open(SECOND).shown, { goal: { text: "Fietsen", why: "" } });
    assert.deepEqual(open(MADE_UP).shown, { goals: [{ text: "Fietsen", why: "" }] });
    // Wiping wipes it.
    assert.equal(wipe(), true);
    assert.deepEqual(local.all(), {});
  });

test("a newer answer that comes while the page is open is not written over, even when the page heard nothing", () => {
  const page = open(FIRST);
  page.save({ goal: "Fietsen" });
  local.setItem("rugpijn2/07/mijn-doel", text({ goal: { text: "Nieuw", why: "" } }, 2));
  const before = local.all();
  page.save({ goal: "Fietsen en meer" });
  assert.deepEqual(local.all(), before);
  assert.deepEqual(page.told, ["newer"]);
});

test("places and settings of a newer version are left alone too", () => {
  for (const key of ["rugpijn-lezen", "rugpijn/02/@plek"]) {
    local.setItem(key, text({ size: "999" }, 2));
    assert.equal(get(key), null);
    assert.equal(set(key, { size: "125" }), false);
    remove(key);
    assert.equal(local.getItem(key), text({ size: "999" }, 2));
  }
});

test("what cannot be read is put aside, and what stood there before the new form is shown", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  local.setItem("rugpijn3/07/mijn-doel", "{ stuk");
  const page = open(MADE_UP);
  assert.deepEqual(page.shown, { goals: [{ text: "Fietsen", why: "" }] });
  assert.deepEqual(page.told, ["damaged"]);
  assert.deepEqual(
    asideIn(local).map(([, each]) => each),
    ["{ stuk"],
  );
});

test("an old answer that a step cannot bring along stays for the old page, with one copy put aside", () => {
  const broken: Forms = {
    goal: [
      () => {
        throw new TypeError("not so");
      },
    ],
  };
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  for (const _ of [1, 2]) assert.equal(open(broken).shown, null);
  assert.deepEqual(open(FIRST).shown, { goal: "Fietsen" });
  assert.deepEqual(
    asideIn(local).map(([, each]) => each),
    [text({ goal: "Fietsen" })],
  );
});

test("two texts put aside in the same moment both stay", () => {
  const now = Date.now;
  Date.now = () => 1000;
  try {
    for (const each of ["{ een", "{ twee"]) {
      local.setItem("rugpijn/07/mijn-doel", each);
      open(FIRST);
    }
  } finally {
    Date.now = now;
  }
  assert.deepEqual(local.all(), { [`${ASIDE}07/mijn-doel/1000`]: "{ een", [`${ASIDE}07/mijn-doel/1001`]: "{ twee" });
});

test("with a full storage the old answer is still read, and a new one that does not fit is told", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  local.room = 130;
  const before = local.all();
  const page = open(MADE_UP);
  assert.deepEqual(page.shown, { goals: [{ text: "Fietsen", why: "" }] });
  page.save({ goals: [{ text: "Fietsen naar het dorp en weer terug", why: "" }] });
  assert.deepEqual(page.told, ["full"]);
  assert.deepEqual(local.all(), before);
});

for (const unreadable of [`{ ${"x".repeat(40)}`, text({ goals: "a text" }, 3)])
  test(`what cannot be put aside for want of room stays, and is not written over: ${unreadable.slice(0, 9)}`, () => {
    local.setItem("rugpijn3/07/mijn-doel", unreadable);
    local.room = "rugpijn3/07/mijn-doel".length + unreadable.length;
    const page = open(MADE_UP);
    if (page.shown) page.store.setAside();
    page.save({ goals: [] });
    assert.deepEqual(local.all(), { "rugpijn3/07/mijn-doel": unreadable });
    assert.deepEqual([page.told[0], page.told.at(-1)], ["damaged", "full"]);
    // With room again it is put aside, and the answer is kept.
    local.room = Infinity;
    page.save({ goals: [] });
    assert.deepEqual(valuesIn("rugpijn3/07/mijn-doel"), { goals: [] });
    assert.deepEqual(
      asideIn(local).map(([, each]) => each),
      [unreadable],
    );
  });

const settled = () => new Promise((done) => setImmediate(done));
/** A page that is opened; the browser answers whether it promised already to keep what is there. */
const browserSays = (promised: boolean) =>
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: {
      storage: {
        persisted: () => Promise.resolve(promised),
        persist: () => ((asked += 1), Promise.reject(new Error("no"))),
      },
    },
  });

test("the browser is asked to keep all this once in a page, when a lesson was read, and not at an answer", async () => {
  const place = (...seen: number[]) => ({ at: 3, title: "Rust", seen, of: 3, left: 1 });
  for (const times of [1, 2]) {
    browserSays(false);
    open(FIRST).save({ goal: "Fietsen" });
    keepPlace("07", place(1, 2));
    await settled();
    assert.equal(asked, times - 1);
    local.room = 0;
    keepPlace("07", { ...place(1, 2, 3), title: "Dit past er niet bij ".repeat(5) });
    await settled();
    assert.equal(asked, times - 1);
    local.room = Infinity;
    for (const lesson of ["07", "04"]) keepPlace(lesson, place(1, 2, 3));
    await settled();
    assert.equal(asked, times);
  }
  browserSays(true);
  keepPlace("07", place(1, 2, 3));
  await settled();
  assert.equal(asked, 2);
});

test("the browser is asked too after a file or codes brought something", async () => {
  const change = new Map([["rugpijn/07/mijn-doel", { before: null, text: text({ goal: "Fietsen" }) }]]);
  assert.equal(keepAll(session, change), "kept");
  assert.equal(keepAll(local, new Map()), "kept");
  await settled();
  assert.equal(asked, 0);
  assert.equal(keepAll(local, change), "kept");
  await settled();
  assert.equal(asked, 1);
});

test("where it cannot be asked, or nothing is kept on the device, nothing is asked", async () => {
  const READ = { at: 1, title: "Rust", seen: [1], of: 1, left: 1 };
  for (const storage of [undefined, {}]) {
    Object.defineProperty(globalThis, "navigator", { configurable: true, value: { storage } });
    local.clear();
    const page = open(FIRST);
    keepPlace("07", READ);
    await new Promise((done) => setImmediate(done));
    assert.deepEqual(page.told, []);
  }
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: { storage: { persist: () => Promise.resolve((asked += 1)) } },
  });
  local.clear();
  local.setItem("rugpijn-niets-bewaren", "1");
  keepPlace("07", READ);
  await new Promise((done) => setImmediate(done));
  assert.equal(asked, 0);
});

// -- from device to device --------------------------------------------------------------------

const stateOf = (name: string): State | null =>
  name === "07/mijn-doel" ? { _kind: "goal", goal: "", goals: [] } : null;

function contents(file: string) {
  const result: Read = read(file);
  assert.ok("entries" in result, JSON.stringify(result));
  return result;
}

/** What a device with these forms would keep of a file, each difference taken. */
function take(file: string, forms: Forms) {
  const comparison = compare(contents(file), local, stateOf, forms);
  const counts = Object.fromEntries(
    Object.entries(comparison).flatMap(([name, list]) => (list.length ? [[name, list.length]] : [])),
  );
  assert.equal(
    keepAll(local, changesOf([...comparison.fresh, ...comparison.differ, ...comparison.aside, ...comparison.later])),
    "kept",
  );
  return counts;
}

test("a file of before the update is read in the new form after it", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  const file = write(keptIn(local), "");
  assert.equal((JSON.parse(file) as { version: number }).version, 1);
  local.clear();
  assert.deepEqual(take(file, MADE_UP), { fresh: 1 });
  assert.deepEqual(local.all(), { "rugpijn3/07/mijn-doel": text({ goals: [{ text: "Fietsen", why: "" }] }, 3) });
  // Once more: it is here already.
  assert.deepEqual(take(file, MADE_UP), { same: 1 });
});

test("a file of after the update travels through a device of before it, put aside and unchanged", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  local.setItem("rugpijn3/07/mijn-doel", text({ goals: [{ text: "Zwemmen", why: "" }], more: { is: ["kept"] } }, 3));
  const file = write(keptIn(local), "");
  // The first edition says that it is of a newer version, and changes nothing.
  assert.equal((JSON.parse(file) as { version: number }).version, 2);
  const newest = local.getItem("rugpijn3/07/mijn-doel");
  local.clear();
  assert.deepEqual(take(file, FIRST), { later: 1 });
  assert.deepEqual(
    asideIn(local).map(([, each]) => each),
    [newest],
  );
  // Once more: it is here already.
  assert.deepEqual(take(file, FIRST), {});
  assert.equal(local.length, 1);
  const again = write(keptIn(local), "");
  local.clear();
  assert.deepEqual(take(again, MADE_UP), { aside: 1 });
  assert.deepEqual(
    asideIn(local).map(([, each]) => each),
    [newest],
  );
  // There it can be read, and goes back to its place.
  assert.deepEqual(parse(newest, 3)?.values, { goals: [{ text: "Zwemmen", why: "" }], more: { is: ["kept"] } });
});

test("no file shuts a question off with an answer of a version that may never come", () => {
  for (const version of [2, 999]) {
    local.clear();
    open(FIRST).save({ goal: "Van hier" });
    const hostile = {
      version: 2,
      format: "begrijp-uw-rugpijn",
      saved: "2026-11-25T10:00:00Z",
      entries: {
        "07/mijn-doel": { saved: "", version, values: { goal: "x" } },
        "99/later": { saved: "", version, values: {} },
      },
    };
    assert.deepEqual(take(JSON.stringify(hostile), FIRST), { later: 2 });
    const page = open(FIRST);
    assert.deepEqual(page.shown, { goal: "Van hier" });
    page.save({ goal: "En verder" });
    assert.deepEqual([page.told, valuesIn("rugpijn/07/mijn-doel")], [[], { goal: "En verder" }]);
    assert.deepEqual(
      asideIn(local)
        .map(([name]) => name.replace(/\/\d+$/, ""))
        .sort(),
      ["07/mijn-doel", "99/later"],
    );
  }
});

test("an answer of a newer version that stands here already is the same, and another one goes beside it", () => {
  local.setItem("rugpijn2/07/mijn-doel", text({ goal: 1 }, 2));
  const file = write(keptIn(local), "");
  assert.deepEqual(take(file, FIRST), { same: 1 });
  local.setItem("rugpijn2/07/mijn-doel", text({ goal: 2 }, 2));
  assert.deepEqual(take(file, FIRST), { later: 1 });
  assert.deepEqual(valuesIn("rugpijn2/07/mijn-doel"), { goal: 2 });
});

test("what stands here and cannot be read goes aside before a file takes its place", () => {
  const file = (goal: string) =>
    JSON.stringify({
      format: "begrijp-uw-rugpijn",
      version: 1,
      saved: "2026-11-25T10:00:00Z",
      entries: { "07/mijn-doel": { saved: "", values: { goal } } },
    });
  for (const damaged of ["{ stuk", "x".repeat(100_001)]) {
    local.clear();
    local.setItem("rugpijn/07/mijn-doel", damaged);
    const { differ } = compare(contents(file("Fietsen")), local, stateOf, FIRST);
    assert.deepEqual([differ.length, differ[0]?.here], [1, null]);
    assert.deepEqual(take(file("Fietsen"), FIRST), { differ: 1 });
    assert.deepEqual(valuesIn("rugpijn/07/mijn-doel"), { goal: "Fietsen" });
    assert.deepEqual(
      asideIn(local).map(([, each]) => each),
      [damaged],
    );
  }
  // Each text once; and without room for both, all is as it was.
  local.setItem("rugpijn/07/mijn-doel", "x".repeat(100_001));
  take(file("Wandelen"), FIRST);
  assert.equal(asideIn(local).length, 1);
  local.setItem("rugpijn/07/mijn-doel", "{ anders");
  const before = local.all();
  local.room = Object.entries(before).reduce((sum, [key, each]) => sum + key.length + each.length, 60);
  const { differ } = compare(contents(file("Zwemmen")), local, stateOf, FIRST);
  assert.equal(keepAll(local, changesOf(differ)), "full");
  assert.deepEqual(local.all(), before);
});

test("what a newer version keeps here is not written over by a file, and one's own answer is the reader's choice", () => {
  const old = `{"format":"begrijp-uw-rugpijn","version":1,"saved":"2026-11-25T10:00:00Z","entries":{"07/mijn-doel":{"saved":"","values":{"goal":"Uit het bestand"}}}}`;
  local.setItem("rugpijn2/07/mijn-doel", text({ goal: { text: "Nieuw", why: "" } }, 2));
  const before = local.all();
  assert.deepEqual(take(old, FIRST), { newer: 1 });
  assert.deepEqual(local.all(), before);
  const later = write(keptIn(local), "");
  local.clear();
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Van hier" }));
  assert.deepEqual(take(later, FIRST), { later: 1 });
  assert.deepEqual(valuesIn("rugpijn/07/mijn-doel"), { goal: "Van hier" });
});

test("an old file beside an answer in the new form is the reader's choice", () => {
  local.setItem("rugpijn/07/mijn-doel", text({ goal: "Fietsen" }));
  const file = write(keptIn(local), "");
  open(MADE_UP).save({ goals: [{ text: "Zwemmen", why: "" }] });
  const comparison = compare(contents(file), local, stateOf, MADE_UP);
  assert.equal(comparison.differ.length, 1);
  assert.deepEqual(comparison.differ[0]?.here?.values, { goals: [{ text: "Zwemmen", why: "" }] });
  assert.deepEqual(comparison.differ[0]?.there.values, { goals: [{ text: "Fietsen", why: "" }] });
});

test("a step that cannot read what a file brings costs that part alone", () => {
  const broken: Forms = {
    goal: [
      () => {
        throw new TypeError("not so");
      },
    ],
  };
  const file = `{"format":"begrijp-uw-rugpijn","version":1,"saved":"2026-11-25T10:00:00Z","entries":{"07/mijn-doel":{"saved":"","values":{}},"00/graag-weer":{"saved":"","values":{"own_words":"Ja"}}}}`;
  assert.deepEqual(take(file, broken), { unfit: 1, fresh: 1 });
});

test("what was put aside travels as it was, each text once", () => {
  local.setItem(`${ASIDE}07/mijn-doel/1000`, "{ stuk ‘Annie’ \ud800");
  local.setItem(`${ASIDE}04/mijn-avond/2000`, text({ evening: 7 }));
  local.setItem(`${ASIDE}04/mijn-avond/3000`, "x".repeat(200_000));
  const kept = keptIn(local);
  assert.equal(kept.left, 1);
  assert.deepEqual([...kept.aside.keys()], ["04/mijn-avond/2000", "07/mijn-doel/1000"]);
  const file = write(kept, "");
  local.clear();
  local.setItem(`${ASIDE}07/mijn-doel/1000`, "iets anders");
  assert.deepEqual(take(file, FIRST), { aside: 2 });
  assert.equal(local.getItem(`${ASIDE}07/mijn-doel/1001`), "{ stuk ‘Annie’ \ud800");
  assert.equal(local.getItem(`${ASIDE}07/mijn-doel/1000`), "iets anders");
  assert.equal(local.getItem(`${ASIDE}04/mijn-avond/2000`), text({ evening: 7 }));
  assert.deepEqual(take(file, FIRST), {});
});

test("what goes back changes places with what stands there, also when there is hardly any room", () => {
  const there = text({ goal: `Fietsen ${"x".repeat(500)}` });
  const here = text({ goal: `Wandelen ${"x".repeat(500)}` });
  local.setItem("rugpijn/07/mijn-doel", here);
  local.setItem(`${ASIDE}07/mijn-doel/1000`, there);
  const before = local.all();
  const used = Object.entries(before).reduce((sum, [key, each]) => sum + key.length + each.length, 0);
  const entry = parse(there);
  assert.ok(entry);
  const back = () => keepAll(local, changesBack(local, "07/mijn-doel/1000", there, entry));
  // The new name is a little longer; without room for that, all is as it was.
  local.room = used;
  assert.equal(back(), "full");
  assert.deepEqual(local.all(), before);
  local.room = used + 20;
  assert.equal(back(), "kept");
  assert.equal(local.getItem("rugpijn/07/mijn-doel"), there);
  assert.deepEqual(
    asideIn(local).map(([, each]) => each),
    [here],
  );
  // Another tab took it away, or put it back, meanwhile.
  assert.equal(back(), "changed");
});

test("only what may change what is shown of the texts that were put aside shows them anew", () => {
  const names = ["07/mijn-doel/1000", "02/oud/3"];
  for (const key of [
    null,
    `${ASIDE}04/mijn-avond/5`,
    "rugpijn/07/mijn-doel",
    "rugpijn2/07/mijn-doel",
    "rugpijn/02/oud",
  ])
    assert.equal(changesWhatIsAside(key, names), true, String(key));
  for (const key of [
    "rugpijn/04/mijn-avond",
    "rugpijn/07/@plek",
    "rugpijn/07/mijn-doel-2",
    "rugpijn-lezen",
    "rugpijn-gewist",
    "iets",
  ])
    assert.equal(changesWhatIsAside(key, names), false, key);
});

// -- the first edition ------------------------------------------------------------------------

const edition = JSON.parse(readFileSync("tests/host/first_edition.json", "utf8")) as {
  kept: Record<string, string>;
  file: object;
};

test("everything that the first edition kept is read back, and moves both ways", () => {
  for (const [key, each] of Object.entries(edition.kept)) local.setItem(key, each);
  const before = local.all();
  const widgets = Object.keys(edition.kept).filter((key) => /^rugpijn\/(\d\d|course)\/[^@]/.test(key));
  assert.ok(widgets.length > 50);
  for (const key of widgets) {
    const [, group, name] = key.split("/") as [string, string, string];
    const store = new SelfStudyStore(group, name, "quiz", (trouble) => assert.fail(trouble));
    assert.deepEqual(store.load(), valuesIn(key));
    // Whatever widget keeps such traits: all of it has their shape.
    const values = valuesIn(key) as State;
    const kinds = Object.keys(KEPT).filter(
      (kind) => Object.keys(KEPT[kind] ?? {}).join() === Object.keys(values).sort().join(),
    );
    assert.ok(kinds.length > 0, key);
    for (const _kind of kinds) {
      const model = new PageModel({ _kind }, store);
      assert.equal(model.answered, true);
      for (const [trait, value] of Object.entries(values)) assert.deepEqual(model.get(trait), value, `${key} ${trait}`);
    }
  }
  for (const key of Object.keys(edition.kept)) assert.deepEqual(get(key)?.values, valuesIn(key));
  // Its file brings all of it, and a file of now is one that it can read.
  const file = contents(JSON.stringify(edition.file));
  assert.deepEqual(
    Object.fromEntries(Object.entries(compare(file, local, () => null)).map(([name, list]) => [name, list.length])),
    { fresh: 0, same: Object.keys(edition.kept).length, differ: 0, unfit: 0, newer: 0, aside: 0, later: 0 },
  );
  const { saved: _, about: __, ...now } = JSON.parse(write(keptIn(local), "")) as Record<string, unknown>;
  const { saved: ___, about: ____, ...then } = edition.file as Record<string, unknown>;
  assert.deepEqual(now, then);
  assert.deepEqual(local.all(), before);
});

test("a model shows nothing of a newer answer, and keeps nothing over it", () => {
  local.setItem("rugpijn2/07/mijn-doel", text({ goal: { text: "Nieuw", why: "" } }, 2));
  const before = local.all();
  const model = new PageModel(
    { _kind: "goal_ladder", goal: "" },
    new SelfStudyStore("07", "mijn-doel", "goal", () => {}),
  );
  assert.equal(model.answered, false);
  model.set("goal", "Anders");
  model.save_changes();
  assert.equal(model.get("goal"), "Anders");
  assert.deepEqual(local.all(), before);
});

test.each([
  [{ _scope: "lesson" }, "04", "04"],
  [{ _scope: "course" }, "04", "course"],
  // On a page beside the lessons, which has no number.
  [{ _scope: "lesson", _lesson: "07" }, "", "07"],
  [{ _scope: "course", _lesson: "" }, "", "course"],
  [{ _scope: "lesson", _lesson: "" }, "", "course"],
])("what %o keeps on the page of lesson %o stands under %s", (state, lesson, under) => {
  assert.equal(keptUnder(state, lesson), under);
});
