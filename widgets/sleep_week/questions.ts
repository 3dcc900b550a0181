/** Three questions with as many guesses, so that nothing moves: guess, press, and see. Nothing is counted. */

export interface Question {
  ask: string;
  guesses: readonly string[];
  todo: string;
  /** Whether the week shows the answer: by how many of its nights are bad, and after weeks of better sleep or not. */
  shown: (nights: number, better: boolean) => boolean;
}

export const QUESTIONS: readonly [Question, Question, Question] = [
  {
    ask: "How long is one bad night felt?",
    guesses: ["1 day", "3 days", "7 days"],
    todo: "Press on a pillow: that night is bad.",
    shown: (nights) => nights === 1,
  },
  {
    ask: "Three bad nights: does that ease again too?",
    guesses: ["yes", "partly", "no"],
    todo: "Press on the first three pillows.",
    shown: (nights) => nights >= 3,
  },
  {
    ask: "What do weeks of better sleep do to the pain?",
    guesses: ["nothing", "a little less", "pain is gone"],
    todo: "Choose “Weeks of better sleep”.",
    shown: (nights, better) => better && nights === 0,
  },
];
