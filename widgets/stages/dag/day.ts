/** The day of the stage `dag`: what of it is shown, and what each direction changes. */
import type { Stage } from "../stage";

export interface DayState {
  /** 1 to 5: pain, thought, worry, avoiding, daring less; 0 before the day begins. */
  moment: number;
  /** The last moment that was seen. */
  seen: number;
  /** Whether the middle shows what someone dares, in place of the moment. */
  world: boolean;
  /** How large that is, 0 to 4; a play may set what lies between. */
  size: number;
  /** The way out: 0 none, 1 the fork, 2 to 4 a step on the road. */
  out: number;
  /** How far the road is open: it stays so after a bad day and after a step back. */
  open: number;
  bad: boolean;
  /** The last step was too large. */
  back: boolean;
  /** The reader's own ring. */
  own: boolean;
  words1: string;
  words2: string;
  words3: string;
  words4: string;
  words5: string;
  /** The reader's own small step. */
  step: string;
}

const LARGEST = 4;
const LAST_STEP = 4;
/** More is cut off in the drawing; a field that asks for the words allows no more. */
export const LONGEST = 40;

/** What a person of model 2 dares, 0 to 1, as the size of the world. */
export const sizeOf = (trust: number) => Math.min(LARGEST, Math.max(0, trust * LARGEST));

export const start: DayState = {
  moment: 0,
  seen: 0,
  world: true,
  size: 4,
  out: 0,
  open: 0,
  bad: false,
  back: false,
  own: false,
  words1: "",
  words2: "",
  words3: "",
  words4: "",
  words5: "",
  step: "",
};

const CALM = { bad: false, back: false };
const sized = (state: DayState, by: number): DayState => ({
  ...state,
  ...CALM,
  world: true,
  out: 0,
  size: Math.min(LARGEST, Math.max(0, state.size + by)),
});

export const directions: Stage<DayState>["directions"] = {
  next_moment: (state) => {
    const moment = (state.moment % 5) + 1;
    return { ...state, ...CALM, moment, seen: Math.max(moment, state.seen), world: false, out: 0 };
  },
  smaller: (state) => sized(state, -1),
  larger: (state) => sized(state, 1),
  way_out: (state) => {
    const out = Math.min(LAST_STEP, state.out + 1);
    // Each step that was made lets someone dare more.
    const size = out > 1 ? Math.min(LARGEST, state.size + 1) : state.size;
    return { ...state, ...CALM, world: true, size, out, open: Math.max(out, state.open), seen: 5 };
  },
  too_large: (state) => ({ ...state, bad: false, back: true, out: Math.max(state.out && 1, state.out - 1) }),
  bad_day: (state) => ({ ...state, world: true, back: false, bad: true }),
  your_words: (state) => ({ ...state, own: true, world: true }),
  her_day: (state) => ({ ...state, own: false }),
  from_the_start: () => start,
};
