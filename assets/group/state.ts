/** What a group session is at a moment. The server sends this form; without a server the page makes it itself. */

export interface Round {
  votes: number;
  too_few?: boolean;
  options?: number[];
  certainty?: number[][];
  estimates?: [number, number][];
  orders?: [number[], number][];
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
  /** Seconds since 1970. */
  expires?: number;
}

/** What the leader does; the names are those of the server (course/groups/README.md). */
export type Action =
  | { do: "go"; screen: number; step?: number; lesson?: string }
  | { do: "steps"; screen: number; steps: number }
  | { do: "blank" | "safety"; on: boolean }
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

/** Whether hands may be counted now: what the group has seen does not change any more. */
export function countsNow(asked: Asked): boolean {
  return countsHands(asked.kind) && asked.phase !== "shown";
}

/** A step past the last; the projector knows how many there are and says so. */
export const LAST = 50;

/** Where forward and back lead in the lesson; null at its ends. */
export function forward(state: State, screens: number): Action | null {
  if (state.step + 1 < state.steps) return { do: "go", screen: state.screen, step: state.step + 1 };
  return state.screen + 1 < screens ? { do: "go", screen: state.screen + 1 } : null;
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
    const here = action.screen === state.screen;
    return { ...state, screen: action.screen, step: action.step ?? 0, steps: here ? state.steps : 1, blank: false, safety: false };
  }
  if (action.do === "steps")
    return action.screen === state.screen ? { ...state, steps: action.steps, step: Math.min(state.step, action.steps - 1) } : state;
  if (action.do === "blank" || action.do === "safety") return { ...state, [action.do]: action.on };
  return state;
}
