/** What a press on the back says and shows. */
import type { Translate } from "../front/widget";
import type { Body as Drawn } from "../stages/lichaam/alarm";
import stage from "../stages/lichaam/lichaam";

const HANDS = ["A light hand", "An ordinary hand", "A firm hand"];
export const ORDINARY = 1;
// Pain x100 up to which the alarm is silent, soft, sounds; above it is loud. The words go with them.
const MOST = [0, 200, 600];
export const PAIN = ["no pain", "a little pain", "pain", "much pain"];
// From here on the rings round the knob: one, two, three.
const BUILT = [0.2, 0.7, 1.2];
// What the scales do at each level of the alarm: from safety to danger.
const TILTS = [-1, 0, 1, 2];

export const soundOf = (pain: number) => MOST.filter((most) => pain > most).length;
export const builtOf = (built: number) => BUILT.filter((from) => built >= from).length;

/** The last press, as the picture and the sentence show it. */
export interface Press {
  touch: number;
  /** Pain x100 of this press, of a first press with this alarm, and of this press with a calm alarm. */
  pain: number;
  first: number;
  calm: number;
  built: number;
  /** How many presses so far: each sends a signal of its own. */
  number: number;
  /** How many in a row. Stays when the row ends, so that the sentence does not change by itself. */
  inRow: number;
}

export function inWords(t: Translate, press: Press | null, setting: number, settled: boolean): string {
  if (settled) return t("You waited, and the alarm came to rest.");
  if (!press) return t("Press on the back, and see what the alarm does.");
  const [pain, first, calm] = [press.pain, press.first, press.calm].map((value) => t(PAIN[soundOf(value)] ?? ""));
  const hand = t(HANDS[press.touch] ?? "");
  const count = press.inRow;
  const values = { hand, pain: pain ?? "", first: first ?? "", calm: calm ?? "", n: count };
  if (count > 1 && pain !== first) return t("{n} times in a row. {hand} now gives {pain}. At first: {first}.", values);
  if (count > 2) return t("{n} times in a row. {hand} still gives {pain}.", values);
  if (setting === 0) return t("{hand} gives {pain}. The alarm is set calm.", values);
  if (pain === calm) return t("{hand} gives {pain}, just as with a calm alarm.", values);
  return t("{hand} now gives {pain}. With a calm alarm the same hand gives {calm}.", values);
}

/** What the stage shows of it. */
export function drawing(press: Press | null, setting: number, two: boolean, resting: boolean): Drawn {
  const alarm = resting || !press ? 0 : soundOf(press.pain);
  return {
    ...stage.start,
    event: resting || !press ? "none" : "hand",
    press: (press?.touch ?? ORDINARY) + 1,
    signal: resting ? 0 : (press?.number ?? 0),
    knob: setting,
    build: resting ? 0 : builtOf(press?.built ?? 0),
    safety: "safety",
    danger: alarm ? "danger" : "",
    tilt: TILTS[alarm] ?? 0,
    alarm,
    two,
    calm: resting || !press ? 0 : soundOf(press.calm),
  };
}
