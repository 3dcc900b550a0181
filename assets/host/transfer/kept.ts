/** What is kept on this device, as entries that can travel, and what comes in laid beside it. */
import { ASIDE, type Change, type Entry, freePlace, parse, textOf } from "../device";
import { current, FORMS, find, keyOf, NEWEST, versionOf } from "../forms";
import { PageModel, type State } from "../model";
import { type Aside, asideFits, type Contents, type Entries, fits, MOST_ASIDE, nameOf } from "./format";

/** Characters; what was put aside must leave room for the answers themselves. */
const MOST_PUT_ASIDE = 500_000;

/** Everything in a storage that can move, and how many parts cannot. */
export function keptIn(store: Storage): Contents & { left: number } {
  const found = new Map<string, (Entry | null)[]>();
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i) ?? "";
    const name = nameOf(key);
    if (name) found.set(name, [...(found.get(name) ?? []), parse(store.getItem(key), NEWEST)]);
  }
  const entries: Entries = new Map();
  let left = 0;
  for (const [name, each] of found) {
    // An older form may still stand beside the newest.
    const [newest] = each.filter((entry) => entry !== null).sort((a, b) => (b.version ?? 1) - (a.version ?? 1));
    // A time that is not one is as good as none.
    const travels = [newest, newest && { ...newest, saved: "" }].find((entry) => entry && fits(entry));
    if (travels) entries.set(name, travels);
    else left += 1;
  }
  const aside: Aside = new Map();
  let room = MOST_PUT_ASIDE;
  for (const [name, text] of asideIn(store)) {
    if (asideFits(name, text) && aside.size < MOST_ASIDE && text.length <= room) {
      aside.set(name, text);
      room -= text.length;
    } else left += 1;
  }
  return { entries, aside, left };
}

/** When something was put aside, in milliseconds, by the last part of its name. */
export function timeOf(name: string): number {
  return Number(name.slice(name.lastIndexOf("/") + 1)) || 0;
}

/** What was put aside in a storage, by name, the latest first. */
export function asideIn(store: Storage): [name: string, text: string][] {
  const keys = Array.from({ length: store.length }, (_, i) => store.key(i) ?? "").filter((key) =>
    key.startsWith(ASIDE),
  );
  const found = keys.map((key): [string, string] => [key.slice(ASIDE.length), store.getItem(key) ?? ""]);
  return found.sort(([a], [b]) => timeOf(b) - timeOf(a));
}

export interface Move {
  key: string;
  change: Change;
}

export interface Item extends Move {
  name: string;
  /** In the form of this page, or in that of a newer version of the course. */
  there: Entry;
  /** What stands here; null when it is new, or when what stands here cannot be read. */
  here: Entry | null;
  /** Puts aside what stands here and cannot be read: its place is needed, and nobody could choose to keep it. */
  first: Move[];
}

/** What comes in, sorted by what it means for what is here. */
export interface Comparison {
  fresh: Item[];
  same: Item[];
  differ: Item[];
  /** Not of the kind that its part of the course works with. */
  unfit: Item[];
  /** What stands here is of a newer version of the course, and is left alone. */
  newer: Item[];
  /** What was put aside there, and is not here yet. */
  aside: Move[];
  /**
   * Answers in a form that this page does not know; they are put aside. In their place they would shut the question off,
   * until a version of the course that may never come: anyone can make a file with an answer of version 999.
   */
  later: Move[];
}

/** What to keep for these moves. */
export function changesOf(moves: readonly (Move | Item)[]): Map<string, Change> {
  return new Map(
    moves.flatMap((move) => [...("first" in move ? move.first : []), move]).map(({ key, change }) => [key, change]),
  );
}

export function compare(
  { entries, aside }: Contents,
  store: Storage,
  stateOf: (name: string) => State | null,
  forms = FORMS,
): Comparison {
  const put = puttingAside(store);
  const cameAside = [...aside].flatMap(([name, text]) => put(widgetOf(name), text, timeOf(name)));
  const found: Comparison = { fresh: [], same: [], differ: [], unfit: [], newer: [], aside: cameAside, later: [] };
  for (const [name, came] of entries) {
    const state = stateOf(name);
    const kind = String(state?._kind ?? "");
    const version = versionOf(kind, forms);
    const known = (came.version ?? 1) <= version;
    const there = known ? inThisForm(came, kind, forms) : came;
    const now = find(store, name, kind, forms);
    const here =
      now.what === "answer" ? now.entry : now.what === "newer" ? parse(store.getItem(now.key), NEWEST) : null;
    const key = keyOf(name, known ? version : came.version);
    const { values, saved } = there ?? came;
    const text = textOf(values, saved, known ? version : came.version);
    const before = store.getItem(key);
    // Settings and places are no words of a reader.
    const isAnswer = !name.includes("@");
    const first = isAnswer && now.what === "damaged" && before !== null ? put(name, before) : [];
    const item = { name, key, there: there ?? came, here, first, change: { before, text } };
    if (!there || (known && !suits(state, there))) found.unfit.push(item);
    else if (here && (here.version ?? 1) === (there.version ?? 1) && sameValues(here.values, there.values))
      found.same.push(item);
    else if (!known && isAnswer) found.later.push(...put(name, text));
    // Written under its own key it would never be seen.
    else if (now.what === "newer" && (!here || (here.version ?? 1) > (there.version ?? 1))) found.newer.push(item);
    else if (now.what === "nothing") found.fresh.push(item);
    else found.differ.push(item);
  }
  return found;
}

/** Puts what was put aside back in its place, as this page reads it; what stands there now changes places with it. */
export function changesBack(store: Storage, name: string, text: string, entry: Entry): Map<string, Change> {
  const widget = widgetOf(name);
  const key = keyOf(widget, entry.version);
  const now = store.getItem(key);
  // First it goes away here: with little room left, the one would not fit beside the other.
  const changes = new Map<string, Change>([
    [ASIDE + name, { before: text, text: null }],
    [key, { before: now, text: textOf(entry.values, entry.saved, entry.version) }],
  ]);
  if (now !== null)
    changes.set(
      freePlace((each) => store.getItem(each) !== null, widget),
      { before: null, text: now },
    );
  return changes;
}

/** Whether a change under a key of the storage (null: all keys) may change what is shown of these texts that were put aside. */
export function changesWhatIsAside(key: string | null, names: readonly string[]): boolean {
  if (key === null || key.startsWith(ASIDE)) return true;
  const name = nameOf(key);
  return names.some((each) => widgetOf(each) === name);
}

function inThisForm(entry: Entry, kind: string, forms: typeof FORMS): Entry | null {
  try {
    return current(entry, kind, forms);
  } catch {
    return null;
  }
}

/** Puts texts of widgets aside, beside what is there already, each text once. */
function puttingAside(store: Storage): (widget: string, text: string, at?: number) => Move[] {
  const there = asideIn(store);
  const taken = new Set(there.map(([name]) => ASIDE + name));
  const known = new Set(there.map(([name, text]) => `${widgetOf(name)} ${text}`));
  return (widget, text, at) => {
    if (known.has(`${widget} ${text}`)) return [];
    known.add(`${widget} ${text}`);
    const key = freePlace((each) => taken.has(each), widget, at);
    taken.add(key);
    return [{ key, change: { before: null, text } }];
  };
}

/** The name of the widget of which something was put aside. */
export function widgetOf(name: string): string {
  return name.slice(0, name.lastIndexOf("/"));
}

export function suits(state: State | null, entry: Entry): boolean {
  let taken = true;
  const refuse = () => {
    taken = false;
  };
  if (state) new PageModel(state, { load: () => entry.values, save() {}, setAside: refuse, follow() {} });
  return taken;
}

/** Alike, whatever the order of the names. */
function sameValues(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (
    typeof a !== "object" ||
    typeof b !== "object" ||
    a === null ||
    b === null ||
    Array.isArray(a) !== Array.isArray(b)
  )
    return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameValues((a as State)[name], (b as State)[name]));
}
