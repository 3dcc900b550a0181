/** A section that takes more than one screen: whatever windows, moments and messages there are, "Volgende" leads on. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { test } from "vitest";
import { Telling } from "../../assets/group/paging";
import { type Action, back, forward, moved, type State } from "../../assets/group/state";

const SCREENS = 4;

/** A server and the projectors that listen to it; each needs its own number of steps for each section. */
class Group {
  state: State = { lesson: "x", screen: 0, step: 0, steps: 1, blank: false, safety: 0, question: null };
  sent = 0;
  readonly #windows: { needs: number[]; telling: Telling }[];

  constructor(needs: number[][]) {
    this.#windows = needs.map((one) => ({ needs: [...one], telling: new Telling() }));
    this.look();
  }

  do(action: Action | null): void {
    if (action) this.state = moved(this.state, action);
    this.look();
  }

  /** Every window draws what it hears, until nobody has anything to say. */
  look(): void {
    for (let said = true; said; ) {
      said = false;
      for (const { needs, telling } of this.#windows) {
        const { screen } = this.state;
        const steps = needs[screen] ?? 1;
        if (!telling.says(steps, this.state)) continue;
        this.state = moved(this.state, { do: "steps", screen, steps });
        said = true;
        assert.ok(++this.sent < 1000, "the windows go on contradicting each other");
      }
    }
  }

  resize(window: number, needs: number[]): void {
    const one = this.#windows[window % this.#windows.length];
    if (one) one.needs = [...needs];
    this.look();
  }
}

const place = ({ state }: Group) => 100 * state.screen + state.step;

/** Presses "Volgende" as often as the longest way through takes. */
function isLedToTheEnd(group: Group): void {
  for (
    let press = 0;
    press < 60 && (group.state.screen < SCREENS - 1 || group.state.step + 1 < group.state.steps);
    press += 1
  ) {
    const before = place(group);
    group.do(forward(group.state, SCREENS));
    assert.ok(place(group) > before, `a step back: ${before} to ${place(group)}`);
  }
  assert.equal(group.state.screen, SCREENS - 1);
}

test("going on that comes late never leads back", () => {
  const group = new Group([[1, 2, 1, 1]]);
  group.do({ do: "go", screen: 1 });
  // Two windows go on at the same moment, from what each of them knows; one of them knew of no second step.
  const [one, other] = [forward(group.state, SCREENS), forward({ ...group.state, steps: 1 }, SCREENS)];
  group.do(other);
  assert.equal(place(group), 200);
  group.do(one);
  assert.equal(place(group), 200);
  // Back is what a leader asks for.
  group.do(back(group.state));
  assert.equal(place(group), 101);
});

test("a window that became larger is not held by what a late message says", () => {
  const group = new Group([[1, 1, 2, 1]]);
  group.do({ do: "go", screen: 2 });
  assert.equal(group.state.steps, 2);
  group.resize(0, [1, 1, 1, 1]);
  assert.equal(group.state.steps, 1);
  group.do({ do: "steps", screen: 2, steps: 2 });
  assert.equal(group.state.steps, 1);
  isLedToTheEnd(group);
});

test("of two windows the smaller one decides how many steps there are", () => {
  const group = new Group([
    [1, 1, 1, 1],
    [3, 2, 2, 1],
  ]);
  const way: number[] = [];
  for (let press = 0; press < 8; press += 1) {
    way.push(place(group));
    group.do(forward(group.state, SCREENS));
  }
  assert.deepEqual(way, [0, 1, 2, 100, 101, 200, 201, 300]);
});

test("back leads to the last step of the section before", () => {
  const group = new Group([[1, 3, 1, 1]]);
  group.do({ do: "go", screen: 2 });
  group.do(back(group.state));
  assert.equal(place(group), 102);
});

const needs = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: SCREENS, maxLength: SCREENS });
const event = fc.oneof(
  fc.record({ is: fc.constant("late" as const), screen: fc.nat(SCREENS - 1), steps: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ is: fc.constant("size" as const), window: fc.nat(3), needs }),
  fc.record({ is: fc.constant("back" as const) }),
  fc.record({ is: fc.constant("next" as const) }),
);

test("whatever heights, resizes and late messages there are, going on never steps back and comes to the end", () => {
  fc.assert(
    fc.property(
      fc.array(needs, { minLength: 1, maxLength: 3 }),
      fc.array(event, { maxLength: 25 }),
      (windows, events) => {
        const group = new Group(windows);
        for (const one of events) {
          const before = place(group);
          if (one.is === "late") group.do({ do: "steps", screen: one.screen, steps: one.steps });
          if (one.is === "size") group.resize(one.window, one.needs);
          if (one.is === "back") group.do(back(group.state));
          if (one.is === "next") group.do(forward(group.state, SCREENS));
          if (one.is !== "back") assert.ok(place(group) >= before);
        }
        isLedToTheEnd(group);
      },
    ),
    { numRuns: 500 },
  );
});
