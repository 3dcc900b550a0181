/**
 * The room of this leader, kept in this browser so that both windows find it, also after a reload.
 * The name of each entry starts with "rugpijn-groep/"; a patient's answers have other names and are never touched.
 */
import { ROOM } from "../host/device";
import { GROUP_LIFE } from "../host/limits.gen";
import type { Recap } from "./records.gen";

export interface Room {
  code: string;
  key: string;
  /** Milliseconds since 1970; a room lasts four hours. */
  opened: number;
}

export function get<T>(name: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as T | null;
  } catch {
    return null;
  }
}

export function set(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the session works, only a reload begins again.
  }
}

export function keptRoom(): Room | null {
  const room = get<Room>(ROOM);
  if (!room || typeof room.code !== "string" || typeof room.key !== "string") return null;
  if (Date.now() - room.opened < GROUP_LIFE) return room;
  set(ROOM, null);
  return null;
}

export function keepRoom(room: Room | null): void {
  if (room) forgetRecap();
  set(ROOM, room);
}

const RECAP = "rugpijn-groep/samenvatting";

/** What may be kept of the meeting that ended, for as long as this tab is open: another page of the leader shows it. */
export function keepRecap(lesson: string, recap: Recap): void {
  try {
    sessionStorage.setItem(RECAP, JSON.stringify({ lesson, recap }));
  } catch {
    // Then it is there until the page is left.
  }
}

export function keptRecap(lesson: string): Recap | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(RECAP) ?? "null") as { lesson: string; recap: Recap } | null;
    return kept?.lesson === lesson ? kept.recap : null;
  } catch {
    return null;
  }
}

export function forgetRecap(): void {
  try {
    sessionStorage.removeItem(RECAP);
  } catch {
    // Nothing was kept.
  }
}

/**
 * A room handed over to this device in the address (behind #, so that no server sees it).
 *
 * @param sure asks whether this group may take the place of the one that is led from here: without its key nobody can end that.
 */
export function roomFromAddress(sure: (own: string, other: string) => boolean): Room | null {
  const found = /^#groep=([A-Z0-9]{6})\.([\w-]{20,100})$/.exec(location.hash);
  if (!found) return null;
  const room = { code: found[1] ?? "", key: found[2] ?? "", opened: Date.now() };
  history.replaceState(null, "", location.pathname);
  const own = keptRoom();
  if (own?.code === room.code) room.opened = own.opened;
  else if (own && !sure(own.code, room.code)) return null;
  keepRoom(room);
  return room;
}

/** The address of a window that is in this room from its first moment: what is kept here may reach a new window too late. */
export function withRoom(address: string, room: Room): string {
  return `${address}#groep=${room.code}.${room.key}`;
}

export function addressWithRoom(base: string, lesson: string, room: Room): string {
  return withRoom(`${base}groep/leiding/${lesson}/`, room);
}

/** The start of the course, as seen from a group page of a lesson. */
export const COURSE = new URL("../../../", location.href).href.replace(/[?#].*$/, "");

export function api(path: string): string {
  return new URL(`groep/api/rooms${path}`, COURSE).href;
}
