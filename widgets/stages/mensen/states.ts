/** What can be so of the ten people, and what a direction changes of it. */
import type { Stage } from "../stage";

export interface State {
  /** Of all ten; 0: each has their own. */
  age: number;
  /** That have passed since. */
  years: number;
  scan: boolean;
  /** How many of the ten; -1: not counted yet. */
  n: number;
  /** How many the reader thought, as dots at their feet; -1: none. */
  guess: number;
  /** "": not the subject. */
  pain: "" | "without" | "with" | "both";
  /** A key of `BANDS`, in place of the people in front; "": none. */
  band: string;
}

const OLDEST = 80;
const LATER = 10;

export const start: State = { age: 0, years: 0, scan: false, n: -1, guess: -1, pain: "", band: "" };

/** Average, low and high in points better, as in `widgets.treatments` (its last bar: of exercise the better studies). */
export type Bar = [number, number | null, number | null];

/** What matters to one person (evidence `mic`), in those points. */
export const YARDSTICK = { pain: 20, function: 5 };
/** Pain, and what people can do; null: not measured, or could not be read. */
export const TREATMENTS: Record<string, { pain: Bar; function: Bar | null }> = {
  exercise: { pain: [7, 2, 12], function: [1.6, 0.3, 2.9] },
  graded: { pain: [6, 3, 9], function: [1.6, 0.7, 2.4] },
  education: { pain: [6, -2, 14], function: [1, 0.1, 1.8] },
  education_exercise: { pain: [11, 7, 16], function: [4, 2.4, 5.7] },
  coaching: { pain: [10, 5, 16], function: [3.5, 2, 4.9] },
  team: { pain: [5, 1, 9], function: [1.5, 0.4, 2.6] },
  heating: { pain: [2, null, null], function: null },
};
/** How far a band without a figure is full, and where it has faded away, of 1: for who has no pain, and who has. */
export const OFTEN: Record<string, [[number, number], [number, number]]> = {
  more_often: [
    [0.45, 0.65],
    [0.5, 1.15],
  ],
  as_often: [
    [0.9, 1.15],
    [0.9, 1.15],
  ],
};

const band = (key: string) => (state: State) => ({ ...state, scan: false, n: -1, band: key });
const pain = (kind: State["pain"]) => (state: State) => ({ ...state, pain: kind, band: "" });

export const directions: Stage<State>["directions"] = {
  ten_people: () => start,
  scan: (state) => ({ ...state, scan: true, n: -1, band: "" }),
  of_ten: (state, n = 0) => ({ ...state, n, band: "" }),
  age: (state, n = 50) => ({ ...state, age: n, years: 0, n: -1, band: "" }),
  // What was counted belonged to the age before.
  years_later: (state) => ({
    ...state,
    years: Math.min(state.years + LATER, Math.max(0, OLDEST - (state.age || 50))),
    n: -1,
    band: "",
  }),
  with_pain: pain("with"),
  without_pain: pain("without"),
  with_and_without_pain: pain("both"),
  ...Object.fromEntries([...Object.keys(OFTEN), ...Object.keys(TREATMENTS)].map((key) => [`band_${key}`, band(key)])),
};
