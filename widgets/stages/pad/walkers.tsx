/** The two people of the stage `pad`, on the curves that they walk. */
import { Cloud, HOLDS_UP, shown, Umbrella } from "../parts/outdoors";
import type { Look } from "../parts/person";
import { type Stance, Standing } from "../parts/standing";
import { Comes } from "../parts/still";
import { type Does, hundredth, WEEKS, within } from "./path";

/** Height of a path at x: a curve that is straight in x, so that feet and stones lie on it exactly. */
export const LANES = [
  [158, 155, 143],
  [300, 297, 272],
] as const;
export type Lane = (typeof LANES)[number];
export const height = ([left, middle, right]: Lane, x: number) => {
  const t = x / 360;
  return (1 - t) ** 2 * left + 2 * t * (1 - t) * middle + t ** 2 * right;
};
export const placeOf = (week: number) => 34 + 23 * within(0, week, WEEKS);
export const tenth = (value: number) => Math.round(value * 10) / 10;

export const feet = (lane: Lane, week: number) => {
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

export function Pack(props: { size: number; load: number; away: boolean }) {
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

export function Person(props: { who: 0 | 1; week: number; does: Does; pack: number; load: number; rain: number }) {
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
