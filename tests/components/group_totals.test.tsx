/** What the wall and the leader see of a vote: two rounds in one picture, and never more than is told. */
import { render } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Bin, Round } from "../../assets/group/records.gen";
import type { Asked } from "../../assets/group/state";
import { OptionTotals, OtherTotals } from "../../assets/group/totals";

const asked = (kind: Asked["kind"], rounds: Partial<Round>[], more: Partial<Asked> = {}) =>
  ({
    kind,
    phase: "shown",
    scale: { low: 0, high: 30, step: 1, unit: "", language: "nl" },
    options: ["een", "twee", "drie"].map((text) => ({ text, text_html: text })),
    rounds: rounds.map((round) => ({ votes: 9, phones: 9, ...round })),
    ...more,
  }) as unknown as Asked;
const texts = (root: Element, selector: string) =>
  [...root.querySelectorAll(selector)].map((one) => one.textContent?.trim());
const width = (root: Element, selector: string) => root.querySelector<HTMLElement>(selector)?.style.inlineSize;

test("two votes are one bar: what is sure, what may be, where it was, and an arrow to where it is", () => {
  const rounds: Partial<Round>[] = [
    { phones: 10, options: [8, [0, 2], [0, 2]] },
    {
      phones: 10,
      options: [
        [0, 2],
        [0, 2],
        [8, 10],
      ],
      hands: [1, 0, 0],
    },
  ];
  const { container } = render(<OptionTotals asked={asked("one", rounds)} option={0} />);
  expect(container.querySelectorAll('[data-part="total"]').length).toBe(1);
  expect(texts(container, "[data-people]")).toEqual(["8 people", "fewer than 3"]);
  expect(texts(container, '[data-part="hands-shown"]')).toEqual(["and 1 hand"]);
  expect([
    width(container, ".total-sure"),
    width(container, ".total-maybe"),
    width(container, ".total-before"),
  ]).toEqual(["0%", "20%", "80%"]);
  const arrow = container.querySelector<HTMLElement>(".total-shift");
  expect([arrow?.className, arrow?.style.insetInlineStart, arrow?.style.inlineSize]).toEqual([
    "total-shift is-less",
    "10%",
    "70%",
  ]);
});

test("of estimates there are as many dots as are told, hollow where they may be fewer, the first vote below", () => {
  const bins = (...people: Bin["people"][]) => people.map((one, i) => ({ from: 10 * i, to: 10 * i + 9, people: one }));
  const rounds: Partial<Round>[] = [
    { bins: bins(4, 5, [0, 2]), middle: { from: 10, to: 19 } },
    { bins: bins([0, 2], 3, [4, 6]), middle: { from: 20, to: 29 } },
  ];
  const { container } = render(<OtherTotals asked={asked("schatting", rounds, { revealed: true, answer: 24 })} />);
  const dots = (selector: string) =>
    [...container.querySelectorAll(selector)].map((svg) => [
      svg.querySelectorAll("circle:not(.is-maybe)").length,
      svg.querySelectorAll(".is-maybe").length,
    ]);
  expect(dots(".dots:not(.is-before)")).toEqual([
    [0, 2],
    [3, 0],
    [4, 2],
  ]);
  expect(dots(".dots.is-before")).toEqual([
    [4, 0],
    [5, 0],
    [0, 2],
  ]);
  expect(texts(container, '[data-part="middle"]')).toEqual(["The estimate in the middle: first 10 – 19, now 20 – 29"]);
  expect(texts(container, ".is-answer .bin-name")).toEqual(["20 – 29"]);
  expect(texts(container, '[data-part="answer"]')).toEqual(["According to the lesson: 24"]);
});

test("of an order one sees which place each step had, and after the reveal which it has in the lesson", () => {
  const rounds: Partial<Round>[] = [{ together: [0, 1, 2] }, { together: [2, 1, 0] }];
  const { container, rerender } = render(<OtherTotals asked={asked("volgorde", rounds)} />);
  expect(texts(container, "li")).toEqual(["1drie first place 3", "2twee", "3een first place 1"]);
  expect(container.querySelectorAll("path.is-moved").length).toBe(2);
  rerender(<OtherTotals asked={asked("volgorde", rounds.slice(0, 1), { revealed: true, order: [0, 2, 1] })} />);
  expect(texts(container, "li")).toEqual([
    "1een ✓ This fits the lesson",
    "2twee place 3 in the lesson",
    "3drie place 2 in the lesson",
  ]);
  // Without votes that may be told there is the order of the lesson.
  rerender(<OtherTotals asked={asked("volgorde", [{ too_few: true }], { revealed: true, order: [0, 2, 1] })} />);
  expect(texts(container, "li")).toEqual(["1een", "2drie", "3twee"]);
});
