/** What a phone gets of a room: less than its leader (state.ts). */

export interface Scale {
  low: number;
  high: number;
  step: number;
  unit: string;
  things?: string;
  language: string;
}

/** What a group said in one round; which parts there are depends on the kind and on how far the vote is. */
export interface Round {
  votes: number;
  too_few?: true;
  options?: number[];
  estimates?: [number, number][];
  orders?: [number[], number][];
  words?: string[];
}

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
  question: Asked | null;
}
