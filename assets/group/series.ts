/** What a group found hard, kept on the leader's own device for the next meeting: questions, and nothing of who chose what. */
import { get, set } from "./room";
import type { HardQuestion } from "./summary";

const KEY = "rugpijn-groep/reeks";
/** So many questions are remembered of one meeting. */
const MOST = 5;

export interface Earlier {
  /** ISO date of the meeting. */
  on: string;
  title: string;
  questions: HardQuestion[];
}

const isText = (value: unknown): value is string => typeof value === "string" && value.length < 1000;

/** What is kept; null when there is nothing, or nothing that can be read. */
export function earlier(): Earlier | null {
  const kept = get<Partial<Earlier> | null>(KEY);
  if (!kept || typeof kept !== "object" || !isText(kept.on) || !isText(kept.title) || !Array.isArray(kept.questions))
    return null;
  const questions = kept.questions.filter((one) => isText(one?.question) && isText(one?.text)).slice(0, MOST);
  return questions.length && !Number.isNaN(Date.parse(kept.on)) ? { on: kept.on, title: kept.title, questions } : null;
}

export function keepForNextTime(title: string, questions: HardQuestion[], on = new Date()): void {
  set(KEY, { on: on.toISOString(), title, questions: questions.slice(0, MOST) });
}

export function forgetEarlier(): void {
  set(KEY, null);
}
