/** The movements of the stage `beweging`: how someone stands, sits or lies in each of its sizes. */
import type { Pose } from "../parts/figure";

export type Movement = "bend" | "lift" | "sit_down" | "stand_up" | "walk" | "turn_in_bed" | "carry" | "climb_stairs";

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

export const standing = (x: number, more?: Partial<Pose>) =>
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

export const SEATS = [192, 207, 217, 230] as const;
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

export const step = (x: number, stride: number): Pose =>
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

export function poseOf({ movement, size, made }: MovementState): Pose {
  if (!movement) return BEFORE;
  const { begin, begins, end } = PARTS[movement];
  return (made ? end[size - 1] : begins?.[size - 1]) ?? begin;
}
