/** Where the movements of the stage `beweging` are made, and with what. */
import { Comes } from "../parts/still";
import { SEATS } from "./movement";

/** What stands higher or lower by the size: its top moves, its legs grow with it. */
function Raised(props: { top: number; from: number; to: number; legs: number[]; class: string }) {
  const tall = 262 - props.top;
  return (
    <g class={props.class}>
      <path
        class="wood-2 joint"
        style={{ transform: `translate(0px,262px) scaleY(${tall})` }}
        d={props.legs.map((x) => `M${x} 0v-1h7v1z`).join("")}
      />
      <rect
        class="wood joint"
        style={{ transform: `translate(0px,${props.top}px)` }}
        x={props.from}
        width={props.to - props.from}
        height="9"
        rx="4.5"
      />
    </g>
  );
}

export function Room({ shown }: { shown: boolean }) {
  return (
    <Comes class="prop" shown={shown}>
      <path class="wall" d="M0 0h360v234H0z" />
      <path class="skirting" d="M0 228h360v7H0z" />
      <g transform="translate(266 30)">
        <rect class="sky frame" width="66" height="78" rx="6" />
        <path class="leaf" d="M4 74V58q16-14 30-4t28-6v26z" />
        <path class="bar" d="M33 2v74M2 34h62" />
        <path class="sill" d="M-6 81h78" />
        <path class="leaf" d="M52 66c-2-14-10-17-15-17 0 10 5 17 15 17zM52 66c0-16 6-22 13-24 2 11-4 21-13 24z" />
        <path class="pot" d="M42 64h20l-3 15H45z" />
      </g>
    </Comes>
  );
}

export function Seats({ shown, size }: { shown: boolean; size: number }) {
  const top = SEATS[size - 1] ?? SEATS[0];
  const back = { transform: `translate(0px,${top}px)` };
  return (
    <Comes class="prop" shown={shown}>
      <Comes class="prop" shown={size === 2 || size === 3}>
        <path class="wood joint" style={back} d="M84 6v-66q0-6 6-6t6 6v66z" />
      </Comes>
      <Comes class="prop" shown={size === 4}>
        <path class="cloth joint" style={back} d="M58 32v-68q0-16 16-16t16 16v68z" />
      </Comes>
      <Comes class="prop" shown={size < 4}>
        <Raised class="" top={top} from={size === 1 ? 96 : 86} to={146} legs={size === 1 ? [102, 134] : [89, 136]} />
      </Comes>
      <Comes class="prop" shown={size === 2}>
        <rect
          class="cloth joint"
          style={{ transform: `translate(0px,${top - 9}px)` }}
          x="94"
          width="52"
          height="12"
          rx="6"
        />
      </Comes>
      <Comes class="prop" shown={size === 4}>
        <path class="cloth joint" style={back} d="M74 0h70q10 0 10 10v12q0 5-5 5H74z" />
        <path class="wood-2 joint" style={back} d="M64 32v-5h9v5zM136 32v-5h9v5z" />
      </Comes>
    </Comes>
  );
}

const TABLE = [192, 214, 233, 262] as const;

export function LiftProps({ shown, size }: { shown: boolean; size: number }) {
  const top = TABLE[size - 1] ?? 262;
  const wide = 0.8 + size * 0.1;
  return (
    <Comes class="prop" shown={shown}>
      <Comes class="prop" shown={size < 4}>
        <Raised class="" top={top} from={190} to={262} legs={[198, 247]} />
      </Comes>
      <g class="joint" style={{ transform: `translate(194px,${top}px) scale(${wide})` }}>
        <path class="box" d="M0-32h46V0H0z" />
        <path class="box-2" d="M0-32h46v9H0zM19-32h8v15h-8z" />
      </g>
    </Comes>
  );
}

export function Street({ shown, size }: { shown: boolean; size: number }) {
  const far = (n: number) => `spot ${size >= n ? "" : "is-far"}`;
  return (
    <Comes class="prop" shown={shown}>
      <path class="sky" d="M0 0h360v240H0z" />
      <path class="hill" d="M0 196q90-30 180-10t180-14v70H0z" />
      <path class="road" d="M0 234h360v56H0z" />
      <path class="house" d="M0 84h128v150H0z" />
      <path class="roof" d="M0 62h118l20 26H0z" />
      <rect class="lit frame" x="14" y="112" width="44" height="46" rx="3" />
      <path class="bar" d="M36 113v44" />
      <g class={far(2)}>
        <path class="door" d="M78 236V134q0-6 6-6h28q6 0 6 6v102z" />
        <circle class="knob" cx="111" cy="186" r="3" />
        <rect class="lit" x="87" y="138" width="22" height="24" rx="2" />
      </g>
      <g class={far(3)}>
        <path class="pole" d="M186 236V92q0-8 8-8h14" />
        <path class="lit" d="M202 84h22l5 15h-32z" />
      </g>
      <g class={far(4)}>
        <path class="pole" d="M242 236v-50" />
        <circle class="leaf tree" cx="242" cy="172" r="22" />
        <path class="house" d="M250 146h50v-24h46v112h-96z" />
        <path class="roof" d="M244 150l14-22h44v22zM294 126l28-30 30 30z" />
        <path class="lit" d="M262 164h20v24h-20zM314 140h16v22h-16zM262 200h20v34h-20z" />
      </g>
    </Comes>
  );
}

export function Stairs({ shown }: { shown: boolean }) {
  return (
    <Comes class="prop" shown={shown}>
      <path class="rail" d="M172 150V246M206 140v96M240 128v96M274 106v108M334 106v108" />
      <path class="wood" d="M156 262v-12h34v-12h34v-12h34v-12h102v48z" />
      <path class="tread" d="M156 250h34M190 238h34M224 226h34M258 214h102" />
      <path class="rail is-thick" d="M172 150L262 119q8-12 18-12H360" />
    </Comes>
  );
}

export function Bed({ shown }: { shown: boolean }) {
  return (
    <Comes class="prop" shown={shown}>
      <path class="floor" d="M0 0h360v290H0z" />
      <rect class="rug" x="90" y="214" width="200" height="58" rx="16" />
      <rect class="wood" x="22" y="64" width="320" height="166" rx="14" />
      <rect class="sheet" x="30" y="72" width="300" height="150" rx="12" />
      <rect class="pillow" x="252" y="98" width="70" height="98" rx="22" />
      <path class="cloth" d="M30 84q0-12 12-12h40q-8 40 0 75t-2 75H42q-12 0-12-12z" />
    </Comes>
  );
}

/** Four dots that grow; the chosen one is filled. */
export function Sizes({ shown, size }: { shown: boolean; size: number }) {
  return (
    <Comes class="prop" shown={shown}>
      {[1, 2, 3, 4].map((n) => (
        <circle
          key={n}
          class={`mark ${n === size ? "is-on" : ""}`}
          cx={2 + n * 17 + n * n}
          cy={34 - n * 2}
          r={1 + n * 2}
        />
      ))}
    </Comes>
  );
}

export const Cup = ({ shown }: { shown: boolean }) => (
  <Comes class="prop" shown={shown}>
    <path class="handle" d="M7-11q8 0 7 5t-8 4" />
    <path class="cup" d="M-8-14H8V-2Q8 4 2 4h-4q-6 0-6-6z" />
  </Comes>
);

export const Bag = ({ size }: { size: number }) => (
  <Comes class="prop bag" shown={size > 0}>
    <path class="handle" d="M-8 16Q-8-3 0-3T8 16" />
    <g class="joint" style={{ transform: `translate(0px,14px) scale(${Math.max(size, 1) * 0.22 + 0.5})` }}>
      <path class="pack" d="M-16 0h32l3 34q0 6-6 6h-26q-6 0-6-6z" />
      <path class="pack-2" d="M-17 12h34l.5 6h-35z" />
      <Comes class="prop" shown={size > 2}>
        <path class="leaf" d="M2 0q-4-14 2-18 8 6 4 18zM-8 0q-6-8-3-14 7 3 7 14z" />
      </Comes>
    </g>
  </Comes>
);
