/**
 * Where a reader is in a lesson, as kept on this device under `rugpijn/<number>/@plek`.
 * An `@` cannot stand in the name of a widget, and the key holds no language.
 */
import { askToStay, get, keys, set } from "./device";

export interface Place {
  /** Where to go on, from 1: the section after the one read last, past those that were read before; the last one when all were. */
  at: number;
  /** Heading of that section. */
  title: string;
  /** The sections that were read to their end, in order; none when the lesson was only begun, by an answer. */
  seen: number[];
  /** How many sections the lesson has. */
  of: number;
  /** Minutes that the other sections take, about. */
  left: number;
  /** The ids of `at` and of what was seen. Lessons change, and then numbers say little; places of the first edition have none. */
  step?: string;
  ids?: string[];
}

const KEY = /^rugpijn\/(\d\d)\/@plek$/;
const MOST_SECTIONS = 200;
const ID = /^[a-z0-9-]{1,40}$/;

function keyOf(lesson: string): string {
  return `rugpijn/${lesson}/@plek`;
}

/** The lessons that the reader has begun. */
export function begun(): string[] {
  return keys((key) => KEY.test(key)).map((key) => KEY.exec(key)?.[1] ?? "");
}

/** Where the reader is in a lesson, and since when; null when it was not begun or cannot be read. */
export function readPlace(lesson: string): (Place & { saved: string }) | null {
  const entry = get(keyOf(lesson));
  if (!entry) return null;
  const { at, title, seen, of, left, step, ids } = entry.values;
  const isId = (value: unknown): value is string => typeof value === "string" && ID.test(value);
  const number = (value: unknown, most: number) =>
    typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= most;
  if (!number(of, MOST_SECTIONS) || !number(at, of as number) || !number(left, 999) || typeof title !== "string")
    return null;
  if (!Array.isArray(seen) || !seen.every((n) => number(n, of as number))) return null;
  return {
    at: at as number,
    title: title.slice(0, 200),
    seen: [...new Set(seen as number[])],
    of: of as number,
    left: left as number,
    ...(isId(step) && { step }),
    ...(Array.isArray(ids) && ids.length <= MOST_SECTIONS && { ids: ids.filter(isId) }),
    saved: entry.saved,
  };
}

/**
 * A kept place in the lesson as it is now.
 *
 * @param place as it was kept, perhaps of an earlier version of the lesson.
 * @param ids of the steps that the lesson has.
 * @returns the steps that were seen, and where to go on, from 1. A lesson that was read stays read; of one that is known by
 *   numbers alone and has another length now, only about how far the reader was still holds.
 */
export function placeIn(place: Place, ids: readonly string[]): { seen: number[]; at: number } {
  const all = ids.map((_, i) => i + 1);
  const changed = place.of !== ids.length;
  const nearest = Math.min(ids.length, changed ? Math.ceil((place.at / place.of) * ids.length) : place.at);
  const at = ids.indexOf(place.step ?? "") + 1 || nearest;
  if (place.ids?.length) {
    const known = all.filter((n) => place.ids?.includes(ids[n - 1] ?? ""));
    return { seen: isRead(place) && changed ? all : known, at };
  }
  if (!changed) return { seen: place.seen, at };
  return { seen: isRead(place) ? all : [], at };
}

export function keepPlace(lesson: string, place: Place): void {
  // Without room there is nothing to say: the lesson itself loses nothing.
  if (set(keyOf(lesson), { ...place }) && isRead(place)) askToStay();
}

/** A lesson is read when its end and at least half of it have been seen: who only came to change an answer did not read it. */
export function isRead(place: Place): boolean {
  return place.seen.includes(place.of) && place.seen.length >= place.of / 2;
}
