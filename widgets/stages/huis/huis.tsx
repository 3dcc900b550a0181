/**
 * A house on a dike: one comes in at the front door on top and goes down through the rooms, one for each lesson, to the
 * garden. So the rooms stand in the order in which one reads, in the picture and on a page.
 */
import type { Stage } from "../stage";
import { Room, Visitor } from "./rooms";

export interface HouseState {
  /** A letter for each room, in the order of the lessons: `.` not yet, `o` begun, `l` read. */
  rooms: string;
  /** The room one is in, from 1; 0 at the front door, one more than there are rooms in the garden. */
  here: number;
}

const MOST = 12;
const WIDE = 220;
const TALL = 58;
const LEFT = 88;
const GROUND = 250;

/** How many rooms stand in each row, from the top. */
function rows(rooms: number): number[] {
  const many = rooms > 6 ? 3 : rooms > 3 ? 2 : 1;
  return Array.from({ length: many }, (_, row) => Math.ceil((rooms - row) / many));
}

interface Place {
  x: number;
  y: number;
  wide: number;
}

/** Left upper corner and width of each room. */
function places(rooms: number): Place[] {
  const all = rows(rooms);
  const top = GROUND - all.length * TALL;
  return all.flatMap((many, row) =>
    Array.from({ length: many }, (_, i) => ({
      x: LEFT + (i * WIDE) / many,
      y: top + row * TALL,
      wide: WIDE / many,
    })),
  );
}

const limited = (n: number | undefined, most: number) =>
  Math.min(most, Math.max(1, n === undefined || Number.isNaN(n) ? 1 : Math.round(n)));

const put = (rooms: string, n: number, letter: string) => rooms.slice(0, n - 1) + letter + rooms.slice(n);
const opened = (rooms: string, n: number) => (rooms[n - 1] === "." ? put(rooms, n, "o") : rooms);

function Picture({ state }: { state: HouseState }) {
  const { rooms, here } = state;
  const all = places(rooms.length);
  const top = all[0]?.y ?? GROUND - TALL;
  const street = top + TALL - 2;
  const out = here > rooms.length;
  const room = all[here - 1];
  const [x, y] = here < 1 ? [26, street] : room ? [room.x + 12, room.y + TALL - 5] : [321, GROUND + 10];
  const right = LEFT + WIDE;
  return (
    <svg class={`stage-huis ${out ? "is-day" : ""}`} viewBox="0 0 360 290" aria-hidden="true">
      <path class="sky" d="M0 0h360v290H0z" />
      <circle class={`sun ${out ? "" : "is-down"}`} cx="336" cy="44" r="17" />
      <path class="far" d={`M0 ${street - 20}q60-24 130-8t150 20 80-10V290H0z`} />
      <path class="grass" d={`M0 ${street}H${LEFT + 10}V290H0z`} />
      <path class="grass" d={`M${LEFT} ${GROUND}h${360 - LEFT}v40H${LEFT}z`} />
      <g transform={`translate(44 ${street + 62})`}>
        <path class="trunk" d="M-9 4v11M8 4v11" />
        <path class="wool" d="M-14 8q-8-6-2-13 2-8 10-7 6-5 12 0 9 0 10 8 6 7-2 12z" />
        <path class="trunk is-thick" d="M17-4l3 4" />
      </g>
      <path class="path" d={`M0 ${street + 1}h${LEFT}v6H0zM${right} ${GROUND + 8}h44v6h-44z`} />
      <g transform={`translate(343 ${GROUND}) scale(.85)`}>
        <path class="trunk" d="M0 4v-44" />
        <path class="leaf" d="M-18-40q-6-22 8-28 8-12 18-1 14 7 5 29-14 13-31 0z" />
        <g class={out ? "flowers" : "flowers is-gone"}>
          <path class="stem" d="M-2 26v-12M5 32v-9M-9 34v-9" />
          <path class="amber" d="M-2 8a4 4 0 1 0 .1 0zM5 17a4 4 0 1 0 .1 0zM-9 19a4 4 0 1 0 .1 0z" />
        </g>
      </g>
      <path class="brick" d={`M${LEFT - 6} ${top - 6}h${WIDE + 12}V${GROUND + 6}H${LEFT - 6}z`} />
      <path class="roof" d={`M${LEFT - 16} ${top - 4}l32-40h${WIDE - 32}l32 40z`} />
      <path class="brick" d={`M${LEFT + 150} ${top - 40}v-16h18v16z`} />
      <path class={`smoke ${out ? "" : "is-gone"}`} d={`M${LEFT + 159} ${top - 60}q-6-5 0-9t0-9`} />
      {all.map((place, i) => (
        <g key={`${place.x} ${place.y}`} transform={`translate(${place.x + 1.5} ${place.y + 1})`}>
          <Room n={i + 1} letter={rooms[i] ?? "."} wide={place.wide - 3} tall={TALL - 4} />
        </g>
      ))}
      <g transform={`translate(${LEFT - 34} ${street})`}>
        <path class="brick" d="M-6 2v-52h36V2z" />
        <path class="roof" d="M-12-48l10-12h34v12z" />
        <path class="inside" d="M2 2v-42h20V2z" />
        <g class="door" style={{ transform: `translate(2px,0px) scaleX(${here > 0 ? 0.25 : 1})` }}>
          <path class="panel" d="M0 2v-42h20V2z" />
          <circle class="knob" cx="16" cy="-18" r="1.8" />
        </g>
      </g>
      <g class="walker" style={{ transform: `translate(${Math.round(x)}px,${y}px)` }}>
        <Visitor />
      </g>
    </svg>
  );
}

const stage: Stage<HouseState> = {
  start: { rooms: "........", here: 0 },
  size: [360, 290],
  directions: {
    rooms({ rooms, here }, n) {
      const many = limited(n, MOST);
      return { rooms: rooms.slice(0, many).padEnd(many, "."), here: Math.min(here, many + 1) };
    },
    front_door: (state) => ({ ...state, here: 0 }),
    open_room({ rooms }, n) {
      const here = limited(n, rooms.length);
      return { rooms: opened(rooms, here), here };
    },
    go_on({ rooms, here }) {
      const read = here >= 1 && here <= rooms.length ? put(rooms, here, "l") : rooms;
      const next = Math.min(here + 1, rooms.length + 1);
      return { rooms: opened(read, next), here: next };
    },
    done: ({ rooms }) => ({ rooms: "l".repeat(rooms.length), here: rooms.length + 1 }),
  },
  Picture,
  describe({ rooms, here }, t) {
    const lit = [...rooms].filter((letter) => letter !== ".").length;
    const words = { rooms: rooms.length, lit, here };
    const one = rooms.length === 1;
    if (here > rooms.length) return t("You see the garden behind the house, where the sun shines.");
    if (here < 1) {
      if (one) return t("You see the front door of a house with 1 room.");
      if (!lit) return t("You see the front door of a house with {rooms} rooms, all dark.", words);
      return t("You see the front door of a house with {rooms} rooms; light burns in {lit} of them.", words);
    }
    if (one) return t("You see a house with 1 room, in which somebody stands in the light.");
    return t(
      "You see a house with {rooms} rooms; light burns in {lit} of them, and somebody stands in room {here}.",
      words,
    );
  },
};

export default stage;
