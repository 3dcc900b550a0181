/** What a leader may do next with a vote, and why: worked out of what is told of it, never of numbers that a group may not see. */
import { type AskedQuestion, type Bin, MARKS, type Round, type Secret } from "./records.gen";
import { t } from "./words";

type Verdict = "fits" | "differs" | "same" | "divided" | "unclear" | "free";

/** From these shares of a group on nearly all of them agree with the lesson, or nearly none. */
const NEARLY_ALL = 0.75;
const NEARLY_NONE = 0.2;

const WHY: Record<Verdict, string> = {
  fits: "Most chose what fits the lesson.",
  differs: "Most chose something else than what fits the lesson. Few can tell the others why.",
  same: "Most chose the same.",
  divided: "The group is divided. People can tell each other why.",
  unclear: "From these numbers one cannot tell how divided the group is.",
  free: "There is no right answer here.",
};
const WHY_OF: Partial<Record<AskedQuestion["kind"], Partial<Record<Verdict, string>>>> = {
  schatting: {
    fits: "The estimate in the middle fits the lesson.",
    divided: "The estimate in the middle is another than that of the lesson.",
  },
  volgorde: {
    fits: "The order of the group fits the lesson.",
    divided: "The order of the group is another than that of the lesson.",
  },
};
const TALK = "Let people talk in pairs, and vote once more.";
const DO: Record<Verdict, string> = {
  fits: "Show it, and explain briefly.",
  differs: "Explain first.",
  same: "Show it, and explain.",
  divided: TALK,
  unclear: TALK,
  free: "Show it, and ask who wants to say something about it.",
};
/** When there is no vote after this one. */
const NO_MORE = "Show it, ask who sees it differently, and explain.";

type Stretch = [number, number];

const stretch = (people: Bin["people"]): Stretch => (typeof people === "number" ? [people, people] : people);

function verdict([low, high]: Stretch, all: number): Verdict {
  const middle = (low + high) / 2 / all;
  if (middle >= NEARLY_ALL && 2 * low > all) return "fits";
  if (middle <= NEARLY_NONE && 2 * high < all) return "differs";
  return low > 0 && high < all ? "divided" : "unclear";
}

/** How many agree with the lesson about each answer that counts, of how many. */
function agreement(asked: AskedQuestion, round: Round, right: boolean[]): { all: number; each: [number, Stretch][] } {
  const { phones = 0, options = [] } = round;
  // Who may choose more answers raises a hand more than once.
  const hands = asked.kind === "more" ? [] : (round.hands ?? []);
  const all = phones + hands.reduce((sum, n) => sum + n, 0);
  const each = options.flatMap((people, place): [number, Stretch][] => {
    const [low, high] = stretch(people).map((n) => n + (hands[place] ?? 0)) as Stretch;
    if (right[place]) return [[place, [low, high]]];
    return asked.kind === "more" ? [[place, [all - high, all - low]]] : [];
  });
  return { all, each };
}

/** Of a question of which the lesson says more than one answer can: whether people chose the same. */
function spread(asked: AskedQuestion, round: Round): Verdict {
  const found = asked.options.map((_, place) => {
    const { all, each } = agreement(
      asked,
      round,
      asked.options.map((_, other) => other === place),
    );
    return each[0] ? verdict(each[0][1], all) : "unclear";
  });
  if (found.includes("fits")) return "same";
  return found.includes("unclear") ? "unclear" : "divided";
}

/** What is told says this; null when nothing is told. */
export function judged(
  asked: AskedQuestion,
  round: Round,
  secret: Secret,
): { verdict: Verdict; place?: number } | null {
  if (asked.kind === "schatting" && round.bins) {
    const { answer } = secret;
    const { middle } = round;
    if (!middle || answer === null) return { verdict: "unclear" };
    return { verdict: middle.from <= answer && answer <= middle.to ? "fits" : "divided" };
  }
  if (asked.kind === "volgorde" && round.together)
    return { verdict: round.together.every((place, i) => place === secret.order[i]) ? "fits" : "divided" };
  if (!round.options) return null;
  const { all, each } = agreement(asked, round, secret.right);
  if (asked.kind === "opinion") return { verdict: "free" };
  if (!secret.right.some(Boolean)) return { verdict: spread(asked, round) };
  // Where several answers count, the one that fewest agree about.
  const [least] = each.sort(([, one], [, other]) => one[0] + one[1] - other[0] - other[1]);
  if (!least) return null;
  const [place, people] = least;
  return { verdict: verdict(people, all), ...(asked.kind === "more" && { place }) };
}

/**
 * Why and what, in words; null when nothing is told that says so.
 *
 * @param secret what the lesson says of the question, which only its leader has before the reveal.
 * @param last whether no other vote can follow.
 */
export function adviceOn(asked: AskedQuestion, secret: Secret, last: boolean): { why: string; act: string } | null {
  const round = asked.rounds.at(-1);
  const found = round && judged(asked, round, secret);
  if (!found) return null;
  const { verdict: said, place } = found;
  const about = place === undefined || said === "fits" ? undefined : MARKS[place]?.letter;
  return {
    why: [
      t(WHY_OF[asked.kind]?.[said] ?? WHY[said]),
      about && t("It is most about answer {letter}.", { letter: about }),
    ]
      .filter(Boolean)
      .join(" "),
    act: t(last && DO[said] === TALK ? NO_MORE : DO[said]),
  };
}
