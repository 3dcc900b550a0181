/** A room of the house, and who walks through it. */
import type { ComponentChildren } from "preact";
import { Figure, type Pose } from "../parts/figure";

const STANDING: Pose = {
  hip: [0, 164],
  lean: 1,
  curl: 2,
  feet: [
    [7, 253],
    [-6, 253],
  ],
  hands: [
    [9, 168],
    [-3, 168],
  ],
};

/** What stands in a room: about 48 wide and 36 high, on (0, 0). Which lesson it is does not matter. */
const FURNITURE: ComponentChildren[] = [
  <>
    <path class="wood-line" d="M-18-34h28M-8-1h22" />
    <path class="cloth" d="M-16-31q4-4 8 0l3 20h-14z" />
    <path class="amber" d="M-2-31q4-4 8 0l2 14H-4z" />
  </>,
  <path class="cloth" d="M-14 0v-16q0-5 5-5 4 0 4 5v-12q0-6 6-6h6q6 0 6 6v12q0-5 4-5 5 0 5 5V0z" />,
  <>
    <path class="wood" d="M-14-12h28v4h-4V0H6v-8H-6V0h-4v-8h-4z" />
    <path class="amber" d="M-7-24q0-10 7-10t7 10q0 5 3 8h-20q3-3 3-8zM-3-15h6q-1 3-3 3t-3-3z" />
  </>,
  <path class="wood-line" d="M-9-24a9 9 0 1 0 18 0 9 9 0 1 0-18 0M0-29v5l4 3M-14-2h28" />,
  <path class="cloth" d="M-22 0v-22h4v10q2-6 9-5l2 3h25q4 0 4 5v9h-4v-4h-36v4z" />,
  <path class="wood" d="M-18 0v-8h9v-8h9v-8h9v-8h9V0z" />,
  <>
    <path class="wood" d="M-18-16h36v4h-4V0h-4v-12h-20V0h-4v-12h-4z" />
    <path class="cloth" d="M-11-24h8v4q0 4-4 4t-4-4zM3-24h8v4q0 4-4 4t-4-4z" />
  </>,
  <>
    <path class="wood" d="M-18-16h36v4h-3V0h-4v-12h-22V0h-4v-12h-3z" />
    <path class="paper" d="M-9-33h14l4 4v13H-9z" />
    <path class="wood-line thin" d="M-5-27h7M-5-22h9" />
  </>,
  <path class="wood-line" d="M-12 0v-34h24V0M-12-17h24M-6-19v-9M-1-19v-11M4-19v-9M-6-2v-9M0-2v-11M6-2v-8" />,
  <path class="leaf" d="M-7 0l-2-12h5q-10-6-9-16 9 2 11 12-1-12 6-17 5 9-1 17 3-8 10-9 0 10-8 13h4L7 0z" />,
  <path class="wood-line" d="M-10 0l6-28h8l6 28M-12-28h24v18h-24z" />,
  <path class="wood-line" d="M-12-34h24v22h-24zM0-34v22M-12-23h24M-16-10h32" />,
];

const CHECK = "M-3.5.500l2.5 2.5 4.5-5.5";

/** One room, lit or not: used in the house, and by itself beside the name of a lesson. */
export function Room({ n, letter, wide, tall }: { n: number; letter: string; wide: number; tall: number }) {
  const middle = wide / 2;
  const lit = letter === "." ? "" : "is-lit";
  return (
    <g class={`room ${lit}`}>
      <rect class="walls" width={wide} height={tall} rx="3" />
      <path class="glow" d={`M${middle} 10L${wide - 4} ${tall - 3}H4z`} />
      <g class="furniture" transform={`translate(${middle + Math.min(12, middle - 24)} ${tall - 3})`}>
        {FURNITURE[(n - 1) % FURNITURE.length]}
      </g>
      <path class="floor" d={`M0 ${tall - 3}h${wide}`} />
      <path class="cord" d={`M${middle} 0v7`} />
      <path class="lamp" d={`M${middle - 7} 13q0-7 7-7t7 7z`} />
      <g class={letter === "l" ? "seal" : "seal is-gone"} transform={`translate(${wide - 10} 11)`}>
        <circle r="7" />
        <path d={CHECK} />
      </g>
    </g>
  );
}

/** Who walks through the house, standing on (0, 0). */
export function Visitor() {
  return (
    <g transform="scale(.225) translate(0 -262)">
      <Figure class="rim" who={3} pose={STANDING} />
      <Figure who={3} pose={STANDING} />
    </g>
  );
}
