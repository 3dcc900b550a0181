/** A story or a play large on the wall: what each press does, and what phones get of it. */
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { Action, Show, StageData } from "../../assets/group/records.gen";
import { isLast, MoveIt, StageButtons, stageBack, stagedOf, stageForward, traitAt } from "../../assets/group/stage";
import { type Asked, moved, type State } from "../../assets/group/state";
import { VoteButtons } from "../../assets/group/steering";

const values = ["laag", "hoog"].map((text, value) => ({ value, text }));
const shows: Record<string, Show> = {
  verhaal: { kind: "scene", steps: 3 },
  lichaam: { kind: "play", steps: 2, counted: { trait: "setting", ask: "Waar zette u het?", values } },
  plannen: { kind: "play", steps: 0 },
};
const data = { shows } as unknown as StageData;
const start: State = { lesson: "02-les", screen: 1, step: 0, steps: 1, blank: true, safety: 0, question: null };
const large = (staged: string, at: number) => {
  const one = stagedOf({ ...start, staged, at }, data);
  if (!one) throw new Error(`${staged} is not large`);
  return one;
};

afterEach(cleanup);

test("a story goes on a step for each press, and after its last one back to the lesson", () => {
  let now = moved(start, { do: "stage", widget: "verhaal", at: 1 });
  expect([now.blank, traitAt(large("verhaal", 1))]).toEqual([false, ["_told", 1]]);
  for (const at of [2, 3]) {
    now = moved(now, stageForward(large("verhaal", now.at ?? 0)));
    expect(now.at).toBe(at);
  }
  expect(isLast(large("verhaal", 3))).toBe(true);
  expect(stageBack(large("verhaal", 2))).toEqual({ do: "stage", widget: "verhaal", at: 1 });
  now = moved(now, stageForward(large("verhaal", 3)));
  expect([now.staged, now.at]).toEqual(["", 0]);
  // Another section takes it away too.
  expect(moved({ ...now, staged: "verhaal", at: 2 }, { do: "go", screen: 2 }).staged).toBe("");
});

test("a leader moves a play by the values that it names, and hands it to the phones for a minute", () => {
  const done: Action[] = [];
  const act = (action: Action) => done.push(action);
  render(
    <>
      <MoveIt one={large("lichaam", 1)} act={act} />
      <StageButtons one={large("lichaam", 1)} rooms act={act} />
    </>,
  );
  expect(traitAt(large("lichaam", 2))).toEqual(["setting", 1]);
  expect((screen.getByLabelText("laag") as HTMLInputElement).checked).toBe(true);
  fireEvent.click(screen.getByLabelText("hoog"));
  fireEvent.click(screen.getByText("Give it to the phones (1 minute)"));
  expect(done).toEqual([
    { do: "stage", widget: "lichaam", at: 2 },
    { do: "countdown", seconds: 60 },
    { do: "ask", question: "spel:lichaam" },
  ]);
});

test("from what phones ended at its leader goes back to the play itself", () => {
  const done: Action[] = [];
  const asked = { name: "spel:lichaam", play: "lichaam", kind: "opinion", round: 1, turn: 1, rounds: [] };
  const buttons = (how: object) => (
    <VoteButtons asked={{ ...asked, ...how } as unknown as Asked} act={(action) => void done.push(action)} />
  );
  const { rerender } = render(buttons({ phase: "closed", revealed: false }));
  expect(screen.queryByText("Show the play large")).toBeNull();
  rerender(buttons({ phase: "shown", revealed: false, play: undefined }));
  expect(screen.queryByText("Show the play large")).toBeNull();
  rerender(buttons({ phase: "shown", revealed: false }));
  fireEvent.click(screen.getByText("Show the play large"));
  expect(done).toEqual([{ do: "away" }, { do: "stage", widget: "lichaam", at: 0 }]);
});

test("a play that names nothing to count, and a wall without a room, hand nothing out", () => {
  const act = () => undefined;
  render(
    <>
      <StageButtons one={large("plannen", 0)} rooms act={act} />
      <StageButtons one={large("lichaam", 0)} rooms={false} act={act} />
    </>,
  );
  expect(screen.queryByText("Give it to the phones (1 minute)")).toBeNull();
  expect([traitAt(large("plannen", 0)), traitAt(large("lichaam", 0))]).toEqual([null, null]);
  expect(stagedOf({ ...start, staged: "weg", at: 1 }, data)).toBeNull();
});
