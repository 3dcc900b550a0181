/** What is kept on this device, as entries that can travel, and what comes in laid beside it. */
import { PageModel, type State } from "../model";
import { type Change, type Entry, parse, textOf } from "../device";
import { type Entries, fits, keyOf, nameOf } from "./format";

/** Everything in a storage that can move, and how many parts cannot. */
export function keptIn(store: Storage): { entries: Entries; left: number } {
  const entries: Entries = new Map();
  let left = 0;
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i) ?? "";
    const name = nameOf(key);
    if (!name) continue;
    const entry = parse(store.getItem(key));
    // A time that is not one is as good as none.
    const travels = [entry, entry && { ...entry, saved: "" }].find((each) => each && fits(each));
    if (travels) entries.set(name, travels);
    else left += 1;
  }
  return { entries, left };
}

export interface Item {
  name: string;
  there: Entry;
  /** What stands here; null when it is new, or when what stands here cannot be read. */
  here: Entry | null;
  change: Change;
}

/** What comes in, sorted by what it means for what is here. */
export interface Comparison {
  fresh: Item[];
  same: Item[];
  differ: Item[];
  /** Not of the kind that its part of the course works with. */
  unfit: Item[];
}

export function compare(entries: Entries, store: Storage, stateOf: (name: string) => State | null): Comparison {
  const found: Comparison = { fresh: [], same: [], differ: [], unfit: [] };
  for (const [name, there] of entries) {
    const before = store.getItem(keyOf(name));
    const here = parse(before);
    const item = { name, there, here, change: { before, text: textOf(there.values, there.saved) } };
    if (!suits(stateOf(name), there)) found.unfit.push(item);
    else if (here && sameValues(here.values, there.values)) found.same.push(item);
    else if (before === null) found.fresh.push(item);
    else found.differ.push(item);
  }
  return found;
}

function suits(state: State | null, entry: Entry): boolean {
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
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => Object.hasOwn(b, name) && sameValues((a as State)[name], (b as State)[name]));
}
