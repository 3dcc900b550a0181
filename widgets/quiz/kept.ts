/** What of the kept answers belongs to the question as it is now: an author may have taken an option away since. */
import type { Scale } from "./traits.gen";

/** An order of all steps, or null when it is not one. */
export function orderOf(kept: number[], count: number): number[] | null {
  return kept.length === count && kept.every((place) => place < count) ? kept : null;
}

/** The nearest value on the slider. */
export function onScale(value: number, scale: Scale): number {
  const steps = Math.round((Math.min(scale.high, Math.max(scale.low, value)) - scale.low) / scale.step);
  return Number((scale.low + steps * scale.step).toFixed(6));
}
