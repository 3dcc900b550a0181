/** The drawing: a cloth with four corners on a table. Who pulls at one corner may see others move along. */
import { shown } from "../stages/parts/outdoors";

export interface Thing {
  key: string;
  /** In which corner, and where in it. */
  corner: number;
  place: number;
  /** The number it has in the reader's list; 0: not chosen. */
  number: number;
}

export interface Fold {
  between: readonly string[];
  /** It runs to what was touched last. */
  now: boolean;
}

const WIDTH = 320;
const HEIGHT = 158;
const MIDDLE: Point = [WIDTH / 2, HEIGHT / 2];
type Point = readonly [number, number];

// In the order of reading: left or right, above or below.
const SIDES: readonly Point[] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];
const REACH: Point = [136, 61];
const PULLED = 13;
const ALONG = 14;
// Five beside each other, the first one next to the corner.
const COLUMNS = 5;
const APART: Point = [26, 25];
const FIRST: Point = [121, 43];

const plus = ([x, y]: Point, [dx, dy]: Point): Point => [x + dx, y + dy];
const times = ([x, y]: Point, by: number): Point => [x * by, y * by];
const tenths = ([x, y]: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** How far a corner is from where it lies by itself: one is pulled, others go along towards it. */
function shifts(pulled: number, along: readonly number[]): Point[] {
  const at = SIDES[pulled];
  return SIDES.map((side, corner): Point => {
    if (!at) return [0, 0];
    if (corner === pulled) return times([side[0], side[1] * 0.6], PULLED);
    return along.includes(corner)
      ? times([Math.sign(at[0] - side[0]), Math.sign(at[1] - side[1]) * 0.8], ALONG)
      : [0, 0];
  });
}

/** The edge of the cloth from corner to corner, a little loose between them. */
function edge(corners: readonly Point[]): string {
  const round = [0, 1, 3, 2].map((corner) => corners[corner] ?? MIDDLE);
  const loose = round.map((corner, i) => {
    const next = round[(i + 1) % round.length] ?? corner;
    const half: Point = [(corner[0] + next[0]) / 2, (corner[1] + next[1]) / 2];
    const inwards: Point = [0.05 * (MIDDLE[0] - half[0]), 0.09 * (MIDDLE[1] - half[1])];
    return `Q${tenths(plus(half, inwards))} ${tenths(next)}`;
  });
  return `M${tenths(round[0] ?? MIDDLE)}${loose.join("")}Z`;
}

export function Cloth(props: {
  things: readonly Thing[];
  folds: readonly Fold[];
  /** The corner that is pulled at, or -1; and those that move along. */
  pulled: number;
  along: readonly number[];
}) {
  const shift = shifts(props.pulled, props.along);
  const corners = SIDES.map((side, i) =>
    plus(plus(MIDDLE, [side[0] * REACH[0], side[1] * REACH[1]]), shift[i] ?? [0, 0]),
  );
  const places = new Map(
    props.things.map(({ key, corner, place }): [string, Point] => {
      const side = SIDES[corner] ?? MIDDLE;
      const from: Point = [FIRST[0] - APART[0] * (place % COLUMNS), FIRST[1] - APART[1] * Math.floor(place / COLUMNS)];
      return [key, plus(plus(MIDDLE, [side[0] * from[0], side[1] * from[1]]), times(shift[corner] ?? [0, 0], 0.7))];
    }),
  );
  return (
    <svg class="drawn cloth" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" data-part="cloth">
      <rect class="table" width={WIDTH} height={HEIGHT} />
      <path class="woven" d={edge(corners)} />
      <path class="hem" d={edge(corners.map((corner, i) => plus(corner, times(SIDES[i] ?? MIDDLE, -6))))} />
      {corners.map((corner, i) => (
        <g key={SIDES[i]?.join()} class="moves" style={{ transform: `translate(${corner[0]}px, ${corner[1]}px)` }}>
          <circle class={`knot is-${i + 1}`} r="7" />
          <circle class={`pull ${shown(i === props.pulled)}`} r="10" />
        </g>
      ))}
      {props.folds.map(({ between: [one = "", other = ""], now }) => {
        const a = places.get(one);
        const b = places.get(other);
        if (!a || !b) return null;
        const half: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        // Bent towards the middle, so that neighbours are joined by a curve and not through each other.
        const bend: Point = plus(half, times([MIDDLE[0] - half[0], MIDDLE[1] - half[1]], 0.25));
        return (
          <path
            key={`${one} ${other}`}
            class={now ? "fold is-now" : "fold"}
            d={`M${tenths(a)}Q${tenths(bend)} ${tenths(b)}`}
          />
        );
      })}
      {props.things.map(({ key, number }) => {
        const [x, y] = places.get(key) ?? MIDDLE;
        return (
          <g key={key} class="moves" style={{ transform: `translate(${x}px, ${y}px)` }}>
            <circle class={number ? "free is-gone" : "free"} r="3" />
            <g class={`chosen ${shown(number > 0)}`}>
              <circle r="11.500" />
              {number > 0 && <text y="5.500">{number}</text>}
            </g>
          </g>
        );
      })}
    </svg>
  );
}
