/**
 * The file with what a reader kept: made here, and read here as if a stranger made it.
 * Pure: it touches no storage and no page. tests/host/ feeds it thousands of hostile files.
 */
import { type Entry, MOST_CHARACTERS, type Values } from "../device";
import { keyOf, NEWEST, placeOf } from "../forms";

export { keyOf };

export const FORMAT = "begrijp-uw-rugpijn";
/**
 * Version 2 holds entries in a later form than the first, with their `version`, and what was put aside. A file without
 * any of those is written as version 1, which the first edition of the course reads too.
 */
export const FILE_VERSION = 2;
/** More than a browser keeps for one site comes to; also the most that codes may unpack to. */
export const MOST_BYTES = 2_000_000;
export const MOST_ENTRIES = 300;
export const MOST_ASIDE = 100;
const MOST_DEPTH = 8;
const MOST_VALUES = 5000;
const MOST_TEXT = 20_000;
const MOST_NAME = 100;

/** An entry's name: the place of a widget, of a place in a lesson, or a setting. */
const NAME = /^(?:(?:\d\d|course)\/[a-z0-9]+(?:-[a-z0-9]+)*|\d\d\/@plek|@lezen|@voorlezen)$/;
/** What was put aside: the name of its widget and when, in milliseconds. */
const ASIDE_NAME = /^(?:\d\d|course)\/[a-z0-9]+(?:-[a-z0-9]+)*\/\d{1,15}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;
/** Names that could change how objects themselves work. */
const NEVER = new Set(["__proto__", "prototype", "constructor"]);

/**
 * Why a file is not taken: nothing in it, too large, no JSON, of something else, of a newer course,
 * ours but not whole, or ours without anything kept.
 */
export type Trouble = "empty" | "huge" | "unreadable" | "other" | "newer" | "damaged" | "nothing";

export type Entries = Map<string, Entry>;
/** Texts that were put aside, as they were, by name. */
export type Aside = Map<string, string>;
export type Contents = { entries: Entries; aside: Aside };
export type Read = (Contents & { saved: string }) | { trouble: Trouble };

/** The name of the entry under a key of the storage; null for what is no entry. */
export function nameOf(key: string): string | null {
  const name = placeOf(key)?.name ?? "";
  return name.length <= MOST_NAME && NAME.test(name) ? name : null;
}

/** Whether a text that was put aside may travel, as it is. */
export function asideFits(name: string, text: unknown): text is string {
  return (
    name.length <= MOST_NAME && ASIDE_NAME.test(name) && typeof text === "string" && text.length <= MOST_CHARACTERS
  );
}

/** The file's text: readable, so that its owner can see what is in it. */
export function write({ entries, aside }: Contents, about: string, now = new Date()): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const first = aside.size === 0 && sorted.every(([, { version = 1 }]) => version === 1);
  return JSON.stringify(
    {
      format: FORMAT,
      version: first ? 1 : FILE_VERSION,
      saved: now.toISOString(),
      about,
      entries: Object.fromEntries(sorted),
      ...(aside.size && { aside: Object.fromEntries(aside) }),
    },
    null,
    2,
  );
}

/** Whether an entry may travel: what does not fit here would not be read there either. */
export function fits({ saved, values, version = 1 }: Entry): boolean {
  return (
    version >= 1 &&
    version <= NEWEST &&
    isTime(saved) &&
    isPlain(values) &&
    JSON.stringify(values).length <= MOST_CHARACTERS - 200
  );
}

/** Reads a file, its size first. */
export async function readFile(file: Pick<Blob, "size" | "text">): Promise<Read> {
  if (file.size > MOST_BYTES) return { trouble: "huge" };
  try {
    return read(await file.text());
  } catch {
    return { trouble: "unreadable" };
  }
}

/** Reads a text that says it is what a reader kept. Never throws. */
export function read(text: string): Read {
  if (text.length > MOST_BYTES) return { trouble: "huge" };
  if (text.trim() === "") return { trouble: "empty" };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { trouble: "unreadable" };
  }
  if (!isRecord(file) || own(file, "format") !== FORMAT) return { trouble: "other" };
  const version = own(file, "version");
  if (typeof version === "number" && Number.isFinite(version) && version > FILE_VERSION) return { trouble: "newer" };
  const saved = own(file, "saved");
  const entries = own(file, "entries");
  const later = version === 2;
  const aside = (later && own(file, "aside")) || {};
  const known = ["format", "version", "saved", "about", "entries", ...(later ? ["aside"] : [])];
  if ((version !== 1 && !later) || !isRecord(aside) || !isTime(saved) || saved === "" || !isRecord(entries))
    return { trouble: "damaged" };
  if (Object.keys(file).some((name) => !known.includes(name))) return { trouble: "damaged" };
  const about = own(file, "about");
  if (about !== undefined && (typeof about !== "string" || about.length > MOST_TEXT)) return { trouble: "damaged" };

  const names = Object.keys(entries);
  const putAside = Object.keys(aside);
  if (names.length + putAside.length === 0) return { trouble: "nothing" };
  if (names.length > MOST_ENTRIES || putAside.length > MOST_ASIDE) return { trouble: "damaged" };
  const clean: Entries = new Map();
  for (const name of names) {
    const entry = own(entries, name);
    if (name.length > MOST_NAME || !NAME.test(name) || !isRecord(entry)) return { trouble: "damaged" };
    const form = later ? own(entry, "version") : undefined;
    if (Object.keys(entry).length !== (form === undefined ? 2 : 3) || (form !== undefined && !isLaterForm(form)))
      return { trouble: "damaged" };
    const kept = { saved: own(entry, "saved"), values: own(entry, "values") };
    if (!isTime(kept.saved) || !isRecord(kept.values)) return { trouble: "damaged" };
    if (!fits(kept as Entry)) return { trouble: "damaged" };
    clean.set(name, { saved: kept.saved, values: kept.values as Values, ...(isLaterForm(form) && { version: form }) });
  }
  for (const name of putAside) if (!asideFits(name, own(aside, name))) return { trouble: "damaged" };
  return { entries: clean, aside: new Map(Object.entries(aside)) as Aside, saved };
}

function isLaterForm(version: unknown): version is number {
  return typeof version === "number" && Number.isInteger(version) && version > 1 && version <= NEWEST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(record: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A time as the course writes it; empty when it was not noted. */
function isTime(value: unknown): value is string {
  return value === "" || (typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)));
}

/** Only plain values, not deep, not many, not long. Without recursion: a hostile file may be nested a million deep. */
function isPlain(values: Values): boolean {
  const open: [unknown, number][] = [[values, 1]];
  let seen = 0;
  while (open.length) {
    const [value, depth] = open.pop() as [unknown, number];
    seen += 1;
    if (seen > MOST_VALUES || depth > MOST_DEPTH) return false;
    if (typeof value === "string") {
      if (value.length > MOST_TEXT) return false;
    } else if (typeof value === "number") {
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return false;
    } else if (Array.isArray(value)) {
      if (value.length > MOST_VALUES) return false;
      for (const each of value) open.push([each, depth + 1]);
    } else if (isRecord(value)) {
      const names = Object.keys(value);
      if (names.length > MOST_VALUES) return false;
      for (const name of names) {
        if (name.length > MOST_NAME || NEVER.has(name)) return false;
        open.push([value[name], depth + 1]);
      }
    } else if (value !== null && typeof value !== "boolean") return false;
  }
  return true;
}
