/** What a reader chose and wrote along the circle, and how it is drawn. */
import type { Translate } from "../front/widget";
import stage from "../stages/dag/dag";
import { type DayState, LONGEST } from "../stages/dag/day";
import type { Station, Traits } from "./traits.gen";

export type Picks = Traits["picks"];

export type Words = Traits["words"];

/** Three pieces of road follow after the small step. */
export const ROAD = ["What do you notice?", "Trust can grow", "Able to do more"];
export const ON_THE_ROAD = [
  "Perhaps you notice: I can do this. Not this time? Then make the step smaller.",
  "You do it more often. It can start to feel more ordinary.",
  "You make the step a little larger, at your own pace.",
];

/** What the reader chose and wrote at one station: one answer, or the several that the first edition let one give. */
export function saidAt({ key, options }: Station, picks: Picks, words: Words): string[] {
  const chosen = options.filter((option) => picks[key]?.includes(option.key)).map((option) => option.text);
  return [...chosen, words[key]?.trim() ?? ""].filter(Boolean);
}

/** As much of it as a card in the ring holds. */
function onCard(said: string[]): string {
  const whole = said.join(" ");
  const last = said[said.length - 1] ?? "";
  return whole.length <= LONGEST ? whole : `${last.slice(0, LONGEST - 2).trimEnd()} …`;
}

interface Place {
  /** The moments, then the small step, then the road. */
  step: number;
  /** The small step out of the circle. */
  fork: number;
  /** Nothing was chosen to look at yet. */
  choosing: boolean;
  /** It is the reader's own circle. */
  own: boolean;
  /** What the reader chose and wrote at each station. */
  said: string[][];
}

/** The stage at this place of the circle. */
export function drawingOf({ step, fork, choosing, own, said }: Place, t: Translate): DayState {
  const road = step - fork;
  const cards = said.map(onCard);
  const withPain = cards[0] && t("Pain with: {activity}", { activity: cards[0] });
  const [words1 = "", words2 = "", words3 = "", words4 = "", words5 = "", small = ""] = cards;
  return {
    ...stage.start,
    moment: choosing ? 0 : Math.min(step + 1, fork),
    seen: choosing || own ? fork : Math.min(step + 1, fork),
    world: choosing || own || step >= fork,
    // What someone dares shrinks as it goes round, and grows along the road.
    size: step < fork ? 3 - step / 2 : 1 + road,
    out: choosing || step < fork ? 0 : road + 1,
    open: choosing || step < fork ? 0 : road + 1,
    ...(own && {
      own,
      words1: withPain && withPain.length <= LONGEST ? withPain : words1,
      words2,
      words3,
      words4,
      words5,
      step: small,
    }),
  };
}
