/** What a drawn stage is: a small state, directions that change it, and a picture and a sentence for every state. */
import type { FunctionComponent } from "preact";
import type { Translate } from "../front/widget";

/**
 * The default export of `widgets/stages/NAME/NAME.tsx`.
 *
 * `State` is a small plain object of numbers, booleans and short strings, so that it can be kept, compared and drawn
 * anywhere.
 */
export interface Stage<State> {
  /** What stands there before anything happened. */
  start: State;
  /** By the key of a direction in NAME.py: what it changes. Pure; `n` where the direction has a number. */
  directions: Record<string, (state: State, n?: number) => State>;
  /**
   * The picture of a state as SVG: a pure function. No document, no window, no clock, no chance, no effect while it is
   * drawn, because it is also drawn on a server. What can come or go is always drawn, and fades by its class; a `still` picture, such as one of a
   * strip, never changes, and may leave out what cannot be seen.
   */
  Picture: FunctionComponent<{ state: State; still?: boolean }>;
  /** The picture in one sentence, for who does not see it, in words of the catalogue. */
  describe(state: State, t: Translate): string;
  /** Width and height of the drawing's view box. */
  size: [number, number];
}
