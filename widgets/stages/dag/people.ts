/** Who stands in the stage `dag`, and how. */
import { HOLDS_UP } from "../parts/outdoors";
import type { Look } from "../parts/person";
import type { Stance } from "../parts/standing";

export const FATIMA: Look = { skin: 2, hair: "scarf", hue: "dark", cloth: 2, build: "middle", old: true };
export const NOOR: Look = { skin: 2, hair: "bun", hue: "dark", cloth: 4, build: "slim" };
/** Everyone may be this person: see .you in the styles. */
export const YOU: Look = { skin: 2, hair: "short", hue: "dark", cloth: 1, build: "middle" };

/** By moment; first how she stands in what she dares. */
export const STANCES: readonly Stance[] = [
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
export const CLOSE = [
  [0, 0, 1],
  [0, -6, 1.22],
  [-14, 12, 1.4],
  [2, 10, 1.34],
  [-5, 8, 1.2],
  [0, 8, 1.24],
] as const;

export const SLOW: Stance = {
  lean: 6,
  nod: 4,
  near: HOLDS_UP,
  far: [4, 14],
  nearLeg: [13, 8],
  farLeg: [-9, 10],
  mood: "calm",
  eyes: "tired",
};
export const WALKS: Stance = {
  lean: 4,
  near: [-16, 14],
  far: [26, 18],
  nearLeg: [20, 6],
  farLeg: [-18, 16],
  mood: "glad",
};
export const SWIMS: Stance = { lean: 2, near: [98, 24], far: [84, 40], nearLeg: [4, 2], farLeg: [-4, 4], mood: "glad" };

/** On the road: x and y of the feet, and how large someone is drawn. */
export const STOPS = [
  [98, 174, 0.4],
  [140, 241, 0.56],
  [234, 322, 0.8],
] as const;
