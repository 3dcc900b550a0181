/** One person and eight everyday movements, each in four sizes. */
import type { Translate } from "../../front/widget";
import { Figure, type Pose, people } from "../parts/figure";
import { Comes, Still } from "../parts/still";
import type { Stage } from "../stage";

type Movement = "bend" | "lift" | "sit_down" | "stand_up" | "walk" | "turn_in_bed" | "carry" | "climb_stairs";

export interface MovementState {
  /** Who shows it, from 1. */
  person: number;
  movement: Movement | "";
  /** From 1, very small, to 4, the whole movement. */
  size: number;
  /** Whether the movement is made; else the person stands, sits or lies where it begins. */
  made: boolean;
}

const ANKLE = 253;

/** Hip, lean, curl, near foot, near hand, far hand; feet on the ground unless a height is given. */
function pose(
  [hipX, hipY]: [number, number],
  [lean, curl]: [number, number],
  [near, far, nearY = ANKLE, farY = ANKLE]: [number, number, number?, number?],
  nearHand: [number, number],
  farHand: [number, number],
  more: Partial<Pose> = {},
): Pose {
  const feet: Pose["feet"] = [
    [near, nearY],
    [far, farY],
  ];
  return { hip: [hipX, hipY], lean, curl, feet, hands: [nearHand, farHand], ...more };
}

const standing = (x: number, more?: Partial<Pose>) =>
  pose([x, 164], [1, 2], [x + 7, x - 6], [x + 8, 168], [x - 2, 168], more);

/** Lying on the bed: a pose as if standing with the far foot on (0, 0), and where that foot lies in the picture. */
const lying = (
  lies: [number, number],
  hip: [number, number],
  back: [number, number],
  near: [number, number],
  nearHand: [number, number],
  farHand: [number, number],
  turn: number,
): Pose => pose(hip, back, [near[0], 0, near[1], 0], nearHand, farHand, { turn, lies });

const SEATS = [192, 207, 217, 230] as const;
const seated = (seat: number, hands: [[number, number], [number, number]]): Pose =>
  pose([122, seat - 15], [4, 4], [160, 150], ...hands);
const SIT: Pose[] = [
  seated(SEATS[0], [
    [152, 182],
    [146, 184],
  ]),
  seated(SEATS[1], [
    [152, 194],
    [146, 195],
  ]),
  seated(SEATS[2], [
    [152, 200],
    [146, 201],
  ]),
  pose([120, SEATS[3] - 15], [22, 8], [160, 150], [176, 176], [172, 180]),
];
const IN_FRONT_OF_SEAT = standing(150);
/** Of a step of the stairs. */
const RISE = 12;
const WALKED = [104, 160, 216, 314] as const;

interface Part {
  begin: Pose;
  /** By size, from 1. */
  end: Pose[];
  /** Where each size begins, when that differs. */
  begins?: Pose[];
}

const step = (x: number, stride: number): Pose =>
  pose(
    [x, 165 + stride / 6],
    [3, 3],
    [x + stride, x - stride, ANKLE, ANKLE - stride / 7],
    [x - stride * 0.8, 165],
    [x + stride * 0.9 + 4, 163],
  );

const PARTS: Record<Movement, Part> = {
  bend: {
    begin: standing(150),
    end: [
      pose([145, 165], [14, 10], [157, 144], [170, 176], [164, 178]),
      pose([138, 167], [38, 18], [157, 144], [174, 205], [167, 207]),
      pose([132, 172], [58, 24], [157, 144], [182, 226], [175, 228]),
      pose([124, 186], [66, 28], [157, 144], [196, 243], [188, 245]),
    ],
  },
  lift: {
    begin: standing(146),
    end: [
      pose([144, 164], [10, 6], [157, 144], [194, 172], [190, 174], { grip: true }),
      pose([138, 168], [32, 12], [157, 144], [195, 194], [191, 196], { grip: true }),
      pose([130, 178], [48, 16], [158, 145], [197, 212], [193, 214], { grip: true }),
      pose([118, 208], [42, 18], [160, 144], [196, 236], [192, 238], { grip: true }),
    ],
  },
  sit_down: { begin: IN_FRONT_OF_SEAT, end: SIT },
  stand_up: { begin: SIT[0] as Pose, begins: SIT, end: SIT.map(() => IN_FRONT_OF_SEAT) },
  walk: { begin: standing(46), end: WALKED.map((x, i) => step(x, 12 + i * 3)) },
  turn_in_bed: {
    begin: lying([82, 146], [0, -89], [0, 0], [10, 1], [25, -84], [-26, -84], 1),
    end: [
      lying([96, 146], [0, -75], [0, 0], [12, 4], [27, -72], [-25, -72], 0.9),
      lying([104, 146], [0, -66], [4, 0], [12, 4], [32, -92], [12, -96], 0.55),
      lying([108, 146], [0, -62], [4, 6], [-4, -4], [36, -132], [22, -142], 0),
      lying([158, 232], [-86, -14], [20, 6], [6, -12], [-28, -48], [-40, -74], 0),
    ],
  },
  carry: {
    begin: standing(70),
    end: [
      pose([216, 165], [2, 2], [228, 204], [248, 140], [208, 166], { grip: true }),
      pose([216, 165], [2, 2], [230, 203], [228, 170], [206, 166], { grip: true }),
      pose([216, 165], [3, 2], [232, 201], [236, 168], [196, 168], { grip: true }),
      pose([216, 166], [5, 4], [234, 199], [240, 168], [196, 168], { grip: true }),
    ],
  },
  climb_stairs: {
    begin: standing(92),
    end: [
      pose([152, 165], [6, 4], [176, 138, ANKLE - RISE], [184, 145], [140, 166]),
      pose([187, 154], [7, 4], [210, 172, ANKLE - 2 * RISE, ANKLE - RISE], [218, 133], [174, 154]),
      pose([221, 142], [7, 4], [244, 206, ANKLE - 3 * RISE, ANKLE - 2 * RISE], [252, 121], [208, 142]),
      pose([276, 117], [2, 2], [284, 268, ANKLE - 4 * RISE, ANKLE - 4 * RISE], [300, 104], [268, 120]),
    ],
  },
};
/** Straight ahead, with nothing around. */
const BEFORE = standing(160);

function poseOf({ movement, size, made }: MovementState): Pose {
  if (!movement) return BEFORE;
  const { begin, begins, end } = PARTS[movement];
  return (made ? end[size - 1] : begins?.[size - 1]) ?? begin;
}

const whole = (n: number | undefined, most: number, otherwise: number) =>
  n === undefined || Number.isNaN(n) ? otherwise : Math.min(most, Math.max(1, Math.round(n)));

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

function Room({ shown }: { shown: boolean }) {
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

function Seats({ shown, size }: { shown: boolean; size: number }) {
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

function LiftProps({ shown, size }: { shown: boolean; size: number }) {
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

function Street({ shown, size }: { shown: boolean; size: number }) {
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

function Stairs({ shown }: { shown: boolean }) {
  return (
    <Comes class="prop" shown={shown}>
      <path class="rail" d="M172 150V246M206 140v96M240 128v96M274 106v108M334 106v108" />
      <path class="wood" d="M156 262v-12h34v-12h34v-12h34v-12h102v48z" />
      <path class="tread" d="M156 250h34M190 238h34M224 226h34M258 214h102" />
      <path class="rail is-thick" d="M172 150L262 119q8-12 18-12H360" />
    </Comes>
  );
}

function Bed({ shown }: { shown: boolean }) {
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
function Sizes({ shown, size }: { shown: boolean; size: number }) {
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

const Cup = ({ shown }: { shown: boolean }) => (
  <Comes class="prop" shown={shown}>
    <path class="handle" d="M7-11q8 0 7 5t-8 4" />
    <path class="cup" d="M-8-14H8V-2Q8 4 2 4h-4q-6 0-6-6z" />
  </Comes>
);

const Bag = ({ size }: { size: number }) => (
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

function Picture({ state, still = false }: { state: MovementState; still?: boolean }) {
  const { movement, size, made, person } = state;
  const now = poseOf(state);
  const bed = movement === "turn_in_bed";
  const seat = movement === "sit_down" || movement === "stand_up";
  const carrying = movement === "carry" && made;
  const begun = movement !== "" && made;
  const held = {
    near: (
      <>
        <Cup shown={carrying && size === 1} />
        <Bag size={carrying && size > 1 ? size - 1 : 0} />
      </>
    ),
    far: <Bag size={carrying && size > 2 ? size - 1 : 0} />,
  };
  return (
    <Still.Provider value={still}>
      <svg class="stage-beweging" viewBox="0 0 360 290" aria-hidden="true">
        <path class="ground" d="M0 0h360v290H0z" />
        <Room shown={movement !== "walk" && !bed} />
        <Street shown={movement === "walk"} size={size} />
        <Stairs shown={movement === "climb_stairs"} />
        <Bed shown={bed} />
        <Seats shown={seat} size={size} />
        <LiftProps shown={movement === "lift"} size={size} />
        <Comes class="prop" shown={movement === "bend"}>
          <path class="pack" d="M202 258v-14q10-3 16 0 4 8 16 8 6 1 6 8z" />
          <path class="sole" d="M202 260h38" />
        </Comes>
        {(begun || !still) && (
          <Figure
            class={`ghost ${begun ? "" : "is-gone"}`}
            who={person}
            pose={poseOf({ ...state, made: false })}
            outline
          />
        )}
        <Figure class="rim" who={person} pose={now} outline />
        <Figure who={person} pose={now} {...held} />
        <Sizes shown={movement !== ""} size={size} />
      </svg>
    </Still.Provider>
  );
}

const start: MovementState = { person: 1, movement: "", size: 1, made: false };
const make = (movement: Movement) => (state: MovementState) => ({ ...state, movement, made: true });

/** Who shows the movement, and what is shown, in words; the play names its choices with the same. */
export function inWords({ person, movement, size }: MovementState, t: Translate) {
  const who = [
    t("an older woman with her grey hair up"),
    t("a man with a beard"),
    t("a woman with black curls"),
    t("an old man with glasses"),
  ];
  const sizes = [t("very small"), t("small"), t("larger"), t("the whole movement")];
  const seats = [
    t("the stool is high, so the knees bend only a little"),
    t("a cushion lies on the chair, and the hands help"),
    t("the chair is ordinary, and the hands help a little"),
    t("the sofa is low, and the hands do not help"),
  ];
  const movements: Record<Movement, [name: string, how: string[]]> = {
    bend: [
      t("bending"),
      [
        t("the hands slide to the thighs"),
        t("the hands come to the knees, and the knees bend along a little"),
        t("the hands come to the shins"),
        t("the hands come to the shoe on the ground"),
      ],
    ],
    lift: [
      t("lifting"),
      [
        t("a light box stands on the table"),
        t("a box stands on a chair"),
        t("a box stands on a low stool"),
        t("a box stands on the ground"),
      ],
    ],
    sit_down: [t("sitting down"), seats],
    stand_up: [t("standing up"), seats],
    walk: [
      t("walking"),
      [
        t("a few steps through the house"),
        t("to the front door and back"),
        t("to the corner of the street and back"),
        t("once around the block"),
      ],
    ],
    turn_in_bed: [
      t("turning in bed"),
      [
        t("the knees go a little to the side"),
        t("the knees go further to the side, and an arm goes along"),
        t("the whole body turns onto its side"),
        t("the legs go over the edge, to sit up"),
      ],
    ],
    carry: [
      t("carrying"),
      [t("a cup of coffee"), t("a small bag in one hand"), t("a bag in each hand"), t("two full bags with shopping")],
    ],
    climb_stairs: [
      t("climbing stairs"),
      [
        t("one foot on the lowest step, and back"),
        t("a few steps up, with a hand on the rail"),
        t("half of the stairs"),
        t("all the stairs, at one's own pace"),
      ],
    ],
  };
  const [name, how] = movement ? movements[movement] : ["", []];
  return { who: who[person - 1] ?? "", movement: name, size: sizes[size - 1] ?? "", how: how[size - 1] ?? "" };
}

const stage: Stage<MovementState> = {
  start,
  size: [360, 290],
  directions: {
    bend: make("bend"),
    lift: make("lift"),
    sit_down: make("sit_down"),
    stand_up: make("stand_up"),
    walk: make("walk"),
    turn_in_bed: make("turn_in_bed"),
    carry: make("carry"),
    climb_stairs: make("climb_stairs"),
    size: (state, n) => ({ ...state, size: whole(n, 4, state.size) }),
    begin: (state) => ({ ...state, made: false }),
    person: (state, n) => ({ ...state, person: whole(n, people, state.person) }),
  },
  Picture,
  describe(state, t) {
    const words = inWords(state, t);
    if (!state.movement) return t("The picture shows {who}, standing quietly.", words);
    if (!state.made) return t("The picture shows {who}, ready for: {movement}, {size}.", words);
    return t("The picture shows {who} doing this: {movement}, {size}; {how}.", words);
  },
};

export default stage;
