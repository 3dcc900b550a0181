/** The steps of a vote, by the table that the server goes by too (course/groups/vote.py). */
import { type AskedQuestion, type StepName, VOTE_STEPS } from "./records.gen";

export type Vote = Pick<AskedQuestion, "round" | "phase" | "revealed" | "turn">;

/** Whether a step can be done now. */
export function isPossible(now: Omit<Vote, "turn">, name: StepName): boolean {
  const { phases, last_round, hidden } = VOTE_STEPS[name];
  return phases.includes(now.phase) && now.round <= (last_round ?? Infinity) && !(hidden && now.revealed);
}

/** The vote after a step; the same when that is not possible. */
export function afterStep(now: Vote, name: StepName): Vote {
  if (!isPossible(now, name)) return now;
  const { then, reveals, counts } = VOTE_STEPS[name];
  return {
    ...now,
    phase: then,
    revealed: now.revealed || reveals === true,
    ...(counts && { [counts]: now[counts] + 1 }),
  };
}
