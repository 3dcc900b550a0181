/** Touches in a row: how they build up, and how that fades. The rates are the model's (widgets/models/alarm.py). */
import type { BuildUpRates } from "./traits.gen";

export interface Row {
  count: number;
  /** What was built up right after the last touch, and when that was (milliseconds). */
  charge: number;
  at: number;
}

export const NO_ROW: Row = { count: 0, charge: 0, at: 0 };

/** Below this a row has ended: the next touch feels like a first one. */
const ENDED = 0.15;

/** What is left of it at a moment: 0 for a first touch. */
export function level(row: Row, rates: BuildUpRates, now: number): number {
  return row.charge * Math.exp(-Math.max(0, now - row.at) / 1000 / rates.fade);
}

export function ended(row: Row, rates: BuildUpRates, now: number): boolean {
  return level(row, rates, now) < ENDED;
}

/** The row after one more touch. */
export function touched(row: Row, rates: BuildUpRates, now: number): Row {
  const before = level(row, rates, now);
  return {
    count: ended(row, rates, now) ? 1 : row.count + 1,
    charge: before + rates.share * (rates.limit - before),
    at: now,
  };
}
