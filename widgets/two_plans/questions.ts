/** Three questions, each about one thing that one of the two may do otherwise. Nothing is counted. */

export interface Question {
  /** What is chosen, in three sizes: the key of its runs. */
  part: "boost" | "step" | "start";
  /** 0 does much and then rests, 1 builds up. */
  who: 0 | 1;
  ask: string;
  choose: string;
  options: readonly [string, string, string];
  /** What each choice shows, after the numbers. */
  says: readonly [string, string, string];
}

/** What the two do as long as nothing else was chosen: much more on a good day, a small step. */
export const USUAL = { boost: 2, step: 1 };

export const QUESTIONS: readonly [Question, Question, Question] = [
  {
    part: "step",
    who: 1,
    ask: "Does {name} get further with large steps?",
    choose: "The step of {name}, each week:",
    options: ["none", "small", "large"],
    says: [
      "The same each week is fine too.",
      "After twelve weeks {name} does more than {one}.",
      "This plan asks more than works.",
    ],
  },
  {
    part: "boost",
    who: 0,
    ask: "Less on good days: does {name} do more later?",
    choose: "On a good day {name} does:",
    options: ["just what works", "somewhat more", "much more"],
    says: [
      "Not too much on good days takes {name} further.",
      "A bit too much each time takes {name} no further.",
      "Much and then rest takes {name} no further.",
    ],
  },
  {
    part: "start",
    who: 1,
    ask: "Does a low beginning prevent all flare-ups?",
    choose: "{name} begins, next to what works:",
    options: ["much lower", "a little lower", "higher"],
    says: [
      "These come from ordinary life here.",
      "These come from ordinary life here.",
      "This beginning asks more than works.",
    ],
  },
];
