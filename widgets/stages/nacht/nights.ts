/** The week of the stage `nacht`: its nights and what they do to the days, and what each direction changes. */
import type { Stage } from "../stage";

export interface State {
  scene: "asleep" | "awake" | "up" | "chair" | "rest";
  /** The bad nights, a bit for each: 2 is the night before the second day. */
  bad: number;
  /** The last day that has passed, 0 to 6; what bad nights add is seen up to here. */
  day: number;
  /** After weeks of better sleep. */
  better: boolean;
  /** How strongly sleep and pain act on each other: a name of the model's. */
  arrows: keyof typeof ADDED;
}

/** Model 3: the pain of seven usual days (its first seed). */
export const USUAL = [5.96, 4.71, 5.06, 4.08, 4.76, 4.09, 4.56];
/** What one bad night adds from day to day, and what weeks of better sleep take away, for each of its arrows. */
export const ADDED = {
  dagboek: [0.39, 0.276, 0.148, 0.071, 0.033, 0.015, 0.006],
  sterk: [0.9, 0.657, 0.372, 0.192, 0.096, 0.047, 0.023],
  gelijk: [0.6, 0.444, 0.257, 0.137, 0.07, 0.036, 0.018],
};
export const BETTER = { dagboek: 0.4, sterk: 0.97, gelijk: 0.66 };
export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LAST = DAYS.length - 1;

export const start: State = { scene: "asleep", bad: 0, day: 0, better: false, arrows: "dagboek" };

/** The night after the last day; a new week begins when this one is over. */
const bad = (state: State): State =>
  state.day < LAST
    ? { ...state, scene: "awake", bad: state.bad | (1 << (state.day + 1)) }
    : { ...state, scene: "awake", bad: 2, day: 0 };

export const directions: Stage<State>["directions"] = {
  sleep: (state) => ({ ...state, scene: "asleep" }),
  bad_night: bad,
  day_after: (state) => ({ ...state, scene: "up", day: Math.min(state.day + 1, LAST) }),
  get_up: (state) => ({ ...state, scene: "up" }),
  out_of_bed: (state) => ({ ...state, scene: "chair" }),
  rest: (state) => ({ ...state, scene: "rest" }),
  week_later: (state) => ({ ...state, scene: "asleep", bad: 0, day: 0 }),
  better_weeks: (state) => ({ ...state, scene: "asleep", bad: 0, day: 0, better: true }),
};

/** What the bad nights add to a day. */
export function added(state: State, day: number): number {
  if (day > state.day) return 0;
  let sum = 0;
  for (let night = 0; night <= day; night += 1)
    if (state.bad & (1 << night)) sum += ADDED[state.arrows][day - night] ?? 0;
  return sum;
}

/* ---- The room ---- */
