/** The stage `dag`: one person's day as five moments in a ring, what she still dares in the middle, and a way out. */
import type { ComponentChildren } from "preact";
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import { Cloud, HOLDS_UP, shown, Tree, Umbrella } from "../parts/outdoors";
import { type Look, PEOPLE, Person } from "../parts/person";
import { type Stance, Standing } from "../parts/standing";
import type { Stage } from "../stage";

export interface DayState {
  /** 1 to 5: pain, thought, worry, avoiding, daring less; 0 before the day begins. */
  moment: number;
  /** The last moment that was seen. */
  seen: number;
  /** Whether the middle shows what someone dares, in place of the moment. */
  world: boolean;
  /** How large that is, 0 to 4; a play may set what lies between. */
  size: number;
  /** The way out: 0 none, 1 the fork, 2 to 4 a step on the road. */
  out: number;
  /** How far the road is open: it stays so after a bad day and after a step back. */
  open: number;
  bad: boolean;
  /** The last step was too large. */
  back: boolean;
  /** The reader's own ring. */
  own: boolean;
  words1: string;
  words2: string;
  words3: string;
  words4: string;
  words5: string;
  /** The reader's own small step. */
  step: string;
}

const LARGEST = 4;
const LAST_STEP = 4;
/** More is cut off in the drawing; a field that asks for the words allows no more. */
export const LONGEST = 40;

/** What a person of model 2 dares, 0 to 1, as the size of the world. */
export const sizeOf = (trust: number) => Math.min(LARGEST, Math.max(0, trust * LARGEST));

const start: DayState = {
  moment: 0,
  seen: 0,
  world: true,
  size: 4,
  out: 0,
  open: 0,
  bad: false,
  back: false,
  own: false,
  words1: "",
  words2: "",
  words3: "",
  words4: "",
  words5: "",
  step: "",
};

const CALM = { bad: false, back: false };
const sized = (state: DayState, by: number): DayState => ({
  ...state,
  ...CALM,
  world: true,
  out: 0,
  size: Math.min(LARGEST, Math.max(0, state.size + by)),
});

const directions: Stage<DayState>["directions"] = {
  next_moment: (state) => {
    const moment = (state.moment % 5) + 1;
    return { ...state, ...CALM, moment, seen: Math.max(moment, state.seen), world: false, out: 0 };
  },
  smaller: (state) => sized(state, -1),
  larger: (state) => sized(state, 1),
  way_out: (state) => {
    const out = Math.min(LAST_STEP, state.out + 1);
    // Each step that was made lets someone dare more.
    const size = out > 1 ? Math.min(LARGEST, state.size + 1) : state.size;
    return { ...state, ...CALM, world: true, size, out, open: Math.max(out, state.open), seen: 5 };
  },
  too_large: (state) => ({ ...state, bad: false, back: true, out: Math.max(state.out && 1, state.out - 1) }),
  bad_day: (state) => ({ ...state, world: true, back: false, bad: true }),
  your_words: (state) => ({ ...state, own: true, world: true }),
  her_day: (state) => ({ ...state, own: false }),
  from_the_start: () => start,
};

// The picture.

const MIDDLE = [180, 176] as const;
const ROUND = 116;
const round = (value: number) => Math.round(value * 10) / 10;
const moves = (x: number, y: number, scale = 1) => ({
  transform: `translate(${round(x)}px, ${round(y)}px) scale(${Math.round(scale * 100) / 100})`,
});
const around = (moment: number, radius = ROUND) => {
  const turn = ((72 * moment - 90) * Math.PI) / 180;
  return [round(radius * Math.cos(turn)), round(radius * Math.sin(turn))] as const;
};

/** Drawn in a ring of radius 27. */
const SIGNS = [
  "M-10 0h.1M-3-9Q5 0-3 9M5-13Q17 0 5 13",
  "M-5 6C-15 6-14-7-6-7C-4-16 10-15 10-7C17-6 15 6 7 6ZM-8 12h.1M-13 17h.1",
  "M-12 4C-14-14 12-16 11 0C10 13-8 11-6 0C-4-9 7-7 5 1C4 5 0 4 0 1",
  "M11 12V-2C11-14-8-14-8-2V9M-14 3L-8 10L-2 3",
  "M0-13A13 13 0 0 1 13 0M11 7A13 13 0 0 1 0 13M-7 11A13 13 0 0 1-13 0M-11-7A13 13 0 0 1-6-12M-2 0A2 2 0 0 0 2 0A2 2 0 0 0-2 0",
] as const;

/** Where the words of a moment stand: x, y, and where they begin. Outside the ring, so that nothing hides the middle. */
const NAMES = [
  [180, 19, "middle"],
  [356, 97, "end"],
  [258, 321, "middle"],
  [102, 321, "middle"],
  [4, 100, "start"],
] as const;

/** The reader's words, on a card: left, top, width, height. */
const CARDS = [
  [90, 2, 180, 78],
  [237, 74, 122, 126],
  [182, 236, 174, 88],
  [4, 236, 174, 88],
  [1, 74, 122, 126],
] as const;
/** The reader's small step: at the fork, where worry stood before, and beside the road. */
const STEP_AT_FORK = CARDS[2];
const STEP_AT_ROAD = [4, 4, 192, 92] as const;

const FATIMA: Look = { skin: 2, hair: "scarf", hue: "dark", cloth: 2, build: "middle", old: true };
const NOOR: Look = { skin: 2, hair: "bun", hue: "dark", cloth: 4, build: "slim" };
/** Everyone may be this person: see .you in the styles. */
const YOU: Look = { skin: 2, hair: "short", hue: "dark", cloth: 1, build: "middle" };

/** By moment; first how she stands in what she dares. */
const STANCES: readonly Stance[] = [
  { near: [6, 14], far: [-6, 10], nearLeg: [4, 2], farLeg: [-4, 4], mood: "calm" },
  { at: [-34, 9], lean: 56, nod: -16, near: [88, 10], far: [78, 18], nearLeg: [26, 30], farLeg: [8, 22], mood: "hurt" },
  { at: [-22, 0], lean: 2, nod: 6, near: [30, 126], far: [-4, 10], nearLeg: [4, 2], farLeg: [-4, 4], mood: "worried" },
  {
    at: [-44, 26],
    lean: 12,
    nod: 12,
    near: [54, 112],
    far: [58, 50],
    nearLeg: [86, 84],
    farLeg: [80, 80],
    mood: "worried",
  },
  { at: [-48, 26], lean: -4, near: [40, 96], far: [10, 52], nearLeg: [86, 84], farLeg: [79, 76], mood: "worried" },
  {
    at: [-48, 26],
    lean: 10,
    nod: 18,
    near: [32, 56],
    far: [26, 58],
    nearLeg: [86, 84],
    farLeg: [79, 76],
    mood: "worried",
    eyes: "tired",
  },
];
/** By moment, how near one looks: where the middle of the scene moves to, and how large it is. */
const CLOSE = [
  [0, 0, 1],
  [0, -6, 1.22],
  [-14, 12, 1.4],
  [2, 10, 1.34],
  [-5, 8, 1.2],
  [0, 8, 1.24],
] as const;

const SLOW: Stance = {
  lean: 6,
  nod: 4,
  near: HOLDS_UP,
  far: [4, 14],
  nearLeg: [13, 8],
  farLeg: [-9, 10],
  mood: "calm",
  eyes: "tired",
};
const WALKS: Stance = { lean: 4, near: [-16, 14], far: [26, 18], nearLeg: [20, 6], farLeg: [-18, 16], mood: "glad" };
const SWIMS: Stance = { lean: 2, near: [98, 24], far: [84, 40], nearLeg: [4, 2], farLeg: [-4, 4], mood: "glad" };

/** On the road: x and y of the feet, and how large someone is drawn. */
const STOPS = [
  [98, 174, 0.4],
  [140, 241, 0.56],
  [234, 322, 0.8],
] as const;

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
function Card(props: { at: Place; words: string; here?: boolean; step?: boolean }) {
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
function EmptyCard(props: { at: Place; shown: boolean; name: string; step?: boolean }) {
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
const Noor = () => (
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
function Behind(props: { now: number; size: number }) {
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
function Before(props: { now: number }) {
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

/** A wide part of the road is nearer: it begins as a thin line at avoiding. */
const ROAD = [
  "M248 126C206 120 150 122 112 136C84 146 74 158 76 178L116 182C114 166 124 156 142 150C172 140 214 136 247 135Z",
  "M76 174C70 208 96 238 150 258L204 220C152 210 114 202 116 178Z",
  "M146 254C196 274 232 298 242 330H374V262C332 238 252 228 200 217Z",
] as const;
const WATER = [
  [98, 171, 38, 14],
  [158, 236, 68, 25],
  [276, 292, 96, 40],
] as const;

/** Where she dares to go, larger each time; on the reader's own road it is a meadow. In front it hides what is under it. */
function Water(props: { front?: boolean; open: number; own: boolean }) {
  const { front, own } = props;
  return (
    <>
      {WATER.map(([x, y, rx, ry], index) => (
        <g key={x} class={shown(props.open > index + 1 && !(front && own))} transform={`translate(${x} ${y})`}>
          {front ? (
            <>
              <path class="water" d={`M-${rx} 0A${rx} ${ry} 0 0 0 ${rx} 0Z`} />
              <path
                class="wave"
                d={`M-${round(rx * 0.7)} ${round(ry * 0.3)}q4-4 8 0t8 0M${round(rx * 0.3)} ${round(ry * 0.6)}q4-4 8 0t8 0`}
              />
            </>
          ) : (
            <>
              <ellipse class="under" rx={rx} ry={ry} />
              <ellipse class={own ? "meadow" : "water"} rx={rx} ry={ry} />
            </>
          )}
        </g>
      ))}
    </>
  );
}

const MOMENTS = ["pain", "a thought", "worry", "avoiding", "daring less"] as const;
const ownWords = (state: DayState) =>
  [state.words1, state.words2, state.words3, state.words4, state.words5].map((each) => each.trim());

function Picture({ state }: { state: DayState }) {
  const { own, out } = state;
  const road = out > 1;
  const words = ownWords(state);
  const ownStep = own ? state.step.trim() : "";
  const now = state.world || own ? 0 : state.moment;
  const small = own ? 0.72 : 1;
  const ring = road ? moves(280, 82, 0.5) : moves(MIDDLE[0], MIDDLE[1]);
  // On a bad day one takes a step that was made before; the road stays as wide as it was.
  const at = Math.max(0, out - 2 - (state.bad ? 1 : 0));
  const stop = STOPS[at] ?? STOPS[0];
  const inWater = road && stop === STOPS[2] && !own;
  const [x, y, near] = CLOSE[now] ?? CLOSE[0];
  const person = road
    ? moves(stop[0], stop[1] + (inWater ? 22 : stop === STOPS[2] ? -10 : 0), stop[2])
    : now
      ? moves(MIDDLE[0] + x, MIDDLE[1] + y + 62 * near, 0.66 * near)
      : moves(MIDDLE[0], MIDDLE[1] + 42 * small, 0.52 * small);
  const stance = state.bad ? SLOW : inWater ? SWIMS : road ? WALKS : (STANCES[now] ?? WALKS);
  const mood = road || now || state.size < 1.5 ? stance.mood : "glad";
  const middle = road ? moves(280, 82, 0.42) : moves(MIDDLE[0], MIDDLE[1], small);
  return (
    <svg
      class={own ? "drawn stage-dag is-own" : "drawn stage-dag"}
      viewBox="0 0 360 326"
      aria-hidden="true"
      focusable="false"
    >
      <rect class={`air air-${now} moves`} width="360" height="326" />
      <g>
        <g class={shown(road)}>
          <path class="land" d="M0 118C70 92 130 92 200 104S320 96 360 84V326H0Z" />
          <Tree x={22} y={166} size={0.8} />
          <Tree x={52} y={302} size={1.2} />
        </g>
        {ROAD.map((part, index) => (
          <path key={part} class={`road ${shown(road && state.open > index + 1)}`} d={part} />
        ))}
        <path
          class={`road ${shown(out === 1)}`}
          d="M150 288C210 300 280 280 372 246V340H236C220 318 190 306 146 298Z"
        />
      </g>
      <g class="moves" style={ring}>
        <circle class="track" r={ROUND} />
        <circle
          class="walked moves"
          r={ROUND}
          pathLength={100}
          transform="rotate(-90)"
          style={{ strokeDashoffset: road ? 45 : 100 - 20 * Math.max(0, state.seen >= 5 ? 5 : state.seen - 1) }}
        />
      </g>
      <g class="moves" style={middle}>
        <Behind now={now} size={state.size} />
      </g>
      <Water open={road ? state.open : 0} own={own} />
      <g class="moves" style={person}>
        <g transform="translate(14 -224) scale(1.5)">
          <Cloud rain={state.bad ? 2 : 0} />
        </g>
        <g class={own ? "you" : "her"}>
          <Standing look={own ? YOU : FATIMA} stance={{ ...stance, mood }} carries={<Umbrella open={state.bad} />} />
        </g>
      </g>
      <g
        class="moves"
        style={
          !road ? moves(MIDDLE[0] + 41, MIDDLE[1] + 80, 0.55) : at > 1 ? moves(312, 340, 0.66) : moves(200, 241, 0.38)
        }
      >
        <g class={shown(!own && (road ? state.open > 2 : now === 4))}>
          <Noor />
        </g>
      </g>
      <Water front open={road ? state.open : 0} own={own} />
      <g class="moves" style={middle}>
        <Before now={now} />
      </g>
      {/* The edge of the scene: someone near is seen through a round window. */}
      <g class="moves" style={middle}>
        <path
          class={`air air-${now} ${shown(now > 0)}`}
          fill-rule="evenodd"
          d="M0-110A110 110 0 0 1 0 110A110 110 0 0 1 0-110ZM0-80A80 80 0 0 0 0 80A80 80 0 0 0 0-80Z"
        />
      </g>
      <g class="moves" style={ring}>
        {SIGNS.map((sign, index) => {
          const [x, y] = around(index);
          const seen = own || index < state.seen;
          const here = road || state.world ? out === 1 && index === 3 : index + 1 === state.moment;
          return (
            <g key={sign} transform={`translate(${x} ${y})`} class={shown(!own || road)}>
              <g class="moves" style={{ transform: `scale(${here ? 1.14 : 1})` }}>
                <circle class={`medal ${seen ? "is-seen" : ""} ${here ? "is-here" : ""}`} r="27" />
                <path class={`sign ${shown(seen)}`} d={sign} />
                <text class={`number ${shown(!seen)}`} y="7" text-anchor="middle">
                  {index + 1}
                </text>
              </g>
            </g>
          );
        })}
      </g>
      <g class={shown(!road && !own)}>
        {NAMES.map(([x, y, anchor], index) => (
          <g key={anchor + x} class={`name ${shown(index < state.seen && !(out === 1 && index === 2))}`}>
            <Label x={x} y={y} word={MOMENTS[index] ?? ""} anchor={anchor} stacked />
          </g>
        ))}
      </g>
      <g class={shown(own && !road)}>
        {CARDS.map((at, index) => (
          <g key={at.join()} class={shown(out === 0 || index !== 2)}>
            <EmptyCard at={at} shown={!words[index]} name={MOMENTS[index] ?? ""} />
            <Card at={at} words={words[index] ?? ""} here={index + 1 === state.moment} />
          </g>
        ))}
      </g>
      <g class={`name is-small ${shown(!road && now === 0 && !state.bad)}`}>
        <g class={shown(!own)}>
          <Label x={MIDDLE[0]} y={MIDDLE[1] - 60} word="what she dares" anchor="middle" />
        </g>
        <g class={shown(own)}>
          <Label x={MIDDLE[0]} y={MIDDLE[1] - 44} word="what you dare" anchor="middle" />
        </g>
      </g>
      <path
        class={`turn ${shown(state.back && out > 1)}`}
        d={
          out === 3
            ? "M200 304C156 306 122 292 110 270M102 283L109 267L123 277"
            : "M166 212C172 194 162 180 144 174M158 170L143 174L151 187"
        }
      />
      <g class={shown(out === 1)}>
        <EmptyCard at={own ? STEP_AT_FORK : [166, 290, 190, 40]} shown={!ownStep} name="a small step" step />
        <Card at={STEP_AT_FORK} words={ownStep} step />
      </g>
      <g class={shown(road)}>
        <Card at={STEP_AT_ROAD} words={ownStep} step />
        <g class={`name ${shown(!ownStep && !state.bad)}`}>
          <Label x={100} y={96} word="very small" anchor="middle" />
        </g>
      </g>
      <g class={`name ${shown(road && state.open > 2)}`}>
        <Label x={6} y={226} word="a bit more" />
      </g>
      <g class={`name ${shown(road && state.open > 3)}`}>
        <Label x={354} y={184} word={own ? "further" : "together again"} anchor="end" />
      </g>
    </svg>
  );
}

/** What she does at each moment, for who does not see it. */
const told = (t: Translate) => [
  t("she lifts the laundry and feels pain in her back"),
  t("she thinks that it will get worse"),
  t("she worries at the table"),
  t("she stays on the sofa, and her granddaughter goes swimming"),
  t("in the evening she dares a bit less than yesterday"),
];

const stage: Stage<DayState> = {
  start,
  directions,
  Picture,
  size: [360, 326],
  describe: (state, t) => {
    if (state.out > 1) {
      const where = [
        t("on a narrow road out of the ring"),
        t("on a wider road out of the ring"),
        t("on a wide road out of the ring"),
      ][state.open - 2];
      if (state.bad)
        return t("On a bad day someone takes a smaller step {where}, which stays open.", { where: where ?? "" });
      if (state.back) return t("The step was too large, so someone goes a step back {where}.", { where: where ?? "" });
      return t("Someone walks {where}.", { where: where ?? "" });
    }
    const dares =
      [t("very little"), t("little"), t("less than before"), t("much"), t("everything")][Math.round(state.size)] ?? "";
    if (state.bad) return t("It is a bad day: it rains on the ring.");
    if (state.out === 1) return t("At avoiding the ring has a fork: a small step leads out of it.");
    if (state.own) {
      const words = ownWords(state).map((each, index) => each || t(MOMENTS[index] ?? ""));
      return t("Your ring of five moments: {words}.", { words: words.join(", ") });
    }
    if (state.world) return t("In the middle of the ring stands what Fatima dares: {dares}.", { dares });
    return t("Moment {moment} of the day: {what}.", { moment: state.moment, what: told(t)[state.moment - 1] ?? "" });
  },
};

export default stage;
