/** The drawing: a land with two valleys that can rise and sink, and a ball on it. A pure function of what it is given. */
import { Label } from "../stages/parts/label";
import { CLOUD, Cloud, shown } from "../stages/parts/outdoors";

export interface Shown {
  /** Heights from the right end to the left one; see two_valleys.py. */
  land: readonly number[];
  /** The land as it is without anything, to compare with. */
  before: readonly number[];
  /** Fear in hundredths: much lies on the left. */
  fear: number;
  /** Where the ball began. */
  from: number;
  /** How large the step is that the ball gets: 0 none, 1 small, 3 very large. */
  push: number;
  setback: boolean;
  /** The weeks pass. */
  rolls: boolean;
}

const WIDTH = 360;
const HEIGHT = 262;
const RADIUS = 14;
// Points of the land beyond fear 0; see EDGE in two_valleys.py.
const EDGE = 8;
const MIDDLE = 140;
// A hundredth of height.
const HIGH = 0.74;
const tenth = (value: number) => Math.round(value * 10) / 10;

const heightAt = (land: readonly number[], point: number) => tenth(MIDDLE - HIGH * (land[point] ?? 0));
const acrossAt = (land: readonly number[], point: number) => tenth(WIDTH * (1 - point / (land.length - 1)));
const line = (land: readonly number[]) =>
  `M${land.map((_, point) => `${acrossAt(land, point)} ${heightAt(land, point)}`).join("L")}`;

/** Where the ball lies: as low as the land below it and beside it lets it. */
function placeOf(land: readonly number[], fear: number): [x: number, y: number] {
  const x = acrossAt(land, fear + EDGE);
  const room = land.flatMap((_, point) => {
    const aside = acrossAt(land, point) - x;
    return Math.abs(aside) < RADIUS ? [heightAt(land, point) - Math.sqrt(RADIUS ** 2 - aside ** 2)] : [];
  });
  return [x, tenth(Math.min(...room))];
}

const moved = ([x, y]: readonly [number, number]) => ({ transform: `translate(${x}px, ${y}px)` });
/** Where the hill is, if there is one: the highest point between the valleys. */
function hillOf(land: readonly number[]): [x: number, y: number] {
  const between = land.slice(EDGE + 30, EDGE + 65);
  const top = EDGE + 30 + between.indexOf(Math.max(...between));
  return [acrossAt(land, top), heightAt(land, top)];
}

export function Landscape({ land, before, fear, from, push, setback, rolls }: Shown) {
  const ball = placeOf(land, fear);
  return (
    <svg class={`drawn valleys ${rolls ? "rolls" : ""}`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <rect class="sky" width={WIDTH} height={HEIGHT} />
      <circle class={setback ? "sun is-pale" : "sun"} cx="318" cy="38" r="18" />
      <path class="far-cloud" transform="translate(56 44)" d={CLOUD} />
      <g transform="translate(176 40) scale(1.300)">
        <Cloud rain={setback ? 2 : 0} />
      </g>
      <path class="land" d={`${line(land)}L0 ${HEIGHT + 9}L${WIDTH} ${HEIGHT + 9}Z`} />
      <path class="edge" d={line(land)} />
      <path class={`before ${shown(land !== before)}`} d={line(before)} />
      <g transform={`translate(${placeOf(before, from)})`}>
        <circle class={`from ${shown(fear !== from)}`} r={RADIUS} />
      </g>
      <g class="moves" style={moved(ball)}>
        <g class={shown(push > 0)}>
          <path class="push" d="M-6-34l7 7-7 7" />
          <path class={`push ${shown(push > 1)}`} d="M4-34l7 7-7 7M14-34l7 7-7 7" />
        </g>
        <circle class="ball" r={RADIUS} />
        <path
          class="mark moves"
          style={{ transform: `rotate(${Math.round(((ball[0] - placeOf(before, from)[0]) / RADIUS) * 57)}deg)` }}
          d="M-6-8Q-9 0-6 8M6-8Q9 0 6 8"
        />
      </g>
      <Label x={12} y={236} word="much fear," small />
      <Label x={12} y={255} word="daring little" small />
      <Label x={348} y={236} word="less fear," anchor="end" small />
      <Label x={348} y={255} word="daring more" anchor="end" small />
      <g class={shown(!setback)}>
        <g class="moves" style={moved(hillOf(land))}>
          <Label x={0} y={30} word="hill" anchor="middle" small />
        </g>
      </g>
    </svg>
  );
}
