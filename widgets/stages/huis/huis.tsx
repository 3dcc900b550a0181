/**
 * A house on a dike: one comes in at the front door on top and goes down through the rooms, one for each lesson, to the
 * garden. So the rooms stand in the order in which one reads, in the picture and on a page.
 */
import type { ComponentChildren } from "preact";
import type { Translate } from "../../front/widget";
import { Figure, type Pose } from "../parts/figure";
import type { Stage } from "../stage";

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
function Room({ n, letter, wide, tall }: { n: number; letter: string; wide: number; tall: number }) {
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
function Visitor() {
  return (
    <g transform="scale(.225) translate(0 -262)">
      <Figure class="rim" who={3} pose={STANDING} />
      <Figure who={3} pose={STANDING} />
    </g>
  );
}

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

/** A lesson, as the map names it. */
export interface Lesson {
  title: string;
  href: string;
  /** How it stands with the reader, in words: "nog 6 minuten". Without it the map says "gelezen" or "begonnen". */
  note?: string;
}

/**
 * The house as the map of the course: a list of links, in the order of the lessons, for a page. Titles are text of the
 * page, so they grow with the reader's letters; the house grows with them.
 */
export function HouseMap({ state, lessons, t }: { state: HouseState; lessons: Lesson[]; t: Translate }) {
  return (
    <div class="stage-huis house-map">
      <svg class="house-top" viewBox="0 0 360 116" aria-hidden="true">
        <path class="brick" d="M262 26V6h24v24zM10 62h340v54H10z" />
        <path class="roof" d="M0 66L48 16h264l48 50z" />
        <path class="amber" d="M162 54a18 18 0 0 1 36 0z" />
        <path class="bars" d="M180 38v15" />
        <path class="inside" d="M26 116V76q0-4 4-4h32q4 0 4 4v40z" />
        <path class="panel" d="M31 116V80q0-3 3-3h24q3 0 3 3v36z" />
        <circle class="knob" cx="55" cy="98" r="3" />
        <path class="inside" d="M100 78h44v24h-44zM188 78h44v24h-44zM276 78h44v24h-44z" />
        <path class="bars" d="M122 78v24M210 78v24M298 78v24M96 104h52M184 104h52M272 104h52" />
      </svg>
      <ol role="list">
        {lessons.map(({ title, href, note }, i) => {
          const letter = state.rooms[i] ?? ".";
          const now = state.here === i + 1;
          const said =
            note ?? (now ? t("you are here") : letter === "l" ? t("read") : letter === "o" ? t("begun") : "");
          return (
            <li key={href} class={letter === "." ? "" : "is-lit"}>
              <a href={href} aria-current={now ? "step" : undefined}>
                <svg viewBox="0 0 140 52" aria-hidden="true">
                  <Room n={i + 1} letter={letter} wide={140} tall={52} />
                  {now && (
                    <g transform="translate(26 50)">
                      <Visitor />
                    </g>
                  )}
                </svg>
                <span>
                  {title}
                  {said && <small>{said}</small>}
                </span>
              </a>
            </li>
          );
        })}
      </ol>
      <svg class="house-garden" viewBox="0 0 360 34" aria-hidden="true">
        <path class="grass" d="M0 8q180-10 360 0v26H0z" />
        <path class="path" d="M160 4h40l26 30h-92z" />
        <path class="leaf" d="M20 20q-6-18 12-18t14 18zM300 22q-4-14 10-14t12 14zM322 20q-4-18 12-18t14 18z" />
      </svg>
    </div>
  );
}
