/** Where the group is, as a leader hears it: once, and not again with every vote that comes in. */
import { cleanup, render } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { State } from "../../assets/group/state";
import { coverOf, partOf } from "../../assets/group/words";
import { Hearing } from "./group/controls";

const start: State = { lesson: "02-les", screen: 1, step: 0, steps: 1, blank: false, safety: 0, question: null };

afterEach(cleanup);

test("what did not change is not heard again, and what lies over the lesson is", () => {
  const where = (state: State) => (
    <p role="status">
      {"1"}
      {partOf(state)}
      <span>: Les</span>
      {coverOf(state)}
    </p>
  );
  const { container, rerender } = render(where(start));
  const hearing = new Hearing(container);
  const heard = (state: State) => {
    rerender(where(state));
    return hearing.said().heard;
  };
  expect(heard({ ...start, phones: 3 } as State)).toEqual([]);
  expect(heard({ ...start, blank: true })).toEqual(["1: Les · The big screen is black."]);
  expect(heard({ ...start, safety: 2 })).toEqual(["1: Les · When do you call the doctor? 2 of 2"]);
  expect(heard({ ...start, steps: 3, step: 1 })).toEqual(["1, part 2 of 3: Les"]);
  hearing.stop();
});
