/** A phone in a group for its tests, over a room that the test is itself. */
import { configure, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, inject, vi } from "vitest";
import type { AskedQuestion as Asked, GroupState } from "../../../assets/group/records.gen";

interface Question {
  shown: Omit<Asked, "turn" | "round" | "phase" | "revealed" | "rounds">;
  secret: Partial<Asked>;
}
export const { page: data, questions } = JSON.parse(inject("phone")) as {
  page: Record<string, unknown>;
  questions: Record<string, Question>;
};

// Only what fails waits this long; a busy machine may need it.
configure({ asyncUtilTimeout: 30_000 });

const CODE = "CKM37R";
export const ENTRY = `rugpijn-groep/telefoon/${CODE}`;

/** The server, for one phone. */
export class RoomOf {
  votes: { phone: string; question: string; round: number; vote?: unknown; text?: string }[] = [];
  /** What phones said by themselves. */
  said: Record<string, unknown>[] = [];
  /** What the next votes get; the last one stays. */
  answers: (() => Promise<Response>)[] = [async () => answer(200, {})];
  closed = false;
  #state: GroupState;
  #lines: ReadableStreamDefaultController<Uint8Array>[] = [];

  constructor(state: GroupState) {
    this.#state = state;
  }

  readonly fetch = async (address: string, how: RequestInit = {}): Promise<Response> => {
    if (address === `api/rooms/${CODE}/vote`) {
      this.votes.push(JSON.parse(String(how.body)));
      const [now] = this.answers.length > 1 ? this.answers.splice(0, 1) : this.answers;
      const aborted = new Promise<Response>((_, away) =>
        how.signal?.addEventListener("abort", () => away(new Error())),
      );
      return Promise.race([now?.() ?? answer(500, {}), aborted]);
    }
    if (address === `api/rooms/${CODE}/say`) {
      this.said.push(JSON.parse(String(how.body)));
      return (await this.answers[0]?.()) ?? answer(500, {});
    }
    if (this.closed) return answer(404, { message: "Deze groep is afgelopen, of de code klopt niet." });
    const body = new ReadableStream<Uint8Array>({ start: (line) => void this.#lines.push(line) });
    this.tell({});
    return { ok: true, status: 200, body } as unknown as Response;
  };

  tell(change: Partial<GroupState>): void {
    this.#state = { ...this.#state, ...change };
    const news = new TextEncoder().encode(`data: ${JSON.stringify(this.#state)}\n\n`);
    for (const line of this.#lines) line.enqueue(news);
  }

  ask(kind: string, how: Partial<Asked> = {}): void {
    const question = questions[kind];
    if (!question) throw new Error(`no question of kind ${kind}`);
    const secret = how.revealed ? question.secret : {};
    const now = { turn: 1, round: 1, phase: "open" as const, revealed: false, rounds: [] };
    this.tell({ question: { ...question.shown, ...now, ...secret, ...how } });
  }

  hangUp(): void {
    for (const line of this.#lines.splice(0)) line.close();
  }
}

export const answer = (status: number, body: object) =>
  ({ ok: status < 300, status, json: async () => body }) as unknown as Response;

let end: () => void = () => undefined;
/** The group of the phone that was opened last is over. */
export const stop = () => end();

/** A phone that opens the page with these words behind the address; it is in the room when they are a code. */
export async function open(typed = CODE) {
  const room = new RoomOf({
    lesson: "02-les",
    lesson_title: "Les",
    screen: 2,
    screen_title: "Deel",
    question: null,
    revision: 1,
  });
  document.documentElement.lang = "nl";
  document.body.innerHTML = '<main><div id="phone"></div></main>';
  const element = document.createElement("script");
  Object.assign(element, { type: "application/json", id: "phone-data", textContent: JSON.stringify(data) });
  document.body.append(element);
  history.replaceState(null, "", `/groep/?${typed}`);
  vi.stubGlobal("fetch", room.fetch);
  vi.resetModules();
  await import("../../../assets/group/phone");
  const place = document.getElementById("phone") as HTMLElement;
  end = () => room.tell({ ended: true });
  return { ...within(place), place, room, user: userEvent.setup() };
}

export const part = (name: string) => document.querySelector<HTMLElement>(`[data-part="${name}"]`);

/** After each test. */
export async function leaveAll() {
  vi.useRealTimers();
  // A phone that is still in its room would listen on in the next test.
  stop();
  await waitFor(() => expect(part("connection")).toBeNull());
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
  document.body.replaceChildren();
}

/** As a room tells it just before its end. */
export function recapOf(kind: string, how: Partial<Asked>) {
  const question = questions[kind];
  if (!question) throw new Error(`no question of kind ${kind}`);
  const now = { turn: 1, round: 1, phase: "shown" as const, revealed: true, rounds: [] };
  const asked = { ...question.shown, ...now, right: question.secret.right ?? [], ...how, lesson: "02-les" };
  return { screens: ["Les", "Verhaal", "Deel", "Oefening", "Slot"], seen: [0, 2, 3], questions: [asked] };
}
