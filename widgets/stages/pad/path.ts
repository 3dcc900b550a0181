/** The weeks of the stage `pad`: what two people did and can carry, and what each direction changes. */
import type { Stage } from "../stage";

/** What someone does today. */
export type Does = "walk" | "much" | "rest" | "slow";

/**
 * 1 is who does much and then rests, 2 is who builds up. Both are always in the same week, so nobody is ahead.
 * `pack` is what someone can carry, 1 at the start; `week` may lie between two weeks, for a play that walks on.
 */
export interface PathState {
  week: number;
  sun: boolean;
  does1: Does;
  does2: Does;
  pack1: number;
  pack2: number;
  /** How full the pack is: 1 is what one can carry. */
  load1: number;
  load2: number;
  /** Rain: 2 now, 1 still dripping, 0 dry. */
  rain1: number;
  rain2: number;
  /** A digit a week: how much was done (0-9), and on how many days it flared (0-7). */
  stones1: string;
  stones2: string;
  puddles1: string;
  puddles2: string;
  /** Of the week that is not over yet. */
  wet1: number;
  wet2: number;
}

export const WEEKS = 12;
export const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));
const digit = (value: number, most: number) => within(0, Math.round(value), most);
export const hundredth = (value: number) => Math.round(value * 100) / 100;

/** What model 4 (widgets/models/building_up.py) says of one plan: a number for each week. */
export interface Weeks {
  minutes: readonly number[];
  flareDays: readonly number[];
  /** What one can take at the end of each week, in minutes a day; 20 at the start. */
  capacity: readonly number[];
  /** Does a lot on good days and rests after them, so that a week has both. */
  bursts?: boolean;
}

const CAPACITY = 20;

/**
 * What lies behind someone after these weeks. Days are rounded so that their sum stays right: a mean of a fifth of a day
 * a week is a puddle every fifth week.
 */
export function trail(minutes: readonly number[], flareDays: readonly number[]) {
  let days = 0;
  const puddles = flareDays.map((each) => {
    const before = Math.round(days);
    days += each;
    return digit(Math.round(days) - before, 7);
  });
  return { stones: minutes.map((each) => digit(each / 28, 9)).join(""), puddles: puddles.join("") };
}

/** One person at a moment between two weeks. The flare-up, if the week has one, comes in its middle. */
function personAt(weeks: Weeks, week: number) {
  const number = within(0, Math.floor(week), WEEKS);
  const now = Math.min(number, WEEKS - 1);
  const part = week - number;
  const behind = trail(weeks.minutes, weeks.flareDays);
  const capacity = weeks.capacity[now] ?? CAPACITY;
  const wet = number < WEEKS ? Number(behind.puddles[now]) || 0 : 0;
  const rain = wet > 0 && part >= 0.4 ? (part < 0.4 + wet * 0.08 ? 2 : part < 0.55 + wet * 0.08 ? 1 : 0) : 0;
  const before = part < 0.4;
  const bursts = !!weeks.bursts && number < WEEKS;
  const does: Does = rain ? "slow" : bursts ? (before ? "much" : "rest") : "walk";
  const usual = hundredth(within(0, (weeks.minutes[now] ?? 0) / 7 / capacity, 1.6));
  return {
    does,
    rain,
    pack: hundredth(within(0.25, capacity / CAPACITY, 3)),
    load: rain ? 0.3 : bursts ? (before ? 1.6 : 0.25) : usual,
    stones: behind.stones.slice(0, number),
    puddles: behind.puddles.slice(0, number),
  };
}

/** For a play: both people after so many weeks (0 to 12, also between two). Both walk the same weeks. */
export function walked(one: Weeks, two: Weeks, week: number): PathState {
  const at = within(0, week, WEEKS);
  const first = personAt(one, at);
  const second = personAt(two, at);
  return {
    week: at,
    sun: !first.rain && !second.rain,
    does1: first.does,
    does2: second.does,
    pack1: first.pack,
    pack2: second.pack,
    load1: first.load,
    load2: second.load,
    rain1: first.rain,
    rain2: second.rain,
    stones1: first.stones,
    stones2: second.stones,
    puddles1: first.puddles,
    puddles2: second.puddles,
    wet1: 0,
    wet2: 0,
  };
}

export const start: PathState = {
  week: 0,
  sun: true,
  does1: "walk",
  does2: "walk",
  pack1: 1,
  pack2: 1,
  load1: 0.8,
  load2: 0.7,
  rain1: 0,
  rain2: 0,
  stones1: "",
  stones2: "",
  puddles1: "",
  puddles2: "",
  wet1: 0,
  wet2: 0,
};

/** A step drier; who walked in the rain walks on. */
function drier(state: PathState): PathState {
  const rain1 = Math.max(0, state.rain1 - 1);
  const rain2 = Math.max(0, state.rain2 - 1);
  return {
    ...state,
    rain1,
    rain2,
    does1: state.does1 === "slow" && !rain1 ? "walk" : state.does1,
    does2: state.does2 === "slow" && !rain2 ? "walk" : state.does2,
  };
}

/** Someone's own stone is as large as what they carried. */
const stone = (pack: number, load: number) => String(digit(5 * pack * load, 9));

function weekOn(state: PathState): PathState {
  if (state.week >= WEEKS) return state;
  const next = drier(state);
  return {
    ...next,
    week: Math.floor(state.week) + 1,
    does1: next.rain1 ? "slow" : "walk",
    does2: next.rain2 ? "slow" : "walk",
    load1: next.rain1 ? 0.3 : 0.8,
    load2: next.rain2 ? 0.4 : 0.8,
    stones1: state.stones1 + stone(state.pack1, state.load1),
    stones2: state.stones2 + stone(state.pack2, state.load2),
    puddles1: state.puddles1 + digit(state.wet1, 7),
    puddles2: state.puddles2 + digit(state.wet2, 7),
    wet1: next.rain1 ? 1 : 0,
    wet2: next.rain2 ? 1 : 0,
  };
}

export const directions: Stage<PathState>["directions"] = {
  good_day: (state) => ({ ...drier(state), sun: true, does1: state.rain1 > 1 ? "slow" : "walk" }),
  too_much: (state) => ({ ...state, does1: "much", load1: 1.6, rain1: 0 }),
  rest_day: (state) => ({ ...drier(state), does1: "rest", load1: 0.25 }),
  small_step: (state) => ({
    ...drier(state),
    does2: "walk",
    load2: 0.85,
    pack2: hundredth(within(0.4, state.pack2 + 0.12, 2.4)),
  }),
  flare_up: (state) => ({
    ...state,
    sun: false,
    does1: "slow",
    load1: 0.3,
    rain1: 2,
    pack1: hundredth(within(0.4, state.pack1 - 0.08, 2.4)),
    wet1: Math.min(7, state.wet1 + 2),
  }),
  // In a good plan it flares too, because something happens in every life. It costs nothing of what one can carry.
  flare_up_other: (state) => ({
    ...state,
    sun: false,
    does2: "slow",
    load2: 0.4,
    rain2: 2,
    wet2: Math.min(7, state.wet2 + 2),
  }),
  clearing_up: (state) =>
    drier({ ...state, sun: true, rain1: Math.min(1, state.rain1), rain2: Math.min(1, state.rain2) }),
  week_on: weekOn,
  weeks_on: (state, n = 2) => {
    let next = state;
    for (let week = 0; week < Math.min(n, WEEKS); week += 1) next = weekOn(next);
    return next;
  },
  from_the_start: () => start,
};
