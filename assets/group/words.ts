/** What the leader's pages say of a vote and of numbers. */
import { t } from "../host/texts";
import type { Asked } from "./state";

export { t };

/** One or more, in words: `t(one)` for 1, else `t(more, {n})`. */
export function count(n: number, one: string, more: string): string {
  return n === 1 ? t(one) : t(more, { n });
}

export const PHASES: Record<Asked["phase"], string> = {
  open: "You can vote now",
  closed: "The vote is closed",
  looked: "The vote is closed",
  shown: "This is how the group voted",
};
