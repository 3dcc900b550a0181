/** A question: each kind has its own part; what they share is in frame.tsx. */
import { defineWidget, useContent } from "../front/widget";
import { Choices } from "./choices";
import { Estimate } from "./estimate";
import { Ordering } from "./ordering";
import { OwnWords, ReadBack } from "./own_words";

const PARTS = {
  one: Choices,
  more: Choices,
  opinion: Choices,
  stelling: Choices,
  schatting: Estimate,
  volgorde: Ordering,
  open: OwnWords,
};

function Quiz() {
  const Part = PARTS[useContent<keyof typeof PARTS>("kind")];
  return <Part />;
}

export default defineWidget(Quiz, { readBack: ReadBack });
