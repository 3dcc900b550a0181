/** What a group session is at a moment. The server sends this form; without a server the page makes it itself. */
import { isBehind, nextIn, previousIn } from "./order";
import type { Action, AskedQuestion, Bin, GoOn, LeaderState, MeetingState, StageData } from "./records.gen";
import { LAST, SAFETY_PARTS } from "./records.gen";

export type { Action, AskedQuestion as Asked, Bin, Round, Screen, StageData as PageData } from "./records.gen";

export type People = Bin["people"];

/** Without a room there is nobody to count, and nothing that ends. */
export type State = Pick<LeaderState, "lesson" | "screen" | "step" | "steps" | "blank" | "safety" | "question"> &
  Partial<LeaderState> &
  MeetingState & {
    /** When the countdown ends by the clock of this device, in milliseconds since 1970. */
    ends?: number;
  };

export function pageData(): StageData {
  return JSON.parse(document.getElementById("group-data")?.textContent ?? "{}") as StageData;
}

/** Kinds for which hands can be counted. */
export function countsHands(kind: string): boolean {
  return ["one", "more", "opinion", "stelling"].includes(kind);
}

/** Whether hands may be counted now: what the group has seen does not change any more. */
export function countsNow(asked: AskedQuestion): boolean {
  return countsHands(asked.kind) && asked.phase !== "shown";
}

/** Whether there is something to explain: not of own words, nor of a question that was made in the room. */
export function explains(asked: AskedQuestion): boolean {
  return asked.kind !== "open" && !asked.made;
}

/** Where forward and back lead in the lesson; null at its ends. */
export function forward(state: State, screens: number): Action | null {
  if (state.step + 1 < state.steps) return { do: "go", screen: state.screen, step: state.step + 1, onward: true };
  const next = nextIn(state.order ?? [], state.screen, screens);
  return next === undefined ? null : { do: "go", screen: next, onward: true };
}

export function back(state: State): Action | null {
  if (state.step > 0) return { do: "go", screen: state.screen, step: Math.min(state.step, state.steps) - 1 };
  const previous = previousIn(state.order ?? [], state.screen);
  return previous === undefined ? null : { do: "go", screen: previous, step: LAST };
}

/** Whether a leader has something to look at before the group does: so many phones voted that it can be told. */
export function canLook(asked: AskedQuestion, least: number): boolean {
  return asked.phase === "closed" && asked.kind !== "open" && (asked.rounds.at(-1)?.phones ?? 0) >= least;
}

/**
 * The next thing to do with the question on the screens, so that one key is enough.
 *
 * @param looks whether this is the leader's own screen, with something to look at first.
 */
export function nextWithQuestion(asked: AskedQuestion, looks = false): GoOn {
  if (asked.phase === "open") return { do: "close" };
  if (looks) return { do: "look" };
  if (asked.phase === "closed" || asked.phase === "looked") return { do: "show" };
  return asked.revealed || !explains(asked) ? { do: "away" } : { do: "reveal" };
}

/** The safety list a part further, or a part back; beyond its ends is the lesson. */
export function turnSafety({ safety }: State, direction: "forward" | "back"): Action {
  return { do: "safety", part: direction === "back" ? safety - 1 : safety < SAFETY_PARTS ? safety + 1 : 0 };
}

/** The state after an action on place and screen; the same state for the others. */
export function moved(state: State, action: Action): State {
  if (action.do === "go") {
    const { screen, step = 0, onward } = action;
    // As on the server: going on, asked by a window that did not know yet how far the group is, never leads back.
    const place =
      onward && isBehind(state.order ?? [], { screen, step }, state)
        ? { screen: state.screen, step: state.step, steps: state.steps }
        : { screen, step, steps: screen === state.screen ? state.steps : 1 };
    return { ...state, ...place, blank: false, safety: 0, large: "", staged: "", at: 0 };
  }
  if (action.do === "stage")
    return {
      ...state,
      staged: action.widget,
      at: action.widget ? action.at : 0,
      blank: false,
      safety: 0,
      large: "",
    };
  if (action.do === "steps") {
    if (action.screen !== state.screen) return state;
    // As on the server: this never leads back from a step that was reached going on.
    return state.step < state.steps
      ? { ...state, steps: Math.max(action.steps, state.step + 1) }
      : { ...state, steps: action.steps, step: Math.min(state.step, action.steps - 1) };
  }
  if (action.do === "order") return { ...state, order: action.screens };
  if (action.do === "blank") return { ...state, blank: action.on };
  if (action.do === "safety") return { ...state, safety: action.part };
  return state;
}
