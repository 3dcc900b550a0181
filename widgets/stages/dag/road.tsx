/** The road out of the ring, and where she dares to go along it. */
import { shown } from "../parts/outdoors";
import { round } from "./ring";

/** A wide part of the road is nearer: it begins as a thin line at avoiding. */
export const ROAD = [
  "M248 126C206 120 150 122 112 136C84 146 74 158 76 178L116 182C114 166 124 156 142 150C172 140 214 136 247 135Z",
  "M76 174C70 208 96 238 150 258L204 220C152 210 114 202 116 178Z",
  "M146 254C196 274 232 298 242 330H374V262C332 238 252 228 200 217Z",
] as const;

const WATER = [
  [98, 171, 38, 14],
  [158, 236, 68, 25],
  [276, 292, 96, 40],
] as const;

/** Where she dares to go, larger each time; on the reader's own road it is a meadow. In front it hides what is under it. */
export function Water(props: { front?: boolean; open: number; own: boolean }) {
  const { front, own } = props;
  return (
    <>
      {WATER.map(([x, y, rx, ry], index) => (
        <g key={x} class={shown(props.open > index + 1 && !(front && own))} transform={`translate(${x} ${y})`}>
          {front ? (
            <>
              <path class="water" d={`M-${rx} 0A${rx} ${ry} 0 0 0 ${rx} 0Z`} />
              <path
                class="wave"
                d={`M-${round(rx * 0.7)} ${round(ry * 0.3)}q4-4 8 0t8 0M${round(rx * 0.3)} ${round(ry * 0.6)}q4-4 8 0t8 0`}
              />
            </>
          ) : (
            <>
              <ellipse class="under" rx={rx} ry={ry} />
              <ellipse class={own ? "meadow" : "water"} rx={rx} ry={ry} />
            </>
          )}
        </g>
      ))}
    </>
  );
}
