/**
 * What a phone keeps of a room while it lasts: a name that it made up, which says nothing about the phone or its owner, and its own votes.
 * So a reload, or a second tab after the QR code was scanned again, is the same phone. "Wis alles" wipes it too; where nothing may be kept
 * it lives in the tab.
 */
import { PHONES, storage } from "../host/device";
import { GROUP_LIFE } from "../host/limits.gen";

/** What goes to the server: a vote, or own words. */
export type Vote =
  | { chosen: number[]; certainty?: number }
  | { estimate: number }
  | { order: number[] }
  | { text: string };

export interface Memory {
  /** Milliseconds since 1970; a room lasts four hours. */
  joined: number;
  phone: string;
  /** What the server has, by key (see Ballot). */
  sent: Record<string, Vote>;
  /** The questions of others that are this phone's too, by id. */
  same?: string[];
}

/** The name of the entry of a room. */
export const entryOf = (code: string) => PHONES + code;

function fresh(): Memory {
  const phone = Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
  return { joined: Date.now(), phone, sent: {} };
}

function read(store: Storage, name: string): Memory | null {
  try {
    const memory = JSON.parse(store.getItem(name) ?? "null") as Memory | null;
    return memory &&
      /^[0-9a-f]{32}$/.test(memory.phone) &&
      Date.now() - memory.joined < GROUP_LIFE &&
      memory.sent !== null &&
      typeof memory.sent === "object"
      ? memory
      : null;
  } catch {
    return null;
  }
}

/** What is kept of this room; the first time a new name is made. Rooms that are over by now are forgotten. */
export function remember(code: string): Memory {
  const made = fresh();
  try {
    const store = storage();
    const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? "");
    for (const name of names) if (name.startsWith(PHONES) && !read(store, name)) store.removeItem(name);
    const kept = read(store, entryOf(code));
    if (kept) return kept;
    store.setItem(entryOf(code), JSON.stringify(made));
  } catch {
    // A browser that keeps nothing: this name lasts as long as the page.
  }
  return made;
}

/** The votes that are kept of this room now. */
export function keptVotes(code: string): Record<string, Vote> {
  try {
    return read(storage(), entryOf(code))?.sent ?? {};
  } catch {
    return {};
  }
}

/** Keeps one more vote, beside what another tab may have kept meanwhile. */
export function keepVote(code: string, phone: string, key: string, vote: Vote): void {
  try {
    const store = storage();
    const memory = read(store, entryOf(code)) ?? { ...fresh(), phone };
    store.setItem(entryOf(code), JSON.stringify({ ...memory, sent: { ...memory.sent, [key]: vote } }));
  } catch {
    // The server has the vote; only a reload forgets it.
  }
}

/** The questions of others that are this phone's too. */
export function keptSame(code: string): string[] {
  try {
    const same = read(storage(), entryOf(code))?.same;
    return Array.isArray(same) ? same : [];
  } catch {
    return [];
  }
}

/** Keeps that another's question is this phone's too, or is not any more. */
export function keepSame(code: string, phone: string, asked: string, on: boolean): void {
  try {
    const store = storage();
    const memory = read(store, entryOf(code)) ?? { ...fresh(), phone };
    const same = [...keptSame(code).filter((one) => one !== asked), ...(on ? [asked] : [])];
    store.setItem(entryOf(code), JSON.stringify({ ...memory, same }));
  } catch {
    // The server has it; only a reload forgets it.
  }
}

export function forget(code: string): void {
  try {
    for (const store of [localStorage, sessionStorage]) store.removeItem(entryOf(code));
  } catch {
    // Nothing was kept.
  }
}
