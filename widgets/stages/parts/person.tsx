/**
 * A person in profile, looking to the right, with joints. The middle of the head is the origin; its radius is 19, the hip
 * lies at (0, 92), the feet stand at 148. To look left, put it in a group with `scale(-1 1)`; to be larger, scale it.
 */
import type { ComponentChildren, JSX } from "preact";
import { Hand } from "./hand";

export type Hair = "bun" | "short" | "curls" | "long" | "bald" | "scarf";

/** Who it is: numbers choose a colour of the tokens (1 light, 2 middle, 3 dark skin). */
export interface Look {
  skin: 1 | 2 | 3;
  hair: Hair;
  hue: "grey" | "dark" | "brown";
  cloth: 1 | 2 | 3 | 4;
  build: "slim" | "middle" | "broad";
  glasses?: boolean;
  old?: boolean;
}

/** Degrees. An arm or leg hangs at 0 and lifts forwards; the second number bends it at the elbow or the knee. */
export interface Pose {
  near: [number, number];
  far: [number, number];
  nearLeg?: [number, number];
  farLeg?: [number, number];
  /** How far the body leans forwards over its hips, and the head over the neck. */
  lean?: number;
  nod?: number;
  mood: Mood;
  eyes?: "open" | "shut" | "tired";
}

export type Mood = "glad" | "calm" | "worried" | "hurt";

/** Some people to draw, all of them made up. */
export const PEOPLE = {
  thea: { skin: 1, hair: "bun", hue: "grey", cloth: 2, build: "middle", old: true },
  joris: { skin: 3, hair: "short", hue: "dark", cloth: 1, build: "broad" },
  samira: { skin: 2, hair: "scarf", hue: "dark", cloth: 4, build: "middle" },
  kees: { skin: 1, hair: "bald", hue: "grey", cloth: 3, build: "broad", glasses: true, old: true },
  mila: { skin: 2, hair: "long", hue: "brown", cloth: 1, build: "slim" },
  ruben: { skin: 3, hair: "curls", hue: "dark", cloth: 4, build: "slim" },
} satisfies Record<string, Look>;

const TORSO = {
  slim: "M-8 26C-16 28-19 38-18 50-17 61-14 68-15 78-16 86-18 92-17 99-9 103 8 103 16 99 17 82 16 66 13 50 11 37 8 28 3 25Z",
  middle:
    "M-9 26C-18 28-22 39-21 51-20 62-17 69-18 79-19 87-22 92-21 99-11 104 10 104 19 99 21 82 20 66 17 50 14 37 9 28 3 25Z",
  broad:
    "M-9 26C-20 28-24 39-23 52-22 63-20 70-21 80-22 88-24 93-23 99-12 105 13 105 23 99 29 84 28 68 21 51 17 38 10 28 3 25Z",
};

const HAIR: Record<Hair, JSX.Element> = {
  bun: (
    <g>
      <circle cx="-17" cy="-14" r="7.500" />
      <path d="M13-15C6-23-10-23-17-11-22-1-20 10-13 15-8 12-8 6-9-1-5-9 4-14 13-15Z" />
    </g>
  ),
  short: <path d="M13-15C8-24-10-24-17-12-21-4-20 4-16 9-11 8-9 4-9-3-5-10 4-14 13-15Z" />,
  curls: (
    <path d="M17-9C20-16 13-21 8-20 5-26-5-26-8-21-15-23-20-17-18-12-24-9-24-1-19 2-21 7-16 12-12 9-8 7-7 2-8-3-3-2 0-4 2-7 7-4 14-5 17-9Z" />
  ),
  long: <path d="M13-15C6-24-10-24-17-12-22-2-23 22-26 36-20 42-10 42-6 37-9 24-10 10-9-2-5-10 4-14 13-15Z" />,
  bald: <path d="M-16-8C-21-2-20 8-13 13-9 10-9 4-10-1-12-3-14-5-16-8Z" />,
  scarf: (
    <path d="M16-13C10-24-12-25-19-11-24 0-22 18-25 33-16 40 4 40 10 33 12 27 9 22 4 19-2 15-4 8-3 1-2-7 8-10 16-13Z" />
  ),
};

// The brow from its back to its front, the mouth from its corner to its front.
const BROW = { glad: "M6-8q3-3 7-1", calm: "M6-7q4-2 7 0", worried: "M6-7q3-2 7-3", hurt: "M6-6q3-3 7-4" };
const MOUTH = { glad: "M5 8q4 5 9 1", calm: "M7 10q4 2 6 0", worried: "M7 11q3-1 6 0", hurt: "M7 13q2-4 6-2" };

/** Turns its children round a joint, over which the movement goes. */
function Joint(props: { at: [number, number]; turn: number; children: ComponentChildren }) {
  return (
    <g transform={`translate(${props.at})`}>
      <g class="joint" style={{ transform: `rotate(${-props.turn}deg)` }}>
        {props.children}
      </g>
    </g>
  );
}

function Arm(props: { at: [number, number]; angles: [number, number]; children?: ComponentChildren }) {
  return (
    <Joint at={props.at} turn={props.angles[0]}>
      <path class="sleeve" d="M0 0v25" />
      <Joint at={[0, 25]} turn={props.angles[1]}>
        <g transform="translate(0 19) rotate(90) scale(.44)">
          <Hand />
        </g>
        <path class="sleeve" d="M0 0v16" />
        <path class="shade" d="M0-25V16" />
        {props.children}
      </Joint>
    </Joint>
  );
}

function Leg(props: { at: [number, number]; angles: [number, number] }) {
  return (
    <Joint at={props.at} turn={props.angles[0]}>
      <path class="trouser" d="M0 0v25" />
      <Joint at={[0, 25]} turn={-props.angles[1]}>
        <path class="shoe" d="M-2 25h11" />
        <path class="trouser" d="M0 0v21" />
      </Joint>
    </Joint>
  );
}

/**
 * @param carries stands in the near hand, in front of the body; its origin is the wrist.
 * @param children is drawn over the body and under the near arm, in the person's own measure.
 */
export function Person(props: { look: Look; pose: Pose; carries?: ComponentChildren; children?: ComponentChildren }) {
  const { look, pose } = props;
  const upper = `rotate(${pose.lean ?? 0}deg)`;
  return (
    <g class={`person skin-${look.skin} cloth-${look.cloth} hair-${look.hue}`}>
      <g class="is-far">
        <Leg at={[3, 96]} angles={pose.farLeg ?? [2, 0]} />
      </g>
      <Leg at={[-4, 96]} angles={pose.nearLeg ?? [-1, 0]} />
      <g class="joint" style={{ transform: upper, transformOrigin: "0 94px" }}>
        <g class="is-far">
          <Arm at={[4, 41]} angles={pose.far} />
        </g>
        <path class="neck" d="M-4 12v17" />
        <path class="cloth" d={TORSO[look.build]} />
        <g class="joint" style={{ transform: `rotate(${pose.nod ?? 0}deg)`, transformOrigin: "-4px 20px" }}>
          <circle class="skin" r="19" />
          <path class="skin" d="M17-3c5 4 6 8 1 8z" />
          <path class={pose.eyes === "shut" ? "line" : "line is-gone"} d="M7 1q3 2 6 0" />
          <circle class={pose.eyes === "shut" ? "eye is-gone" : "eye"} cx="10" cy="0" r="2" />
          <path class={pose.eyes === "tired" ? "line is-fine" : "line is-gone"} d="M6-2q4-2 8 0M7 4q3 2 6 0" />
          <path class="line" d={MOUTH[pose.mood]} />
          {look.old && <path class="line is-fine" d="M4 0l-3-1M4 2l-3 1" />}
          <g class="hair">{HAIR[look.hair]}</g>
          <path class="line" d={BROW[pose.mood]} />
          {look.hair !== "scarf" && <circle class="skin" cx="-5" cy="3" r="4.200" />}
          {look.glasses && <path class="line" d="M5-1a5 5 0 1 0 10 0 5 5 0 1 0-10 0M5-2l-9 2" />}
        </g>
        {props.children}
        <Arm at={[-3, 41]} angles={pose.near}>
          {props.carries}
        </Arm>
      </g>
    </g>
  );
}
