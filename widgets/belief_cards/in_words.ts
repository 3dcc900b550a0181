/** An answer to a card in words; the end of the course says them too. */
import { SURE } from "../front/certainty";
import type { Translate } from "../front/widget";
import type { Given } from "./traits.gen";

export type Answer = Given["answer"];

export const ANSWERS: [Answer, string][] = [
  ["true", "true"],
  ["unsure", "I do not know"],
  ["false", "not true"],
];

export function inWords(t: Translate, { answer, certain }: Given): string {
  const words = t(ANSWERS.find(([each]) => each === answer)?.[1] ?? "");
  return certain && answer !== "unsure" ? `${words}, ${t(SURE[certain - 1] ?? "")}` : words;
}
