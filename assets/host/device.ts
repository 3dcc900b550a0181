/**
 * What the course keeps on this device: answers, where a reader is, and how the reader likes to read.
 * Which storage that is, is chosen here, in one place: the browser's own, or, when nothing may be kept, that of this tab.
 */
import { GROUP_LIFE } from "./limits.gen";

export const MOST_CHARACTERS = 100_000;
/** Every key of ours begins with this. */
const OURS = "rugpijn";
/** What could not be read is put away under this, with the name of its widget and the time in ms. */
export const ASIDE = "rugpijn-apart/";
/** A key for a text of this widget that is put aside, which no other text has; with this time, or the first free one after it. */
export function freePlace(taken: (key: string) => boolean, widget: string, at = Date.now()): string {
  let free = at;
  while (taken(`${ASIDE}${widget}/${free}`)) free += 1;
  return `${ASIDE}${widget}/${free}`;
}

/** Chosen on "Mijn cursus". It stands on the device, so that a new tab keeps nothing either. */
export const NOTHING_KEPT = "rugpijn-niets-bewaren";
/** The key of a group that a leader has open (assets/group/room.ts): no answer of a reader, and without it nobody can end that group. */
export const ROOM = "rugpijn-groep/kamer";
/** What a phone keeps of a group that it is in, by its code (assets/group/phone_memory.ts). */
export const PHONES = "rugpijn-groep/telefoon/";
/** How the reader likes to read and to listen; each key is used where its setting is. */
export const SETTINGS = ["rugpijn-lezen", "rugpijn-voorlezen"] as const;
/** Set and removed at once: other tabs hear that all was wiped. */
const WIPED = "rugpijn-gewist";
/** What this tab says after it has started again. */
const TO_SAY = "rugpijn-zeg";

export type Values = Record<string, unknown>;

export interface Entry {
  /** ISO time of the last change. */
  saved: string;
  values: Values;
  /** Version of the form (forms.ts); left out for the first, which has most. */
  version?: number;
}

// A tab that is about to start again because all was wiped must not write its answers back.
let ended = false;
/** What this tab wrote last under each key: between a wipe and the news of it, it may have written once more. */
const written = new Map<string, string>();

/** Whether answers live in this tab only. */
export function keepsNothing(): boolean {
  try {
    return localStorage.getItem(NOTHING_KEPT) !== null;
  } catch {
    return false;
  }
}

/** Where things are kept now. Using it throws when the browser keeps nothing. */
export function storage(): Storage {
  return keepsNothing() ? sessionStorage : localStorage;
}

/** Keeps a text; throws when the browser keeps nothing or has no room. What was kept before then stays. */
export function write(key: string, text: string): void {
  if (ended) return;
  storage().setItem(key, text);
  written.set(key, text);
}

/** What is kept under a key; null when there is nothing, or nothing that this version can read. */
export function get(key: string): Entry | null {
  try {
    return parse(storage().getItem(key));
  } catch {
    return null;
  }
}

/** The text of an entry, as it is kept. */
export function textOf(values: Values, saved = new Date().toISOString(), version = 1): string {
  return JSON.stringify({ version, saved, values });
}

/** Keeps values under a key; false when the browser keeps nothing or has no room. What was kept before then stays. */
export function set(key: string, values: Values): boolean {
  try {
    // What a newer version of the course keeps here is not ours to write over.
    if (versionIn(storage().getItem(key)) > 1) return false;
    write(key, textOf(values));
    return true;
  } catch {
    return false;
  }
}

export function remove(key: string): void {
  try {
    if (versionIn(storage().getItem(key)) <= 1) storage().removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

// What this page has asked already.
let asked: StorageManager | undefined;

/**
 * Asks the browser not to clear what is kept by itself, if it does not promise that yet. Once for each time that a page is
 * opened, and only after a lesson was read to its end or a file was taken in: some browsers show a question then, which who has
 * just begun cannot place, and others say yes only to who stayed a while. When the answer is no, or cannot be asked, all works
 * as before.
 *
 * @param store in which something was kept; that of a tab ends with the tab anyway.
 */
export function askToStay(store: Storage = storage()): void {
  const manager = navigator.storage as StorageManager | undefined;
  if (store !== localStorage || !manager || asked === manager) return;
  asked = manager;
  const ask = async () => (await manager.persisted?.()) || manager.persist?.();
  void ask().catch(() => undefined);
}

/** All keys for which `fits` holds. */
export function keys(fits: (key: string) => boolean): string[] {
  try {
    return ours(storage()).filter(fits);
  } catch {
    return [];
  }
}

/** Wipes what a phone kept of a group that is over by now, if it was away when the group ended. */
export function forgetOldGroups(now = Date.now()): void {
  for (const key of keys((name) => name.startsWith(PHONES))) {
    let joined: unknown;
    try {
      joined = (JSON.parse(storage().getItem(key) ?? "") as { joined?: unknown } | null)?.joined;
    } catch {
      // What cannot be read is of no use to a group either.
    }
    if (typeof joined !== "number" || now - joined >= GROUP_LIFE) remove(key);
  }
}

function ours(store: Storage): string[] {
  return Array.from({ length: store.length }, (_, i) => store.key(i) ?? "").filter(
    (key) => key.startsWith(OURS) && key !== ROOM,
  );
}

function object(text: string | null): Record<string, unknown> | null {
  if (text === null || text.length > MOST_CHARACTERS) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}

/** The version that a text says it has; 0 when it says none. */
export function versionIn(text: string | null): number {
  const version = object(text)?.version;
  return typeof version === "number" && Number.isInteger(version) && version > 0 ? version : 0;
}

/** An entry from its text; null when it cannot be read, or is of a newer version than `newest`. */
export function parse(text: string | null, newest = 1): Entry | null {
  const version = versionIn(text);
  const { saved, values } = object(text) ?? {};
  if (version < 1 || version > newest || typeof values !== "object" || values === null || Array.isArray(values))
    return null;
  return { saved: typeof saved === "string" ? saved : "", values: values as Values, ...(version > 1 && { version }) };
}

/** Tells this tab what changed; the browser tells the other tabs only. */
function tellThisTab(changed: Iterable<string>): void {
  const store = storage();
  for (const key of changed) dispatchEvent(new StorageEvent("storage", { key, newValue: store.getItem(key) }));
}

export interface Change {
  /** What must still be there, so that nothing is overwritten that the reader did not see; null for nothing. */
  before: string | null;
  /** Null takes it away. */
  text: string | null;
}

/** Keeps all of it, in its order, or none of it. "changed": another tab wrote meanwhile; "full": no room. Then everything is as before. */
export function keepAll(store: Storage, changes: ReadonlyMap<string, Change>): "kept" | "changed" | "full" {
  for (const [key, { before }] of changes) if (store.getItem(key) !== before) return "changed";
  const begun: string[] = [];
  try {
    for (const [key, { text }] of changes) {
      begun.push(key);
      if (text === null) store.removeItem(key);
      else store.setItem(key, text);
    }
  } catch {
    // First make room, then everything back: it fitted before.
    for (const key of begun) store.removeItem(key);
    for (const key of begun) {
      const before = changes.get(key)?.before;
      if (typeof before === "string") store.setItem(key, before);
    }
    return "full";
  }
  tellThisTab(changes.keys());
  if (changes.size) askToStay(store);
  return "kept";
}

/** Wipes everything of the course, here and in the other tabs. The choice to keep nothing stays: it protects whoever comes next. */
export function wipe(): boolean {
  try {
    const gone = new Set<string>();
    for (const store of [localStorage, sessionStorage])
      for (const key of ours(store)) {
        if (key === NOTHING_KEPT) continue;
        store.removeItem(key);
        gone.add(key);
      }
    localStorage.setItem(WIPED, String(Date.now()));
    localStorage.removeItem(WIPED);
    tellThisTab(gone);
    return true;
  } catch {
    return false;
  }
}

/** Letters do not shrink because nothing is kept any more: how one reads goes along into the tab. */
function takeSettingsAlong(): void {
  for (const key of SETTINGS) {
    const text = localStorage.getItem(key);
    if (text !== null) sessionStorage.setItem(key, text);
  }
}

/** From now on answers live in this tab only; false when the browser does not take the choice. */
export function keepNothing(): boolean {
  try {
    const before = ours(localStorage);
    localStorage.setItem(NOTHING_KEPT, "1");
    takeSettingsAlong();
    document.documentElement.dataset.keeps = "nothing";
    tellThisTab(before);
    return true;
  } catch {
    return false;
  }
}

/** From now on answers are kept on the device again; what stood in this tab goes. */
export function keepAgain(): void {
  const before = ours(sessionStorage);
  for (const key of before) sessionStorage.removeItem(key);
  localStorage.removeItem(NOTHING_KEPT);
  delete document.documentElement.dataset.keeps;
  tellThisTab(new Set([...before, ...ours(localStorage)]));
}

/** Starts this tab again when another one wiped all, or chose what is kept; `say` tells why, after that. */
export function followOtherTabs(say: (what: string) => void): void {
  const again = (what: string) => {
    ended = true;
    try {
      if (what === "wiped") {
        for (const key of ours(sessionStorage)) sessionStorage.removeItem(key);
        // Nothing that another tab wrote: a sleeping tab hears of a wipe late.
        for (const [key, text] of written) if (localStorage.getItem(key) === text) localStorage.removeItem(key);
      }
      if (what === "not-keeping") takeSettingsAlong();
      sessionStorage.setItem(TO_SAY, what);
    } catch {
      // Then without a word.
    }
    // From the top, as if opened: a browser that scrolls back would note at once where the reader was.
    if (what === "wiped") location.replace(location.pathname + location.search);
    else location.reload();
  };
  // Only from another tab: what this tab tells itself is not trusted, in the browser's sense of that word.
  addEventListener("storage", ({ isTrusted, key, newValue }) => {
    if (!isTrusted) return;
    if (key === WIPED && newValue !== null) again("wiped");
    if (key === NOTHING_KEPT) again(newValue === null ? "keeping" : "not-keeping");
  });
  // A page that the back button brings back heard nothing meanwhile.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && keepsNothing() !== (document.documentElement.dataset.keeps === "nothing")) location.reload();
  });
  try {
    const what = sessionStorage.getItem(TO_SAY);
    sessionStorage.removeItem(TO_SAY);
    if (what) say(what);
  } catch {
    // Nothing to say.
  }
}
