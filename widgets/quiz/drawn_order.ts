/** The order in which one reader sees the answers to a question. Answers are kept by their place in the notebook, never by this. */
import { useLayoutEffect, useState } from "preact/hooks";
import { traitsOf } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

/** Numbers from 0 up to 1, the same row for the same words. */
function chance(words: string): () => number {
  let state = 0x811c9dc5;
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The places of the answers as a reader sees them.
 *
 * @param seed drawn once for each reader; 0 is the order of the notebook.
 */
export function drawnOrder(name: string, count: number, seed: number): number[] {
  const places = Array.from({ length: count }, (_, place) => place);
  if (!Number.isInteger(seed) || seed <= 0) return places;
  const next = chance(`${name}/${seed}`);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    [places[last], places[other]] = [places[other] as number, places[last] as number];
  }
  return places;
}

/** The order for this reader: only answers of which some are right are shuffled; of the others none can be guessed. */
export function useDrawnOrder(count: number): number[] {
  const name = useContent("name");
  const kind = useContent("kind");
  const [seed] = useTrait("_seed");
  // What was drawn stands in the order of the notebook, and its words are taken over as they stand: so a question wakes in
  // that order too, and takes its reader's right after, before it is painted. Else an answer would get the reply of another.
  const [awake, setAwake] = useState(false);
  useLayoutEffect(() => setAwake(true), []);
  return drawnOrder(name, count, awake && (kind === "one" || kind === "more") ? seed : 0);
}
