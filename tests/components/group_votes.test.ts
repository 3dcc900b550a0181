/** A projector without a server goes through a vote as a room on the server does: its cases, made in Python, one by one. */
import { beforeEach, expect, inject, test } from "vitest";
import type { Action, ShownScale, StageData, StepName, WholeQuestion } from "../../assets/group/records.gen";
import { openSession } from "../../assets/group/session";
import { afterStep, isPossible, type Vote } from "../../assets/group/steps";

interface Told {
  action: Action;
  state: Record<string, unknown>;
  vote: Vote | null;
}
const cases = JSON.parse(inject("votes")) as {
  screens: number;
  steps: { now: Vote; do: StepName; after: Vote | null }[];
  walks: Told[][];
};

const question = (name: string): WholeQuestion => ({
  name,
  kind: "one",
  before_html: "",
  question_html: "",
  after_html: "",
  options: [],
  scale: {} as ShownScale,
  secret: { right: [], replies_html: [], answer: null, order: [], explanation_html: "" },
});

const data: StageData = {
  lesson: "01-les",
  title: "Les",
  phones: "",
  address: "",
  stays: false,
  least: 5,
  phones_per_address: 3,
  screens: Array.from({ length: cases.screens }, () => ({ title: "", pieces: [], planned: false, questions: [] })),
  shows: {},
  questions: { een: question("een"), twee: question("twee") },
};

beforeEach(() => localStorage.clear());

test.each(cases.steps)("$do at $now", ({ now, do: name, after }) => {
  expect(isPossible(now, name)).toBe(after !== null);
  expect(afterStep(now, name)).toEqual(after ?? now);
});

test.each(cases.walks.map((walk) => [walk]))("a leader at work: walk %#", async (walk) => {
  const session = openSession(data);
  for (const { action, state, vote } of walk) {
    await session.act(action);
    const { screen, step, steps, blank, safety, order, question } = session.state;
    expect(
      { screen, step, steps, blank, safety, order, question: question?.name ?? "" },
      JSON.stringify(action),
    ).toEqual(state);
    expect(
      question
        ? { round: question.round, phase: question.phase, revealed: question.revealed, turn: question.turn }
        : null,
    ).toEqual(vote);
  }
});
