/**
 * What the course itself keeps on this device: where a reader is, and how the reader likes to read.
 * Answers are kept by self_study.ts. The form of an entry is the same; the storage is chosen here, in one place.
 */
export const VERSION = 1;
const MOST_CHARACTERS = 100_000;

export type Values = Record<string, unknown>;

export interface Entry {
  /** ISO time of the last change. */
  saved: string;
  values: Values;
}

function storage(): Storage {
  return localStorage;
}

/** What is kept under a key; null when there is nothing, or nothing that this version can read. */
export function get(key: string): Entry | null {
  try {
    return parse(storage().getItem(key));
  } catch {
    return null;
  }
}

/** Keeps values under a key; false when the browser keeps nothing or has no room. What was kept before then stays. */
export function set(key: string, values: Values): boolean {
  try {
    storage().setItem(key, JSON.stringify({ version: VERSION, saved: new Date().toISOString(), values }));
    return true;
  } catch {
    return false;
  }
}

export function remove(key: string): void {
  try {
    storage().removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** All keys for which `fits` holds. */
export function keys(fits: (key: string) => boolean): string[] {
  try {
    const store = storage();
    return Array.from({ length: store.length }, (_, i) => store.key(i) ?? "").filter(fits);
  } catch {
    return [];
  }
}

function parse(text: string | null): Entry | null {
  if (text === null || text.length > MOST_CHARACTERS) return null;
  const entry: unknown = JSON.parse(text);
  if (typeof entry !== "object" || entry === null) return null;
  const { version, saved, values } = entry as { version?: unknown; saved?: unknown; values?: unknown };
  if (version !== VERSION || typeof values !== "object" || values === null || Array.isArray(values)) return null;
  return { saved: typeof saved === "string" ? saved : "", values: values as Values };
}
