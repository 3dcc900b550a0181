/** What a phone gets of a room: less than its leader (state.ts). */
import type { Round as LeaderRound } from "./state";

export interface Scale {
  low: number;
  high: number;
  step: number;
  unit: string;
  things?: string;
  language: string;
}

/** What a group said in one round (see state.ts); which parts there are depends on the kind and on how far the vote is. */
export type Round = Pick<
  LeaderRound,
  "votes" | "phones" | "too_few" | "options" | "hands" | "bins" | "middle" | "together" | "words"
>;

export interface Asked {
  name: string;
  kind: "one" | "more" | "opinion" | "stelling" | "schatting" | "volgorde" | "open";
  before_html: string;
  question_html: string;
  after_html: string;
  options: { text_html: string; text: string }[];
  scale: Scale;
  turn: number;
  round: number;
  phase: "open" | "closed" | "shown";
  revealed: boolean;
  rounds: Round[];
  uncounted?: true;
  /** The rest comes with the reveal. */
  right?: boolean[];
  replies_html?: string[];
  answer?: number | null;
  order?: number[];
  explanation_html?: string;
}

export interface GroupState {
  ended?: true;
  lesson: string;
  lesson_title: string;
  screen: number;
  screen_title: string;
  /** The database lost the votes; the group goes on. */
  lost?: true;
  question: Asked | null;
}
