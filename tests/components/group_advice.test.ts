/** What a leader is advised, of what is told of a vote. */
import { expect, test } from "vitest";
import { adviceOn } from "../../assets/group/advice";
import type { AskedQuestion, Bin, Round, Secret } from "../../assets/group/records.gen";

type Told = Bin["people"][];
const secret: Secret = {
  right: [false, true, false],
  replies_html: [],
  answer: 60,
  order: [1, 0, 2],
  explanation_html: "",
};
const asked = (kind: AskedQuestion["kind"], round: Partial<Round>) =>
  ({ kind, options: [{}, {}, {}], rounds: [{ votes: 0, phones: 0, ...round }] }) as unknown as AskedQuestion;
const advised = (kind: AskedQuestion["kind"], round: Partial<Round>, last = false, of = secret) => {
  const found = adviceOn(asked(kind, round), of, last);
  return found && [found.why, found.act];
};
const BRIEF = "Show it, and explain briefly.";
const TALK = "Let people talk in pairs, and vote once more.";
const DIVIDED = "The group is divided. People can tell each other why.";
const UNCLEAR = "From these numbers one cannot tell how divided the group is.";

test.each<[number, Told, string | RegExp, string]>([
  [
    12,
    [
      [0, 2],
      [10, 12],
      [0, 2],
    ],
    "Most chose what fits the lesson.",
    BRIEF,
  ],
  [
    5,
    [
      [0, 2],
      [3, 5],
      [0, 2],
    ],
    "Most chose what fits the lesson.",
    BRIEF,
  ],
  [
    12,
    [
      [10, 12],
      [0, 2],
      [0, 2],
    ],
    /^Most chose something else/,
    "Explain first.",
  ],
  [
    5,
    [
      [3, 5],
      [0, 2],
      [0, 2],
    ],
    /^Most chose something else/,
    "Explain first.",
  ],
  [20, [5, 7, 8], DIVIDED, TALK],
  [
    12,
    [
      [3, 6],
      [3, 6],
      [0, 2],
    ],
    DIVIDED,
    TALK,
  ],
  [
    7,
    [
      [0, 4],
      [0, 4],
      [0, 4],
    ],
    UNCLEAR,
    TALK,
  ],
])("of %i phones: %j", (phones, options, why, act) => {
  const found = advised("one", { phones, options });
  expect(found?.[0]).toMatch(why);
  expect(found?.[1]).toBe(act);
});

test("what is advised is true of each number that is left possible", () => {
  for (let phones = 5; phones < 20; phones++)
    for (let low = 0; low <= phones; low++)
      for (let high = low; high <= phones; high++) {
        const why = advised("stelling", { phones, options: [0, [low, high], 0] })?.[0];
        if (why === "Most chose what fits the lesson.") expect(2 * low).toBeGreaterThan(phones);
        else if (why?.startsWith("Most")) expect(2 * high).toBeLessThan(phones);
        else if (why === DIVIDED) expect([low > 0, high < phones]).toEqual([true, true]);
        else expect(why).toBe(UNCLEAR);
      }
});

test("hands count with the phones, and of few phones nothing is told", () => {
  const options: Told = [
    [3, 6],
    [3, 6],
    [0, 2],
  ];
  expect(advised("one", { phones: 12, options, hands: [0, 40, 0] })?.[1]).toBe(BRIEF);
  expect(advised("one", { phones: 2, too_few: true, hands: [0, 9, 1] })).toBeNull();
});

test("where more answers count, it is about the one that fewest agree on", () => {
  const found = advised("more", { phones: 20, options: [9, [18, 20], [0, 2]] });
  expect(found).toEqual([`${DIVIDED} It is most about answer A.`, TALK]);
  expect(
    advised("more", {
      phones: 20,
      options: [
        [0, 2],
        [18, 20],
        [0, 2],
      ],
    })?.[1],
  ).toBe(BRIEF);
});

test("an estimate, an order and an opinion", () => {
  const bins: Bin[] = [];
  expect(advised("schatting", { phones: 9, bins, middle: { from: 45, to: 70 } })?.[1]).toBe(BRIEF);
  expect(advised("schatting", { phones: 9, bins, middle: { from: 15, to: 40 } })?.[1]).toBe(TALK);
  expect(advised("schatting", { phones: 9, bins })).toEqual([UNCLEAR, TALK]);
  expect(advised("volgorde", { phones: 9, together: [1, 0, 2] })?.[1]).toBe(BRIEF);
  expect(advised("volgorde", { phones: 9, together: [0, 1, 2] })?.[1]).toBe(TALK);
  expect(advised("opinion", { phones: 12, options: [5, 7, 0] })?.[0]).toBe("There is no right answer here.");
});

test("of a statement without one right answer it counts whether people chose the same", () => {
  const open = { ...secret, right: [false, false, false] };
  const about = (phones: number, options: Told) => advised("stelling", { phones, options }, false, open);
  expect(
    about(6, [
      [0, 2],
      [0, 2],
      [4, 6],
    ]),
  ).toEqual(["Most chose the same.", "Show it, and explain."]);
  expect(about(20, [8, 5, 7])).toEqual([DIVIDED, TALK]);
  expect(
    about(7, [
      [0, 4],
      [0, 4],
      [0, 4],
    ]),
  ).toEqual([UNCLEAR, TALK]);
});

test("when no vote can follow, nobody is advised to hold one", () => {
  expect(advised("one", { phones: 20, options: [5, 7, 8] }, true)).toEqual([
    DIVIDED,
    "Show it, ask who sees it differently, and explain.",
  ]);
});
