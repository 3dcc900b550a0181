/**
 * What a phone keeps of a group for its owner: what the group saw and said, and the owner's own votes. In this tab by itself, so that a
 * reload shows it again; longer only when the owner says so. "Wis alles" wipes it too.
 */
import { storage } from "../host/device";
import type { Vote } from "./phone_memory";
import type { GroupState, MeetingState, Recap, RecapQuestion } from "./records.gen";

export type PhoneState = GroupState & MeetingState;

export interface Home {
  /** The day of the meeting, as in 2026-11-30. */
  on: string;
  lesson: string;
  lesson_title: string;
  recap: Recap;
  /** The owner's votes, by the key of each (see Ballot). */
  votes: Record<string, Vote>;
}

const KEY = "rugpijn-groep/mee-naar-huis";
// A browser that keeps nothing: it lasts as long as the page.
let here: Home | null = null;

export function homeOf(state: PhoneState, votes: ReadonlyMap<string, Vote>, on = new Date()): Home | null {
  const { recap, lesson, lesson_title } = state;
  return recap
    ? { on: on.toISOString().slice(0, 10), lesson, lesson_title, recap, votes: Object.fromEntries(votes) }
    : null;
}

/** Keeps it in this tab. */
export function holdHome(home: Home): void {
  here = home;
  try {
    sessionStorage.setItem(KEY, JSON.stringify(home));
  } catch {
    // Then without.
  }
}

/** Keeps it on the phone; false when the browser does not. */
export function keepHome(home: Home): boolean {
  try {
    storage().setItem(KEY, JSON.stringify(home));
    return true;
  } catch {
    return false;
  }
}

function read(store: Storage): Home | null {
  try {
    const home = JSON.parse(store.getItem(KEY) ?? "null") as Home | null;
    const fits =
      home &&
      !Number.isNaN(Date.parse(home.on)) &&
      typeof home.lesson === "string" &&
      Array.isArray(home.recap.screens) &&
      Array.isArray(home.recap.seen) &&
      home.recap.questions.every(({ rounds, options, lesson, name }) => rounds && options && lesson && name) &&
      Boolean(home.votes);
    return fits ? home : null;
  } catch {
    return null;
  }
}

/** What this tab holds, or this phone keeps. */
export function heldHome(): Home | null {
  return here ?? kept(() => sessionStorage) ?? kept(storage);
}

function kept(store: () => Storage): Home | null {
  try {
    return read(store());
  } catch {
    return null;
  }
}

/** Whether the phone keeps the page of this meeting longer than this tab is open. */
export function isKept({ on, lesson }: Home): boolean {
  const found = kept(() => localStorage);
  return found?.on === on && found.lesson === lesson;
}

export function forgetHome(): void {
  here = null;
  try {
    for (const store of [localStorage, sessionStorage]) store.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

/** The owner's own votes on a question, the last one of each round. */
export function votesOn(home: Home, { lesson, name, turn, round }: RecapQuestion): Vote[] {
  return Array.from({ length: round }, (_, i) => {
    const key = `${lesson}/${name}/${turn}/${i + 1}`;
    // A question of an earlier lesson was asked inside the lesson of that day.
    return home.votes[key] ?? home.votes[`${home.lesson}/${key}`];
  }).filter((vote) => vote !== undefined);
}

/** The sections that the group did not do. */
export function leftToRead({ screens, seen }: Recap): number[] {
  return screens.map((_, screen) => screen).filter((screen) => screen > 0 && !seen.includes(screen));
}
