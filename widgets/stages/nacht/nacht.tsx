/** A bedroom, a week of pillows, and the days under them. One bad night makes the next days a little heavier, and fades. */
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import type { Stage } from "../stage";
import { Room } from "./bedroom";
import { added, BETTER, DAYS, directions, type State, start, USUAL } from "./nights";

const COLUMN = 360 / DAYS.length;
const POINT = 18;
const FOOT = 316;
const middle = (day: number) => (day + 0.5) * COLUMN;
const round = (value: number) => Math.round(value * 10) / 10;

/** For a play: where each pillow lies, `[x, y, width, height]` in the view box, to lay real buttons over them. */
export const PILLOWS = DAYS.map((_, day): [number, number, number, number] => [day * COLUMN, 160, COLUMN, 49]);

/** From one day to the next, softly, over the whole width. */
function over(pains: number[]): string {
  const points = pains.map((pain, day) => [middle(day), FOOT - pain * POINT] as const);
  const all = [[-4, points[0]?.[1] ?? 0] as const, ...points, [364, points.at(-1)?.[1] ?? 0] as const];
  return all
    .map(([x, y], i) => {
      const [left, from] = all[i - 1] ?? [0, 0];
      const half = round((left + x) / 2);
      return i ? `C${half} ${round(from)} ${half} ${round(y)} ${round(x)} ${round(y)}` : `M-4 ${round(y)}`;
    })
    .join("");
}

/** The days as one long blanket, with what bad nights add as a fold on top of it. */
function Blanket({ state }: { state: State }) {
  const days = USUAL.map((usual) => usual - (state.better ? BETTER[state.arrows] : 0));
  const more = days.map((usual, day) => usual + added(state, day));
  const sun = FOOT - (more[state.day] ?? 0) * POINT - 3;
  return (
    <>
      <g
        class={`today ${state.scene === "up" ? "" : "is-gone"}`}
        style={{ transform: `translate(${middle(state.day)}px, ${sun}px)` }}
      >
        <circle r="12" />
        <path d="M0-18v-4M11-14l3-3M-11-14l-3-3M17-5l4-1M-17-5l-4-1" />
      </g>
      <path
        class={`extra ${more.some((pain, day) => pain > (days[day] ?? 0)) ? "" : "is-gone"}`}
        d={`${over(more)}V${FOOT + 4}H-4z`}
      />
      <path class="days" d={`${over(days)}V${FOOT + 4}H-4z`} />
      <path
        class="quilt"
        d={DAYS.slice(1)
          .map((_, day) => `M${round((day + 1) * COLUMN)} ${FOOT - 50}V${FOOT}`)
          .join("")}
      />
      <path class={`before ${state.better ? "" : "is-gone"}`} d={over(USUAL)} />
    </>
  );
}

function Pillow({ state, day }: { state: State; day: number }) {
  const crumpled = Boolean(state.bad & (1 << day));
  const plump = crumpled ? "is-gone" : "";
  const bad = crumpled ? "" : "is-gone";
  const now = state.scene !== "up" && day === state.day + 1;
  return (
    <g transform={`translate(${middle(day)} 14)`}>
      <rect class={`now ${now ? "" : "is-gone"}`} x="-24" y="152" width="48" height="36" rx="12" />
      <path
        class={`pillow ${plump}`}
        d="M-17 158C-8 155 8 155 17 158 20 160 18 165 18 169S20 179 17 181C8 184-8 184-17 181-20 179-18 174-18 169S-20 160-17 158z"
      />
      <path class={`tuck ${plump}`} d={state.better ? "M-9 172Q0 178 9 172" : "M-9 175H9"} />
      <path
        class={`pillow is-bad ${bad}`}
        d="M-19 167C-19 157-11 162-5 158 3 153 7 161 15 159 22 160 19 167 18 171 15 174 22 179 17 182 11 185 7 180-1 183-9 186-12 181-17 181-22 179-17 174-18 172-20 170-19 169-19 167z"
      />
      <path
        class={`tuck is-bad ${bad}`}
        d="M-11 166C-5 165-3 170 1 168M9 165C11 169 7 173 11 177M-8 177C-5 174-2 175 0 173"
      />
    </g>
  );
}

function Picture({ state }: { state: State }) {
  return (
    <svg
      class={`drawn stage-nacht ${state.scene === "up" ? "is-day" : ""}`}
      viewBox="0 0 360 316"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="wall" width="360" height="162" />
      <g transform="translate(0 12)">
        <Room scene={state.scene} />
      </g>
      <rect class="week" y="162" width="360" height="154" />
      <Blanket state={state} />
      {DAYS.map((key, day) => (
        <Pillow key={key} state={state} day={day} />
      ))}
      <Label x={180} y={281} word="pain by day" anchor="middle" />
      {DAYS.map((key, day) => (
        <Label key={key} x={middle(day)} y={308} word={key} anchor="middle" />
      ))}
    </svg>
  );
}

const SCENES: Record<State["scene"], string> = {
  asleep: "A bedroom at night: somebody is asleep",
  awake: "A bedroom at night: somebody lies awake",
  up: "The sun shines: somebody has got up",
  chair: "It is night: somebody sits in the chair by the lamp for a while",
  rest: "It is evening: somebody sits up in bed and breathes calmly",
};

function describe(state: State, t: Translate): string {
  const more = added(state, state.day);
  const week = [];
  if (more >= 0.3) week.push(t("a little pain comes on top today because of the bad night"));
  else if (more >= 0.1) week.push(t("of the bad night less and less is left"));
  else if (more > 0) week.push(t("of the bad night almost nothing is left"));
  if (state.better) week.push(t("the days are a little lighter than before"));
  return `${[t(SCENES[state.scene]), ...week].join(", ")}.`;
}

const stage: Stage<State> = { start, directions, Picture, describe, size: [360, 316] };
export default stage;
