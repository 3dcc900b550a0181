/** What the leader's pages say of a vote and of numbers. */
import { t } from "../host/texts";
import { SAFETY_PARTS } from "./records.gen";
import type { Asked, State } from "./state";

export { t };

/** One or more, in words: `t(one)` for 1, else `t(more, {n})`. */
export function count(n: number, one: string, more: string): string {
  return n === 1 ? t(one) : t(more, { n });
}

/** Which part of a section is on the wall; nothing when all of it is. */
export const partOf = ({ step, steps }: State) =>
  steps > 1 ? `, ${t("part {n} of {of}", { n: Math.min(step + 1, steps), of: steps })}` : null;

/** What lies over the lesson on the wall. (No empty words: they would be put in anew each time, and all around them heard again.) */
export function coverOf({ blank, safety }: State): string | null {
  if (blank) return ` · ${t("The big screen is black.")}`;
  const list = [t("When do you call the doctor?"), t("{n} of {of}", { n: safety, of: SAFETY_PARTS })];
  return safety ? ` · ${list.join(" ")}` : null;
}

export const PHASES: Record<Asked["phase"], string> = {
  open: "You can vote now",
  closed: "The vote is closed",
  looked: "The vote is closed",
  shown: "This is how the group voted",
};
