/** The cards: their sides, their signs, how many one looks over at a time, and what is said of one that was laid. */
import type { Translate } from "../front/widget";
import type { Sign } from "../stages/parts/scale";
import type { Own } from "./traits.gen";

export type Side = Own["side"];

export const SIDES: Side[] = ["danger", "safety"];

/** As many cards as one can look over, and as fit below the scales on a phone. */
const FEW = 4;

/** As much of a card as a sentence has room for. */
const LONGEST = 40;

/** The card that was laid last, draws the scales a little to its side: nobody knows what a card weighs. */
export const TILT: Record<Side, number> = { danger: 1, safety: -1 };
/** The signs of the cards of the course; any other has that of its side. */
const SIGNS = new Map<string, Sign>([
  ["sleep", "night"],
  ["stress", "stress"],
  ["worries", "worries"],
  ["words", "words"],
  ["too-much", "lift"],
  ["still", "still"],
  ["searching", "searching"],
  ["not-believed", "doubt"],
  ["understanding", "understanding"],
  ["moving", "moving"],
  ["rest", "rest"],
  ["people", "help"],
  ["music", "music"],
  ["therapist", "listening"],
  ["small-steps", "steps"],
  ["pleasure", "pleasure"],
]);

export const signOf = (side: Side, key = "") => SIGNS.get(key) ?? side;

/** What is asked of a side, and what stands above what one laid there. */
export const wordsOf = (t: Translate): Record<Side, { legend: string; list: string }> => ({
  danger: { legend: t("What can make your alarm more sensitive?"), list: t("Can make my alarm more sensitive") },
  safety: { legend: t("What can make your alarm calmer?"), list: t("Can make my alarm calmer") },
});

/** The cards of both sides, a few at a time. */
export function handsOf(cards: Record<Side, Record<string, string>>) {
  return SIDES.flatMap((side) => {
    const all = Object.entries(cards[side]);
    return Array.from({ length: Math.ceil(all.length / FEW) }, (_, i) => ({
      side,
      cards: all.slice(FEW * i, FEW * (i + 1)),
    }));
  });
}

/** What just happened to a card. */
export interface Laid {
  side: Side;
  text: string;
  away?: boolean;
}

export function inWords(t: Translate, { side, text, away }: Laid): string {
  const card = text.length > LONGEST ? `${text.slice(0, LONGEST - 2).trimEnd()} …` : text;
  if (away) return t("“{card}” is off the scales.", { card });
  return side === "danger"
    ? t("“{card}” now lies with danger. That can make your alarm more sensitive.", { card })
    : t("“{card}” now lies with safe. That can make your alarm calmer.", { card });
}
