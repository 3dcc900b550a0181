/** The stage `pad`: two people walk the same weeks on a hill; what each did lies behind them as stones and puddles. */
import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { useTexts } from "../../front/widget";
import { Label } from "../parts/label";
import { CLOUD, Cloud, HOLDS_UP, shown, Tree, Umbrella } from "../parts/outdoors";
import type { Look } from "../parts/person";
import { type Stance, Standing } from "../parts/standing";
import { Comes, Still } from "../parts/still";
import type { Stage } from "../stage";

/** What someone does today. */
type Does = "walk" | "much" | "rest" | "slow";

/**
 * 1 is who does much and then rests, 2 is who builds up. Both are always in the same week, so nobody is ahead.
 * `pack` is what someone can carry, 1 at the start; `week` may lie between two weeks, for a play that walks on.
 */
export interface PathState {
  week: number;
  sun: boolean;
  does1: Does;
  does2: Does;
  pack1: number;
  pack2: number;
  /** How full the pack is: 1 is what one can carry. */
  load1: number;
  load2: number;
  /** Rain: 2 now, 1 still dripping, 0 dry. */
  rain1: number;
  rain2: number;
  /** A digit a week: how much was done (0-9), and on how many days it flared (0-7). */
  stones1: string;
  stones2: string;
  puddles1: string;
  puddles2: string;
  /** Of the week that is not over yet. */
  wet1: number;
  wet2: number;
}

export const WEEKS = 12;
const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));
const digit = (value: number, most: number) => within(0, Math.round(value), most);
const hundredth = (value: number) => Math.round(value * 100) / 100;

/** What model 4 (widgets/models/building_up.py) says of one plan: a number for each week. */
export interface Weeks {
  minutes: readonly number[];
  flareDays: readonly number[];
  /** What one can take at the end of each week, in minutes a day; 20 at the start. */
  capacity: readonly number[];
  /** Does a lot on good days and rests after them, so that a week has both. */
  bursts?: boolean;
}

const CAPACITY = 20;

/**
 * What lies behind someone after these weeks. Days are rounded so that their sum stays right: a mean of a fifth of a day
 * a week is a puddle every fifth week.
 */
export function trail(minutes: readonly number[], flareDays: readonly number[]) {
  let days = 0;
  const puddles = flareDays.map((each) => {
    const before = Math.round(days);
    days += each;
    return digit(Math.round(days) - before, 7);
  });
  return { stones: minutes.map((each) => digit(each / 28, 9)).join(""), puddles: puddles.join("") };
}

/** One person at a moment between two weeks. The flare-up, if the week has one, comes in its middle. */
function personAt(weeks: Weeks, week: number) {
  const number = within(0, Math.floor(week), WEEKS);
  const now = Math.min(number, WEEKS - 1);
  const part = week - number;
  const behind = trail(weeks.minutes, weeks.flareDays);
  const capacity = weeks.capacity[now] ?? CAPACITY;
  const wet = number < WEEKS ? Number(behind.puddles[now]) || 0 : 0;
  const rain = wet > 0 && part >= 0.4 ? (part < 0.4 + wet * 0.08 ? 2 : part < 0.55 + wet * 0.08 ? 1 : 0) : 0;
  const before = part < 0.4;
  const bursts = !!weeks.bursts && number < WEEKS;
  const does: Does = rain ? "slow" : bursts ? (before ? "much" : "rest") : "walk";
  const usual = hundredth(within(0, (weeks.minutes[now] ?? 0) / 7 / capacity, 1.6));
  return {
    does,
    rain,
    pack: hundredth(within(0.25, capacity / CAPACITY, 3)),
    load: rain ? 0.3 : bursts ? (before ? 1.6 : 0.25) : usual,
    stones: behind.stones.slice(0, number),
    puddles: behind.puddles.slice(0, number),
  };
}

/** For a play: both people after so many weeks (0 to 12, also between two). Both walk the same weeks. */
export function walked(one: Weeks, two: Weeks, week: number): PathState {
  const at = within(0, week, WEEKS);
  const first = personAt(one, at);
  const second = personAt(two, at);
  return {
    week: at,
    sun: !first.rain && !second.rain,
    does1: first.does,
    does2: second.does,
    pack1: first.pack,
    pack2: second.pack,
    load1: first.load,
    load2: second.load,
    rain1: first.rain,
    rain2: second.rain,
    stones1: first.stones,
    stones2: second.stones,
    puddles1: first.puddles,
    puddles2: second.puddles,
    wet1: 0,
    wet2: 0,
  };
}

const start: PathState = {
  week: 0,
  sun: true,
  does1: "walk",
  does2: "walk",
  pack1: 1,
  pack2: 1,
  load1: 0.8,
  load2: 0.7,
  rain1: 0,
  rain2: 0,
  stones1: "",
  stones2: "",
  puddles1: "",
  puddles2: "",
  wet1: 0,
  wet2: 0,
};

/** A step drier; who walked in the rain walks on. */
function drier(state: PathState): PathState {
  const rain1 = Math.max(0, state.rain1 - 1);
  const rain2 = Math.max(0, state.rain2 - 1);
  return {
    ...state,
    rain1,
    rain2,
    does1: state.does1 === "slow" && !rain1 ? "walk" : state.does1,
    does2: state.does2 === "slow" && !rain2 ? "walk" : state.does2,
  };
}

/** Someone's own stone is as large as what they carried. */
const stone = (pack: number, load: number) => String(digit(5 * pack * load, 9));

function weekOn(state: PathState): PathState {
  if (state.week >= WEEKS) return state;
  const next = drier(state);
  return {
    ...next,
    week: Math.floor(state.week) + 1,
    does1: next.rain1 ? "slow" : "walk",
    does2: next.rain2 ? "slow" : "walk",
    load1: next.rain1 ? 0.3 : 0.8,
    load2: next.rain2 ? 0.4 : 0.8,
    stones1: state.stones1 + stone(state.pack1, state.load1),
    stones2: state.stones2 + stone(state.pack2, state.load2),
    puddles1: state.puddles1 + digit(state.wet1, 7),
    puddles2: state.puddles2 + digit(state.wet2, 7),
    wet1: next.rain1 ? 1 : 0,
    wet2: next.rain2 ? 1 : 0,
  };
}

const directions: Stage<PathState>["directions"] = {
  good_day: (state) => ({ ...drier(state), sun: true, does1: state.rain1 > 1 ? "slow" : "walk" }),
  too_much: (state) => ({ ...state, does1: "much", load1: 1.6, rain1: 0 }),
  rest_day: (state) => ({ ...drier(state), does1: "rest", load1: 0.25 }),
  small_step: (state) => ({
    ...drier(state),
    does2: "walk",
    load2: 0.85,
    pack2: hundredth(within(0.4, state.pack2 + 0.12, 2.4)),
  }),
  flare_up: (state) => ({
    ...state,
    sun: false,
    does1: "slow",
    load1: 0.3,
    rain1: 2,
    pack1: hundredth(within(0.4, state.pack1 - 0.08, 2.4)),
    wet1: Math.min(7, state.wet1 + 2),
  }),
  // In a good plan it flares too, because something happens in every life. It costs nothing of what one can carry.
  flare_up_other: (state) => ({
    ...state,
    sun: false,
    does2: "slow",
    load2: 0.4,
    rain2: 2,
    wet2: Math.min(7, state.wet2 + 2),
  }),
  clearing_up: (state) =>
    drier({ ...state, sun: true, rain1: Math.min(1, state.rain1), rain2: Math.min(1, state.rain2) }),
  week_on: weekOn,
  weeks_on: (state, n = 2) => {
    let next = state;
    for (let week = 0; week < Math.min(n, WEEKS); week += 1) next = weekOn(next);
    return next;
  },
  from_the_start: () => start,
};

// The picture.

/** Height of a path at x: a curve that is straight in x, so that feet and stones lie on it exactly. */
const LANES = [
  [158, 155, 143],
  [300, 297, 272],
] as const;
type Lane = (typeof LANES)[number];
const height = ([left, middle, right]: Lane, x: number) => {
  const t = x / 360;
  return (1 - t) ** 2 * left + 2 * t * (1 - t) * middle + t ** 2 * right;
};
const curve = ([left, middle, right]: Lane, below = 0) =>
  `M-10 ${left + below}L0 ${left + below}Q180 ${middle + below} 360 ${right + below}L370 ${right + below - 2}`;
const placeOf = (week: number) => 34 + 23 * within(0, week, WEEKS);
const tenth = (value: number) => Math.round(value * 10) / 10;

const feet = (lane: Lane, week: number) => {
  const x = placeOf(week);
  return { transform: `translate(${tenth(x)}px,${tenth(height(lane, x))}px)` };
};

const LOOKS: readonly [Look, Look] = [
  { skin: 1, hair: "bun", hue: "brown", cloth: 4, build: "middle" },
  { skin: 3, hair: "short", hue: "grey", cloth: 2, build: "broad", glasses: true, old: true },
];

// Two of each, so that the legs take turns from week to week; who rests sits dry or under an umbrella.
const STANCES: Record<Does, readonly [Stance, Stance]> = {
  walk: [
    { lean: 4, near: [-18, 14], far: [26, 18], nearLeg: [24, 6], farLeg: [-20, 16], mood: "glad" },
    { lean: 4, near: [26, 18], far: [-18, 14], nearLeg: [-20, 16], farLeg: [24, 6], mood: "glad" },
  ],
  much: [
    { lean: 15, nod: -6, near: [-26, 50], far: [58, 70], nearLeg: [40, 22], farLeg: [-26, 40], mood: "glad" },
    { lean: 15, nod: -6, near: [58, 70], far: [-26, 50], nearLeg: [-26, 40], farLeg: [40, 22], mood: "glad" },
  ],
  slow: [
    { lean: 6, nod: 4, near: HOLDS_UP, far: [4, 14], nearLeg: [13, 8], farLeg: [-9, 10], mood: "calm", eyes: "tired" },
    { lean: 6, nod: 4, near: HOLDS_UP, far: [16, 14], nearLeg: [-9, 10], farLeg: [13, 8], mood: "calm", eyes: "tired" },
  ],
  rest: [
    { at: [-4, 26], lean: -3, near: [22, 42], far: [12, 52], nearLeg: [86, 84], farLeg: [79, 74], mood: "calm" },
    { at: [-4, 26], lean: 6, near: HOLDS_UP, far: [16, 52], nearLeg: [86, 84], farLeg: [79, 74], mood: "calm" },
  ],
};

const STONE = "M-10 1C-11-8-3-12 2-11C9-11 12-4 11 1C10 4-9 4-10 1Z";

function Pack(props: { size: number; load: number; away: boolean }) {
  return (
    <Comes shown={!props.away} class="fades">
      <g transform="translate(-9 -6)">
        <g class="moves" style={{ transform: `scale(${hundredth(Math.sqrt(props.size))})` }}>
          <Comes shown={props.load > 1.1} class="fades">
            <rect class="pack-more" x="-24" y="-45" width="26" height="11" rx="5.500" />
            <path class="pack-line" d="M-17-45V-34M-6-45V-34" />
          </Comes>
          <rect class="pack" x="-25" y="-34" width="26" height="35" rx="9" />
          <g transform="translate(0 -3)">
            <rect
              class="pack-fill moves"
              x="-21"
              y="-27"
              width="18"
              height="27"
              rx="5"
              style={{ transform: `scale(1, ${hundredth(within(0.05, props.load, 1))})` }}
            />
          </g>
          <rect class="pack-edge" x="-25" y="-34" width="26" height="35" rx="9" />
          <path class="pack-line" d="M-17-34Q-12-41-7-34M-25-16H-1" />
        </g>
      </g>
    </Comes>
  );
}

function Person(props: { who: 0 | 1; week: number; does: Does; pack: number; load: number; rain: number }) {
  const { does, pack, load, rain, who } = props;
  const rests = does === "rest";
  const second = rests ? rain > 0 : Math.floor(props.week) % 2 === 1;
  return (
    <g class="moves" style={feet(LANES[who], props.week)}>
      <g transform="translate(8 -116)">
        <Cloud rain={rain} />
      </g>
      <g transform="scale(.52)">
        <ellipse class="shadow" cx="0" cy="1" rx="36" ry="7" />
        <Comes shown={rests} class="fades">
          <path class="bench" d="M-44-16H26M-44-50V-16M-44-44H-38M-36-16V0M18-16V0" />
          <g transform="translate(84 -4) scale(1.200)">
            <Pack size={pack} load={load} away={false} />
          </g>
        </Comes>
        <Standing
          look={LOOKS[who]}
          stance={STANCES[does][second ? 1 : 0]}
          back={
            <g transform="translate(2 88) scale(1.450)">
              <Pack size={pack} load={load} away={rests} />
            </g>
          }
          carries={<Umbrella open={rain > 0} />}
        >
          <path class={`strap ${shown(!rests)}`} d="M-13 33C2 26 13 38 12 52S-2 72-15 73" />
        </Standing>
      </g>
    </g>
  );
}

const Puddle = () => (
  <>
    <path class="puddle" d="M-13 0C-13-5-4-6 2-5C10-6 15-3 14 1C13 6 4 5 0 5C-8 6-13 5-13 0Z" />
    <path class="ripple" d="M-8-.5Q-5-3 0-3" />
  </>
);

function Lies(props: { lane: Lane; week: number; below: number; size: number; children: ComponentChildren }) {
  const x = placeOf(props.week);
  if (useContext(Still) && !props.size) return null;
  return (
    <g transform={`translate(${tenth(x)} ${tenth(height(props.lane, x) + props.below)})`}>
      <g class="moves" style={{ transform: `scale(${props.size})` }}>
        {props.children}
      </g>
    </g>
  );
}

/** What lies behind one person: always twelve of each, so that they can come and go. */
function Trail(props: { who: 0 | 1; stones: string; puddles: string }) {
  const lane = LANES[props.who];
  return (
    <g>
      {Array.from({ length: WEEKS }, (_, week) => {
        const size = Number(props.stones[week]) || 0;
        const wet = Number(props.puddles[week]) || 0;
        return (
          <g key={week}>
            <Lies lane={lane} week={week + 0.85} below={9} size={wet && hundredth(0.5 + wet * 0.12)}>
              <Puddle />
            </Lies>
            <Lies lane={lane} week={week + 0.4} below={2} size={props.stones[week] ? hundredth(0.22 + size * 0.11) : 0}>
              <path class="stone" d={STONE} />
            </Lies>
          </g>
        );
      })}
    </g>
  );
}

/** Below the feet; a long name, which a play may give, stays within the drawing. */
function Name(props: { lane: Lane; week: number; word: string }) {
  const half = 5 * useTexts()(props.word).length;
  const x = placeOf(props.week);
  return (
    <g class="moves name" style={feet(props.lane, props.week)}>
      <Label x={tenth(within(half, x, 360 - half) - x)} y={21} word={props.word} anchor="middle" />
    </g>
  );
}

function Picture({ state, still = false }: { state: PathState; still?: boolean }) {
  return (
    <Still.Provider value={still}>
      <svg class="drawn stage-pad" viewBox="0 0 360 326" aria-hidden="true" focusable="false">
        <rect class="sky" width="360" height="326" />
        <g transform="translate(204 38)">
          <circle class={`glow ${shown(state.sun)}`} r="30" />
          <circle class={state.sun ? "sun moves" : "sun is-pale moves"} r="17" />
          <path class={`cloud ${shown(!state.sun)}`} transform="translate(-8 12)" d={CLOUD} />
        </g>
        <path class="far" d="M0 118C50 80 90 76 128 92C170 108 190 66 250 66C300 66 330 84 360 96V326H0Z" />
        <Tree x={286} y={138} size={0.9} />
        <path class="hill" d={`${curve(LANES[0], -5)}V340H-10Z`} />
        <Tree x={344} y={264} size={1.1} />
        <path class="near" d={`${curve(LANES[1], -5)}V340H-10Z`} />
        <path
          class="grass"
          d="M82 182q2-8-1-12m4 12q1-6 5-9M318 270q2-8-1-12m4 12q1-6 5-9M76 262q2-8-1-12m4 12q1-6 5-9"
        />
        {LANES.map((lane) => (
          <g key={lane[0]}>
            <path class="path-edge" d={curve(lane, 3)} />
            <path class="path" d={curve(lane, 3)} />
          </g>
        ))}
        <Comes shown={state.week === 0} class="fades">
          <g transform="translate(112 202)">
            <g transform="translate(11 6) scale(0.500)">
              <Pack size={1} load={0.8} away={false} />
            </g>
            <path class="stone" transform="translate(0 28)" d={STONE} />
            <g transform="translate(0 50)">
              <Puddle />
            </g>
            <Label x={21} y={5} word="what someone can carry" />
            <Label x={21} y={30} word="what someone does" />
            <Label x={21} y={55} word="flare-up" />
          </g>
        </Comes>
        {/* Below the path, where nobody walks. */}
        <g class="name" transform={`translate(${state.week >= 10 ? 188 : 318} 320)`}>
          <Comes shown={state.week >= 1} class="fades">
            <Label x={0} y={0} word="week" anchor="end" />
            <text x="6">{Math.min(WEEKS, Math.floor(state.week))}</text>
          </Comes>
        </g>
        <Trail who={0} stones={state.stones1} puddles={state.puddles1} />
        <Trail who={1} stones={state.stones2} puddles={state.puddles2} />
        <Person who={0} week={state.week} does={state.does1} pack={state.pack1} load={state.load1} rain={state.rain1} />
        <Person who={1} week={state.week} does={state.does2} pack={state.pack2} load={state.load2} rain={state.rain2} />
        {/* Last, so that no cloud hides who it is. */}
        {LANES.map((lane, who) => (
          <Name key={lane[0]} lane={lane} week={state.week} word={who ? "Kees" : "Ans"} />
        ))}
      </svg>
    </Still.Provider>
  );
}

const stage: Stage<PathState> = {
  start,
  directions,
  Picture,
  size: [360, 326],
  describe: (state, t) => {
    const said = (name: string, does: Does, rain: number, pack: number) => {
      const doing = {
        walk: t("{name} walks on", { name }),
        much: t("{name} does a lot, with a pack that is too full", { name }),
        rest: rain ? t("{name} rests on a bench under an umbrella", { name }) : t("{name} rests on a bench", { name }),
        slow: t("{name} walks on slowly under an umbrella, because it flared up", { name }),
      }[does];
      if (pack > 1.1) return t("{doing} and can carry more than at first", { doing });
      return pack < 0.9 ? t("{doing} and can carry less than at first", { doing }) : doing;
    };
    const one = said(t("Ans"), state.does1, state.rain1, state.pack1);
    const two = said(t("Kees"), state.does2, state.rain2, state.pack2);
    const week = Math.min(WEEKS, Math.floor(state.week));
    return week
      ? t("Two people on a hill path in week {week}: {one}, and {two}.", { week, one, two })
      : t("Two people at the start of a hill path: {one}, and {two}.", { one, two });
  },
};

export default stage;
