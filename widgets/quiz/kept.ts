/** What the reader's earlier answers may be. They come from a browser's storage: whatever does not fit is left out. */

/** Places of options, each once, of at most `count` options. */
export function readPlaces(kept: unknown, count: number): number[] {
  if (!Array.isArray(kept)) return [];
  const fitting = (kept as unknown[]).filter(
    (place): place is number => Number.isInteger(place) && (place as number) >= 0 && (place as number) < count,
  );
  return [...new Set(fitting)];
}

/** An order of all steps, or null when it is not one. */
export function readOrder(kept: unknown, count: number): number[] | null {
  const places = readPlaces(kept, count);
  return places.length === count && Array.isArray(kept) && kept.length === count ? places : null;
}

/** A value on the slider, or null. */
export function readEstimate(kept: unknown, scale: { low: number; high: number; step: number }): number | null {
  if (typeof kept !== "number" || !Number.isFinite(kept)) return null;
  const steps = Math.round((Math.min(scale.high, Math.max(scale.low, kept)) - scale.low) / scale.step);
  return Number((scale.low + steps * scale.step).toFixed(6));
}

/** Whole, however long: what was kept is never cut off (front/text_field.tsx says when it is too long). */
export function readWords(kept: unknown): string {
  return typeof kept === "string" ? kept : "";
}
