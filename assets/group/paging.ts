/**
 * A section that does not fit on the screen is shown in steps, so that one key leads through everything.
 * A step begins at the top of the first block that was not whole before; nothing is cut through.
 */

export interface Block {
  top: number;
  bottom: number;
}

/** Of a block that is taller than the screen, this much of a screen is new at each step. */
const NEW = 0.85;

/**
 * Where each step begins, in pixels from the top of the section.
 *
 * @param blocks in any order, relative to the top of the section.
 * @param height of the screen.
 */
export function steps(blocks: Block[], height: number): number[] {
  const end = Math.max(0, ...blocks.map(({ bottom }) => bottom));
  const starts = [0];
  for (let at = 0; at + height < end - 1 && starts.length < 50; ) {
    const cut = blocks.filter(({ top, bottom }) => top > at + 1 && bottom > at + height + 1);
    const next = Math.min(...cut.map(({ top }) => top));
    // The rest of a block that is taller than the screen comes before what follows it.
    const tall = blocks.some(({ top, bottom }) => top <= at + 1 && bottom > at + height + 1);
    at = tall ? at + NEW * height : Math.min(next, at + height);
    starts.push(at);
  }
  return starts;
}

/** Whether a block is not on this step: it came before, or it begins here and waits for the next step to be shown whole. */
export function isElsewhere({ top, bottom }: Block, at: number, height: number): boolean {
  return bottom <= at + 1 || (top > at + 1 && bottom > at + height + 1);
}

/** How often one window says with one measure that it needs more steps, or fewer. */
const MOST_MORE = 10;
const MOST_FEWER = 2;

/**
 * When a window says how many steps the section on its screen takes. The other windows of a group may be larger or smaller:
 * the smallest counts, and no two may go on contradicting each other. Going on is never answered with a step back.
 */
export class Telling {
  #screen = -1;
  #measured = 0;
  #more = 0;
  #fewer = 0;

  /**
   * Whether to say it now.
   *
   * @param measured steps that this window needs.
   * @param at where the group is, and how many steps it knows of.
   */
  says(measured: number, at: { screen: number; step: number; steps: number }): boolean {
    if (at.screen !== this.#screen || measured !== this.#measured) {
      this.#screen = at.screen;
      this.#measured = measured;
      this.#more = this.#fewer = 0;
    }
    // A step past the last one is how a leader comes back from the next section.
    if (measured > at.steps || at.step >= at.steps) return ++this.#more <= MOST_MORE;
    return measured < at.steps && at.step < measured && ++this.#fewer <= MOST_FEWER;
  }
}
