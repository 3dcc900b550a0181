/** A question: each kind has its own part; what they share is in frame.tsx. */
import type { FunctionComponent } from "preact";
import { defineWidget, traitsOf } from "../front/widget";
import { Choices } from "./choices";
import { Estimate } from "./estimate";
import { Ordering } from "./ordering";
import { OwnWords, ReadBack } from "./own_words";
import type { Traits } from "./traits.gen";

const { useContent } = traitsOf<Traits>();

const PARTS: Record<Traits["kind"], FunctionComponent> = {
  one: Choices,
  more: Choices,
  opinion: Choices,
  stelling: Choices,
  schatting: Estimate,
  volgorde: Ordering,
  open: OwnWords,
};

function Quiz() {
  const Part = PARTS[useContent("kind")];
  return <Part />;
}

export default defineWidget(Quiz, { readBack: ReadBack });
