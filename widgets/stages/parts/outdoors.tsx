/** What stages have outdoors. Rain is a flare-up, on every stage: it passes, and there is an umbrella against it. */

import { Comes } from "./still";

/** What can come and go is always drawn, and fades. */
export const shown = (yes: boolean) => (yes ? "fades" : "fades is-gone");

export const CLOUD = "M-22 10C-36 10-36-8-22-8C-20-22 4-26 10-12C22-18 34-8 28 0C38 2 36 10 28 10Z";

/** 2 is rain, 1 a few drops, 0 dry. */
export const Cloud = (props: { rain: number }) => (
  <Comes shown={props.rain > 0} class="weather fades">
    <path class={`rain ${shown(props.rain > 1)}`} d="M-18 12L-22 24M4 12L0 24M26 12L22 24" />
    <path class="rain" d="M-7 12L-9 18M15 12L13 18" />
    <path class="cloud" d={CLOUD} />
  </Comes>
);

/** How the near arm holds it up, with a lean of 6: see Pose in person.tsx. */
export const HOLDS_UP: [number, number] = [36, 72];

/** For the near hand of a person: `carries`. */
export const Umbrella = (props: { open: boolean }) => (
  <Comes shown={props.open} class="weather fades" transform="translate(0 23) rotate(102) scale(1.450)">
    <path class="stick" d="M0 8V-58Q0-66-10-70" />
    <path class="umbrella" d="M-56-48C-52-84 26-84 30-46Q20-54 11-48Q0-55-11-49Q-22-55-33-49Q-45-55-56-48Z" />
  </Comes>
);

export const Tree = (props: { x: number; y: number; size: number }) => (
  <g class="tree" transform={`translate(${props.x} ${props.y}) scale(${props.size})`}>
    <path class="trunk" d="M0 0V-22" />
    <circle class="leaf" cy="-30" r="15" />
    <circle class="leaf" cx="11" cy="-22" r="9" />
  </g>
);
