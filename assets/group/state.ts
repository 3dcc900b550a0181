/** What a group session is at a moment. The server sends this form; without a server the page makes it itself. */

/** People who chose the same; between which numbers (also those), where the exact one would show what somebody chose. */
export type People = number | [number, number];

/** A stretch of the scale of an estimate. */
export interface Bin {
  from: number;
  to: number;
  people: People;
}

export interface Round {
  /** Phones and hands together. */
  votes: number;
  phones?: number;
  too_few?: boolean;
  /** Of phones. */
  options?: People[];
  /** How sure most are of each answer, 1 to 3; 0 when that cannot be said. */
  sure?: number[];
  bins?: Bin[];
  /** Where on the scale the estimate in the middle is, when that can be told. */
  middle?: { from: number; to: number };
  /** The steps in the order that the group made together. */
  together?: number[];
  words?: string[];
  waiting?: { id: number; text: string; shown: boolean }[];
  hands?: number[];
}

export type Phase = "open" | "closed" | "shown";

export interface Scale {
  low?: number;
  high?: number;
  step?: number;
  unit?: string;
  things?: string;
  language?: string;
}

/** A question as the page holds it. */
export interface Question {
  name: string;
  kind: string;
  before_html: string;
  question_html: string;
  after_html: string;
  options: { text_html: string; text: string }[];
  scale: Scale;
  secret: Secret;
}

export interface Secret {
  right: boolean[];
  replies_html: string[];
  answer: number | null;
  order: number[];
  explanation_html: string;
}

/** A question that is on the screens; what is secret comes with the reveal. */
export interface Asked extends Omit<Question, "secret">, Partial<Secret> {
  round: number;
  phase: Phase;
  revealed: boolean;
  rounds: Round[];
  /** The server could not count the votes. */
  uncounted?: true;
}

export interface State {
  lesson: string;
  screen: number;
  step: number;
  steps: number;
  blank: boolean;
  safety: boolean;
  question: Asked | null;
  /** Counts the changes, in a room. */
  revision?: number;
  phones?: number;
  /** Whether more phones than usual may take part over one connection. */
  more_phones?: boolean;
  /** The database lost the votes; the room is still there. */
  lost?: true;
  /** Seconds since 1970. */
  expires?: number;
}

/** What the leader does; the names are those of the server (course/groups/README.md). */
export type Action =
  | { do: "go"; screen: number; step?: number; lesson?: string; onward?: true }
  | { do: "steps"; screen: number; steps: number }
  | { do: "blank" | "safety" | "more-phones"; on: boolean }
  | { do: "ask"; question: string }
  | { do: "close" | "reopen" | "show" | "again" | "reveal" | "restart" | "away" | "end" }
  | { do: "hands"; option: number; people: number }
  | { do: "let-through"; words: number; on: boolean };

export interface Screen {
  title: string;
  minutes: number;
  planned: boolean;
  questions: string[];
  /** Only where no key is needed to see them. */
  notes_html?: string;
}

/** What Python wrote into the page; see Site.stage. */
export interface PageData {
  lesson: string;
  title: string;
  /** The address of the course for phones; empty when nobody can vote by phone. */
  phones: string;
  /** The address of the course on the web, when it has one. */
  address: string;
  /** Whether the address that people take home works on this network only. */
  stays: boolean;
  least: number;
  phones_per_address: number;
  screens: Screen[];
  questions: Record<string, Question>;
}

export function pageData(): PageData {
  return JSON.parse(document.getElementById("group-data")?.textContent ?? "{}") as PageData;
}

/** Kinds for which hands can be counted. */
export function countsHands(kind: string): boolean {
  return ["one", "more", "opinion", "stelling"].includes(kind);
}

/** Whether a vote may begin anew: the difference with what the group has seen could show what one person chose. */
export function canRestart(asked: { phase: Phase; round: number }): boolean {
  return asked.phase !== "shown" && asked.round === 1;
}

/** Whether hands may be counted now: what the group has seen does not change any more. */
export function countsNow(asked: Asked): boolean {
  return countsHands(asked.kind) && asked.phase !== "shown";
}

/** A step past the last; the projector knows how many there are and says so. */
export const LAST = 50;

/** Where forward and back lead in the lesson; null at its ends. */
export function forward(state: State, screens: number): Action | null {
  if (state.step + 1 < state.steps) return { do: "go", screen: state.screen, step: state.step + 1, onward: true };
  return state.screen + 1 < screens ? { do: "go", screen: state.screen + 1, onward: true } : null;
}

export function back(state: State): Action | null {
  if (state.step > 0) return { do: "go", screen: state.screen, step: Math.min(state.step, state.steps) - 1 };
  return state.screen > 0 ? { do: "go", screen: state.screen - 1, step: LAST } : null;
}

/** The next thing to do with the question on the screens, so that one key is enough. */
export function nextWithQuestion(asked: Asked): Action {
  if (asked.phase === "open") return { do: "close" };
  if (asked.phase === "closed") return { do: "show" };
  return asked.revealed || asked.kind === "open" ? { do: "away" } : { do: "reveal" };
}

/** The state after an action on place and screen; the same state for the others. */
export function moved(state: State, action: Action): State {
  if (action.do === "go") {
    const { screen, step = 0, onward } = action;
    // As on the server: going on, asked by a window that did not know yet how far the group is, never leads back.
    const isBehind = onward && (screen < state.screen || (screen === state.screen && step < state.step));
    const place = isBehind
      ? { screen: state.screen, step: state.step, steps: state.steps }
      : { screen, step, steps: screen === state.screen ? state.steps : 1 };
    return { ...state, ...place, blank: false, safety: false };
  }
  if (action.do === "steps") {
    if (action.screen !== state.screen) return state;
    // As on the server: this never leads back from a step that was reached going on.
    return state.step < state.steps
      ? { ...state, steps: Math.max(action.steps, state.step + 1) }
      : { ...state, steps: action.steps, step: Math.min(state.step, action.steps - 1) };
  }
  if (action.do === "blank" || action.do === "safety") return { ...state, [action.do]: action.on };
  return state;
}
