/** A person with joints. A pose says where hip, hands and feet are; knees and elbows follow. */
import type { ComponentChildren } from "preact";
import { Head, PEOPLE } from "./head";
import { limb, short } from "./limb";

type Point = readonly [x: number, y: number];

/** Lengths in units of the drawing; angles in degrees, clockwise. The person looks to the right. */
export interface Pose {
  hip: Point;
  /** Of the lower back, from upright. */
  lean: number;
  /** Of the upper back, on top of that. */
  curl: number;
  /** Ankles and wrists: first the near one, then the far one. */
  feet: readonly [Point, Point];
  hands: readonly [Point, Point];
  /** 0 seen from the side, 1 seen from the front. */
  turn?: number;
  /** Where the far ankle stands in the picture, when the whole person lies down: the pose is then as if standing. */
  lies?: Point;
  /** Hands closed around something. */
  grip?: boolean;
}

const SHIN = 44;
const THIGH = 46;
const LOW = 28;
const HIGH = 34;
const UPPER = 33;
const FORE = 29;

const DEGREE = Math.PI / 180;
/** Down, turned by an angle. */
const along = (angle: number, length: number): Point => [
  -Math.sin(angle * DEGREE) * length,
  Math.cos(angle * DEGREE) * length,
];
const towards = ([x, y]: Point) => Math.atan2(-x, y) / DEGREE;
const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];

/** The two angles of a limb that hangs at `from` and reaches for `to`; `side` says which way its joint bends. */
function reach(from: Point, to: Point, first: number, second: number, side: 1 | -1): Point {
  const way = minus(to, from);
  const far = Math.min(Math.max(Math.hypot(...way), Math.abs(first - second) + 1), first + second - 0.5);
  const bend = Math.acos((first * first + far * far - second * second) / (2 * first * far)) / DEGREE;
  const base = towards(way);
  const knee = plus(from, along(base + side * bend, first));
  const below = towards(minus(plus(from, along(base, far)), knee));
  // As a turn from the first part: the short way round, so that a limb never swings through the body.
  return [base + side * bend, base + side * bend + ((((below - base - side * bend + 180) % 360) + 360) % 360) - 180];
}

/** The lower half of a jumper: round at the waist, with a hem. */
const trunk = (half: number) =>
  `M${-half} 0q0 8 6 8H${half - 6}q6 0 6-8V${-LOW}A${half} ${half} 0 0 0 ${-half} ${-LOW}Z`;

/** A part that turns in its joint, which lies at (x, y) of the part that holds it. */
function Joint(props: { x?: number; y?: number; turn: number; children: ComponentChildren }) {
  const place = `translate(${short(props.x ?? 0)}px,${short(props.y ?? 0)}px)`;
  return (
    <g class="joint" style={{ transform: `${place} rotate(${short(props.turn)}deg)` }}>
      {props.children}
    </g>
  );
}

const FINGERS = [-3.9, -1.3, 1.3, 3.9];

function Hand({ grip, outline }: { grip: boolean; outline: boolean }) {
  return (
    <g class="skin" transform="scale(1.15)">
      <g class="joint" style={{ transform: `translate(0px,8px) scaleY(${grip ? 0.45 : 1})` }}>
        {outline ? (
          <path d={limb(6, 6, 5)} />
        ) : (
          FINGERS.map((x) => (
            <path key={x} d={limb(7 - Math.abs(x - 1) * 0.6, 2.2, 1.9)} transform={`translate(${x})`} />
          ))
        )}
      </g>
      <path d="M-4.6-3h9.2q2.6 6 1.5 12h-12.200q-1.1-6 1.5-12z" />
      <path d={limb(7, 2.5, 2)} transform={`translate(4.4 2.5) rotate(${grip ? -8 : -34})`} />
    </g>
  );
}

function Foot() {
  return <path class="shoe" d="M-9 9v-6q0-9 8-9t10 6q4 2 9 2.5 5 1 5 6.5z" />;
}

export interface FigureProps {
  pose: Pose;
  /** From 1 to `people`. */
  who: number;
  /** What is in the near hand, and in the far one, hanging straight down from (0, 0). */
  near?: ComponentChildren;
  far?: ComponentChildren;
  class?: string;
  /** Nothing but its outline will be seen: no face and no fingers. */
  outline?: boolean;
}

export function Figure({ pose, who, near, far, class: name = "", outline = false }: FigureProps) {
  const { hip, lean, curl, feet, hands, turn = 0, lies, grip = false } = pose;
  const wide = (PEOPLE[who - 1] ?? PEOPLE[0]).wide;
  const half = wide / 2;
  const leg = 9.5 + (wide - 31) * 0.2;
  const spread = turn * half * 0.8;
  const back = lean + curl;
  const chest = plus(hip, along(lean, -LOW));
  const shoulder = plus(chest, along(back, 4 - HIGH));
  const across: Point = along(back - 90, spread);

  const arm = (hand: Point, side: 1 | -1, held: ComponentChildren) => {
    const [upper, fore] = reach(plus(shoulder, [across[0] * side, across[1] * side]), hand, UPPER, FORE, 1);
    return (
      <Joint x={spread * side} y={5 - HIGH} turn={upper - back}>
        <path class={`sleeve ${side < 0 ? "far" : ""}`} d={limb(UPPER, half * 0.34 + 2.5, 6.5)} />
        <Joint y={UPPER} turn={fore - upper}>
          <Joint y={FORE + 4} turn={-fore}>
            {held}
          </Joint>
          <Joint y={FORE - 2} turn={0}>
            <Hand grip={grip} outline={outline} />
          </Joint>
          <path class={`sleeve ${side < 0 ? "far" : ""}`} d={`M-6.5 0A6.5 6.5 0 0 1 6.5 0L5.5 ${FORE - 1}h-11z`} />
        </Joint>
      </Joint>
    );
  };
  const [nearThigh, nearShin] = reach(hip, feet[0], THIGH, SHIN, -1);
  const [farThigh, farShin] = reach(hip, feet[1], THIGH, SHIN, -1);
  const [x, y] = lies ?? feet[1];

  // The far foot holds the rest, so that feet stay where they stand while a movement is under way.
  return (
    <g class={`figure who-${who} ${lies ? "lies" : ""} ${name}`}>
      <Joint x={x} y={y} turn={lies ? 90 : 0}>
        <Foot />
        <Joint turn={farShin}>
          <path class="leg far" d={limb(-SHIN, leg * 0.66, leg * 0.8)} />
          <Joint y={-SHIN} turn={farThigh - farShin}>
            <path class="leg far" d={limb(-THIGH, leg * 0.8, leg * 1.15)} />
            <Joint y={-THIGH} turn={-farThigh}>
              <Joint turn={lean}>
                <Joint y={-LOW} turn={curl}>
                  {arm(hands[1], -1, far)}
                </Joint>
              </Joint>
              <circle class="leg" cx="-2" cy="-1" r={half - 1} />
              <Joint turn={nearThigh}>
                <path class="leg" d={limb(THIGH, leg * 1.2, leg * 0.8)} />
                <Joint y={THIGH} turn={nearShin - nearThigh}>
                  <Joint y={SHIN} turn={-nearShin}>
                    <Foot />
                  </Joint>
                  <path class="leg" d={limb(SHIN - 2, leg * 0.8, leg * 0.68)} />
                </Joint>
              </Joint>
              <Joint turn={lean}>
                <path class="jumper" d={trunk(half)} />
                <ellipse class="jumper" cx={(wide - 31) * 0.26 * (1 - turn)} cy="-11" rx={half} ry="16" />
                <Joint y={-LOW} turn={curl}>
                  <Joint x={1} y={-HIGH} turn={-0.4 * back}>
                    <Head who={who} turn={turn} outline={outline} />
                  </Joint>
                  <path
                    class="jumper joint"
                    style={{ transform: `scaleX(${short(1 + turn * 0.3)})` }}
                    d={limb(-20, half, half * 0.86)}
                  />
                  {arm(hands[0], 1, near)}
                </Joint>
              </Joint>
            </Joint>
          </Joint>
        </Joint>
      </Joint>
    </g>
  );
}
