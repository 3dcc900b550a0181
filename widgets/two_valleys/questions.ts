/** Three questions, each about one thing that may be otherwise in this year. Nothing is counted. */

export interface Question {
  /** The key of its years. */
  part: "understanding" | "step" | "meanwhile";
  ask: string;
  guesses: readonly [string, string];
  choose: string;
  options: readonly [string, string, string];
  /** What each choice shows. */
  says: readonly [string, string, string];
}

export const QUESTIONS: readonly [Question, Question, Question] = [
  {
    part: "understanding",
    ask: "Does the ball get over the hill when you only understand more?",
    guesses: ["yes", "no"],
    choose: "What is added:",
    options: ["understanding", "small steps", "both"],
    says: [
      "The hill gets lower. Without steps the ball does not get over it.",
      "The hill stays as high. Small steps carry the ball over it, around week {n}.",
      "The hill gets lower, and small steps carry the ball over it, around week {n}.",
    ],
  },
  {
    part: "step",
    ask: "Which step each week takes the ball over the hill?",
    guesses: ["a small one", "a very large one"],
    choose: "The step each week:",
    options: ["none", "small", "very large"],
    says: [
      "Without steps the ball stays in the left valley.",
      "Small steps, again and again, carry the ball. Around week {n} it is over the hill.",
      "The steps are so large that fear grows again and again. The ball keeps rolling back.",
    ],
  },
  {
    part: "meanwhile",
    ask: "Something comes in between. Is the ball back at the beginning then?",
    guesses: ["yes", "no"],
    choose: "Small steps, and also:",
    options: ["a setback", "stopping", "scary words"],
    says: [
      "The setback holds the ball up for a while. It does not start again: around week {n} it is over the hill.",
      "After week {stop} there are no more steps, and the ball rolls back. It may start again at any time.",
      "Scary words make the hill higher. Small steps still carry the ball over it, around week {n}.",
    ],
  },
];
