/** The state of the stage `lichaam`: how loud the alarm is and why, and what each direction changes. */
import type { Sign } from "../parts/scale";
import type { Stage } from "../stage";

export type Event = "none" | "hand" | "lift" | "night" | "words" | "help" | "moving";

export interface Body {
  /** What happens to the person now. */
  event: Event;
  /** How hard the hand presses: 1 light, 2 ordinary, 3 firm. */
  press: number;
  /** How many signals have gone up since the last event; 0 is none. */
  signal: number;
  /** The knob of the spinal cord, 0 soft to 4 loud. */
  knob: number;
  /** How far touches have built up in the spinal cord, 0 to 3. */
  build: number;
  /** The signs of the cards on the scales, with a space between them. */
  danger: string;
  safety: string;
  /** -2 (safety) to 2 (danger). */
  tilt: number;
  /** The alarm, 0 silent to 3 loud. */
  alarm: number;
  /** What the tissue of the back looks like: 0 not shown, 1 hurt, 2 healing, 3 healthy. */
  tissue: number;
  /** Two people beside each other; the first one has a calm alarm, which sounds at this level. */
  two: boolean;
  calm: number;
}

export const start: Body = {
  event: "none",
  press: 2,
  signal: 0,
  knob: 1,
  build: 0,
  danger: "",
  safety: "",
  tilt: 0,
  alarm: 0,
  tissue: 0,
  two: false,
  calm: 0,
};

const LOUDEST = 4;
const between = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));
export const signs = (cards: string) => cards.split(" ").filter(Boolean) as Sign[];
// The newest three: a pan holds no more.
const withCard = (cards: string, sign: Sign) =>
  signs(cards).includes(sign) ? cards : [...signs(cards), sign].slice(-3).join(" ");

const happens = (body: Body, event: Event): Body => ({ ...body, event, signal: 0, build: 0, two: false });
const danger = (body: Body, sign: Sign): Body => ({
  ...body,
  danger: withCard(body.danger, sign),
  tilt: between(-2, body.tilt + 1, 2),
});
const safety = (body: Body, sign: Sign): Body => ({
  ...body,
  safety: withCard(body.safety, sign),
  tilt: between(-2, body.tilt - 1, 2),
});
// A new touch: nothing has gone up yet. It can be for two people at once.
const touch = (body: Body, press: number): Body => ({
  ...happens(body, "hand"),
  press,
  two: body.two,
  alarm: 0,
  calm: 0,
});

export const directions: Stage<Body>["directions"] = {
  hand_on_back: (body) => touch(body, 2),
  light_hand: (body) => touch(body, 1),
  firm_hand: (body) => touch(body, 3),
  lifting: (body) => danger(happens(body, "lift"), "lift"),
  bad_night: (body) => danger(happens(body, "night"), "night"),
  scary_words: (body) => danger(happens(body, "words"), "words"),
  someone_helps: (body) => safety(happens(body, "help"), "help"),
  practice: (body) => ({
    ...safety(happens(body, "moving"), "moving"),
    knob: between(0, body.knob - 1, LOUDEST),
    alarm: between(0, body.alarm - 1, 3),
  }),
  rest: (body) => ({ ...happens(body, "none"), two: body.two, alarm: 0, calm: 0 }),
  signal_up: (body) => ({ ...body, signal: body.signal + 1 }),
  knob_louder: (body) => ({ ...body, knob: between(0, body.knob + 2, LOUDEST) }),
  knob_softer: (body) => ({ ...body, knob: between(0, body.knob - 2, LOUDEST) }),
  to_danger: (body) => ({ ...body, danger: body.danger || "danger", tilt: 2 }),
  to_safety: (body) => ({ ...body, safety: body.safety || "safety", tilt: -2 }),
  alarm_silent: (body) => ({ ...body, alarm: 0 }),
  alarm_soft: (body) => ({ ...body, alarm: 1 }),
  alarm_medium: (body) => ({ ...body, alarm: 2 }),
  alarm_loud: (body) => ({ ...body, alarm: 3 }),
  many_touches: (body) => ({ ...body, event: "hand", signal: body.signal + 1, build: 3 }),
  wait: (body) => ({ ...body, event: "none", signal: 0, build: 0 }),
  tissue_hurt: (body) => ({ ...body, tissue: 1 }),
  tissue_heals: (body) => ({ ...body, tissue: 2 }),
  tissue_healed: (body) => ({ ...body, tissue: 3 }),
  two_people: (body) => ({
    ...body,
    event: "hand",
    signal: body.signal + 1,
    knob: LOUDEST,
    alarm: 3,
    two: true,
    calm: 0,
  }),
  one_person: (body) => ({ ...body, two: false }),
};
