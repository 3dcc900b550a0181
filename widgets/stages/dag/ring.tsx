/** What the stage `dag` is drawn with: the ring and its cards, who stands in it and where, and what is round each moment. */
import type { ComponentChildren } from "preact";
import { Label } from "../parts/label";
import { shown } from "../parts/outdoors";
import { PEOPLE, Person } from "../parts/person";
import { LONGEST } from "./day";
import { CLOSE, NOOR } from "./people";

export const MIDDLE = [180, 176] as const;
export const ROUND = 116;
export const round = (value: number) => Math.round(value * 10) / 10;
export const moves = (x: number, y: number, scale = 1) => ({
  transform: `translate(${round(x)}px, ${round(y)}px) scale(${Math.round(scale * 100) / 100})`,
});
export const around = (moment: number, radius = ROUND) => {
  const turn = ((72 * moment - 90) * Math.PI) / 180;
  return [round(radius * Math.cos(turn)), round(radius * Math.sin(turn))] as const;
};

/** Drawn in a ring of radius 27. */
export const SIGNS = [
  "M-10 0h.1M-3-9Q5 0-3 9M5-13Q17 0 5 13",
  "M-5 6C-15 6-14-7-6-7C-4-16 10-15 10-7C17-6 15 6 7 6ZM-8 12h.1M-13 17h.1",
  "M-12 4C-14-14 12-16 11 0C10 13-8 11-6 0C-4-9 7-7 5 1C4 5 0 4 0 1",
  "M11 12V-2C11-14-8-14-8-2V9M-14 3L-8 10L-2 3",
  "M0-13A13 13 0 0 1 13 0M11 7A13 13 0 0 1 0 13M-7 11A13 13 0 0 1-13 0M-11-7A13 13 0 0 1-6-12M-2 0A2 2 0 0 0 2 0A2 2 0 0 0-2 0",
] as const;

/** Where the words of a moment stand: x, y, and where they begin. Outside the ring, so that nothing hides the middle. */
export const NAMES = [
  [180, 19, "middle"],
  [356, 97, "end"],
  [258, 321, "middle"],
  [102, 321, "middle"],
  [4, 100, "start"],
] as const;

/** The reader's words, on a card: left, top, width, height. */
export const CARDS = [
  [90, 2, 180, 78],
  [237, 74, 122, 126],
  [182, 236, 174, 88],
  [4, 236, 174, 88],
  [1, 74, 122, 126],
] as const;
/** The reader's small step: at the fork, where worry stood before, and beside the road. */
export const STEP_AT_FORK = CARDS[2];
export const STEP_AT_ROAD = [4, 4, 192, 92] as const;

/** Between two syllables of Dutch, roughly: a vowel, at most one consonant that closes it, and one that begins the next. */
const SYLLABLE = /([aeiouy])([^aeiouy]?)(?=[^aeiouy][aeiouy].)/giu;

/** Lets a word of at least so many letters break between its syllables; elsewhere the browser breaks it. */
const soften = (words: string, least: number) =>
  [...words]
    .slice(0, LONGEST)
    .join("")
    .replace(
      new RegExp(`\\p{L}{${least},}`, "gu"),
      (word) => word.slice(0, 2) + word.slice(2).replace(SYLLABLE, "$1$2\u00AD"),
    );

type Place = readonly [left: number, top: number, width: number, height: number];

/** The reader's words on a card, which grows with them. */
export function Card(props: { at: Place; words: string; here?: boolean; step?: boolean }) {
  const [x, y, width, height] = props.at;
  const { words, here, step } = props;
  return (
    <foreignObject class={shown(!!words)} x={x} y={y} width={width} height={height}>
      <div class="slip-place">
        <div class={`slip ${here || step ? "is-here" : ""} ${words.length > 18 ? "is-long" : ""}`}>
          {soften(words, width > 150 ? 14 : 10)}
        </div>
      </div>
    </foreignObject>
  );
}

/** A card without words yet: it holds the name of its place. */
export function EmptyCard(props: { at: Place; shown: boolean; name: string; step?: boolean }) {
  const [x, y, width, height] = props.at;
  return (
    <g class={`empty ${shown(props.shown)}`} transform={`translate(${x + width / 2} ${y + height / 2})`}>
      <rect
        class={props.step ? "slip is-here" : "slip"}
        x={1 - width / 2}
        y="-16"
        width={width - 2}
        height="32"
        rx="10"
      />
      <Label x={0} y={6} word={props.name} anchor="middle" />
    </g>
  );
}

const SwimRing = () => (
  <>
    <ellipse class="float" rx="25" ry="9" />
    <path class="float-mark" d="M-24-2Q-21-6-15-7M15-7Q21-6 24-2M-7 9H7" />
  </>
);

/** The granddaughter, who looks to the left and waves; her feet stand at 0, 0. */
export const Noor = () => (
  <>
    <g transform="scale(-1 1) translate(0 -148)">
      <Person look={NOOR} pose={{ near: [8, 10], far: [128, 30], mood: "glad" }} />
    </g>
    <g transform="translate(0 -56) scale(1.9)">
      <SwimRing />
    </g>
  </>
);

function Near(props: { now: number; children: ComponentChildren }) {
  const [x, y, scale] = CLOSE[props.now] ?? CLOSE[0];
  return (
    <g class="moves" style={moves(x, y, scale)}>
      {props.children}
    </g>
  );
}

/** What is below a height, inside a circle that the frame covers from 80 to 110. */
const floorAt = (y: number) => {
  const half = round(Math.sqrt(Math.max(0, 106 ** 2 - y ** 2)));
  return `M-${half} ${round(y)}H${half}A106 106 0 0 1-${half} ${round(y)}Z`;
};

/** What stands round someone in the middle: one moment each, or what she dares. Drawn from -80 to 80. */
export function Behind(props: { now: number; size: number }) {
  const { now, size } = props;
  return (
    <>
      <g class={shown(now === 0)}>
        <circle class="unlit" r="80" />
        <circle class="edge" r="76" />
        <circle
          class="lit moves"
          r="80"
          style={{ transform: `scale(${Math.round(100 * (0.42 + 0.145 * size)) / 100})` }}
        />
        <g class={size > 0.6 ? "fades" : "fades is-far"} transform="translate(-40 22) scale(1.2)">
          <path class="thin" d="M-8-14C-8-28 8-28 8-14" />
          <path class="bag" d="M-13-16H13L11 4H-11Z" />
        </g>
        <g class={size > 1.6 ? "fades" : "fades is-far"} transform="translate(47 30) scale(-.42 .42) translate(0 -148)">
          <Person look={PEOPLE.thea} pose={{ near: [12, 30], far: [20, 40], mood: "glad" }} />
        </g>
        <g class={size > 2.6 ? "fades" : "fades is-far"} transform="translate(-30 60) scale(1.1)">
          <path class="thin" d="M-14 0L-5-14H8L14 0M-5-14L2 0L8-14L6-19H12M-9-17H-2" />
          <circle class="wheel" cx="-14" r="8" />
          <circle class="wheel" cx="14" r="8" />
        </g>
        <g class={size > 3.6 ? "fades" : "fades is-far"} transform="translate(32 56) scale(1.1)">
          <ellipse class="water" rx="27" ry="12" cy="3" />
          <path class="water" d="M-27 3A27 12 0 0 0 27 3Z" />
          <g transform="scale(.62)">
            <SwimRing />
          </g>
        </g>
      </g>
      <g class={shown(now > 0)}>
        <circle class={`time-${now} moves`} r="80" />
        <path class="floor" d={floorAt((CLOSE[now]?.[1] ?? 0) + 60 * (CLOSE[now]?.[2] ?? 1))} />
      </g>
      <Near now={now}>
        <g class={shown(now === 1 || now === 2)}>
          <rect class="pane" x="-52" y="-48" width="36" height="40" rx="4" />
          <circle class="sun" cx="-26" cy="-38" r="5" />
          <path class="frame" d="M-34-48V-8M-52-28H-16M-56-5H-12" />
        </g>
        <g class={shown(now === 1)}>
          <path class="linen" d="M16 34C16 24 26 22 30 26C36 18 48 22 50 34Z" />
          <path class="basket" d="M12 34H54L49 62H17Z" />
          <path class="weave" d="M15 43H51M17 52H49" />
        </g>
        <g class={shown(now === 2)} transform="translate(-8 6)">
          <path
            class="thought"
            d="M12-4h.1M20-15h.1M24-28C10-30 14-50 26-48C28-64 54-62 54-48C68-46 64-26 52-28C44-22 32-22 24-28Z"
          />
          <path class="alarm" d="M27-37Q31-41 27-45M35-33Q42-41 35-49M43-30Q52-41 43-53" />
        </g>
        <g class={shown(now === 3)}>
          <path class="wood" d="M-44 40H-14M-42 40V61M-17 40V61M-46 40V10" />
        </g>
        <g class={shown(now === 4)}>
          <path class="outside" d="M14 60V-46H56C66-30 72 30 58 60Z" />
          <path class="frame" d="M14 60V-46H57" />
        </g>
        <g class={shown(now === 5)}>
          <path class="moon" d="M-26-58A14 14 0 1 0-12-38A17 17 0 0 1-26-58Z" />
          <path class="thin" d="M36-40V-26" />
          <g transform="translate(36 -16)">
            <SwimRing />
          </g>
        </g>
        <g class={shown(now > 3)}>
          <path class="sofa-back" d="M-60 58V14C-60 2-40 2-40 14V40H-4V58Z" />
          <path class="sofa" d="M-62 42H2C8 42 8 60 2 60H-58C-62 60-66 42-62 42Z" />
        </g>
      </Near>
    </>
  );
}

/** What stands before someone. */
export function Before(props: { now: number }) {
  return (
    <Near now={props.now}>
      <g class={shown(props.now === 1)}>
        <path class="alarm" d="M-41 8Q-49 15-43 23M-50 1Q-63 14-53 29" />
      </g>
      <g class={shown(props.now === 3)}>
        <path class="wood" d="M4 24H60M12 24V61M52 24V61" />
        <path class="cup" d="M32 10H46V18C46 24 32 24 32 18ZM46 12C53 11 53 19 46 19" />
        <path
          transform="translate(-8 12)"
          class="worry"
          d="M-4-50C-6-66 22-68 20-54C19-44 2-48 6-57C12-68 36-66 34-54C32-46 20-50 24-57"
        />
      </g>
    </Near>
  );
}
