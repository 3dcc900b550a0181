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

/** Whether a block begins on this step and ends after it; it is kept for the next step, whole. */
export function isLater({ top, bottom }: Block, at: number, height: number): boolean {
  return top > at + 1 && bottom > at + height + 1;
}
