/** A bedroom, a week of pillows, and the days under them. One bad night makes the next days a little heavier, and fades. */
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import type { Stage } from "../stage";

export interface State {
  scene: "asleep" | "awake" | "up" | "chair" | "rest";
  /** The bad nights, a bit for each: 2 is the night before the second day. */
  bad: number;
  /** The last day that has passed, 0 to 6; what bad nights add is seen up to here. */
  day: number;
  /** After weeks of better sleep. */
  better: boolean;
  /** How strongly sleep and pain act on each other: a name of the model's. */
  arrows: keyof typeof ADDED;
}

/** Model 3: the pain of seven usual days (its first seed). */
export const USUAL = [5.96, 4.71, 5.06, 4.08, 4.76, 4.09, 4.56];
/** What one bad night adds from day to day, and what weeks of better sleep take away, for each of its arrows. */
export const ADDED = {
  dagboek: [0.39, 0.276, 0.148, 0.071, 0.033, 0.015, 0.006],
  sterk: [0.9, 0.657, 0.372, 0.192, 0.096, 0.047, 0.023],
  gelijk: [0.6, 0.444, 0.257, 0.137, 0.07, 0.036, 0.018],
};
export const BETTER = { dagboek: 0.4, sterk: 0.97, gelijk: 0.66 };
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LAST = DAYS.length - 1;

const start: State = { scene: "asleep", bad: 0, day: 0, better: false, arrows: "dagboek" };

/** The night after the last day; a new week begins when this one is over. */
const bad = (state: State): State =>
  state.day < LAST
    ? { ...state, scene: "awake", bad: state.bad | (1 << (state.day + 1)) }
    : { ...state, scene: "awake", bad: 2, day: 0 };

const directions: Stage<State>["directions"] = {
  sleep: (state) => ({ ...state, scene: "asleep" }),
  bad_night: bad,
  day_after: (state) => ({ ...state, scene: "up", day: Math.min(state.day + 1, LAST) }),
  get_up: (state) => ({ ...state, scene: "up" }),
  out_of_bed: (state) => ({ ...state, scene: "chair" }),
  rest: (state) => ({ ...state, scene: "rest" }),
  week_later: (state) => ({ ...state, scene: "asleep", bad: 0, day: 0 }),
  better_weeks: (state) => ({ ...state, scene: "asleep", bad: 0, day: 0, better: true }),
};

/** What the bad nights add to a day. */
export function added(state: State, day: number): number {
  if (day > state.day) return 0;
  let sum = 0;
  for (let night = 0; night <= day; night += 1)
    if (state.bad & (1 << night)) sum += ADDED[state.arrows][day - night] ?? 0;
  return sum;
}

/* ---- The room ---- */

const ROUND = "M-14.5-2C-14.5-20 14.5-20 14.5-2 14.5 10 8 17 0 17S-14.5 10-14.5-2z";
const CURLS =
  "M-15 2C-22 0-20-9-16-10-18-17-10-20-6-17-4-23 4-23 6-17 11-20 18-17 16-10 20-9 22 0 15 2 14-4 11-8 6-8 2-11-3-10-6-8-11-8-14-4-15 2z";

function Head({ at, turn, eyes }: { at: string; turn: number; eyes: "open" | "closed" }) {
  return (
    <g transform={`translate(${at}) rotate(${turn})`}>
      <path class="skin" d="M-15-3a3.5 3.5 0 1 0 0 7zM15-3a3.5 3.5 0 1 1 0 7z" />
      <path class="skin" d={ROUND} />
      <path class="hair" d={CURLS} />
      {eyes === "open" ? (
        <>
          <path class="white" d="M-9.5 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0M1.5 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0" />
          <path class="ink pupil" d="M-5-.5v.1M6-.5v.1" />
          <path class="ink" d="M-9.5-6l5-2M9.5-6l-5-2M-3 10Q0 8.5 3 10" />
        </>
      ) : (
        <path class="ink" d="M-8.5 0Q-6 3-3 0M3 0Q6 3 8.5 0M-4 8Q0 12 4 8" />
      )}
    </g>
  );
}

function Room({ scene }: { scene: State["scene"] }) {
  const when = (...scenes: State["scene"][]) => (scenes.includes(scene) ? "" : "is-gone");
  return (
    <>
      <path class="floor" d="M0 136H360V150H0z" />
      {/* The window. */}
      <g transform="translate(44 12)">
        <rect class="sky" width="88" height="70" />
        <g class={`moon ${when("asleep", "awake", "chair", "rest")}`}>
          <path d="M62 12a14 14 0 1 0 12 20A12 12 0 0 1 62 12z" />
          <path class="stars" d="M16 14v.1M34 28v.1M12 38v.1M44 10v.1M82 12v.1" />
        </g>
        <g class={`sun ${when("up")}`}>
          <circle cx="30" cy="30" r="13" />
          <path d="M30 10v-4M44 16l3-3M50 30h4M16 16l-3-3M10 30H6" />
        </g>
        <path class="meadow" d="M0 58C20 46 34 56 50 52S76 46 88 52V70H0z" />
      </g>
      <path class="frame" d="M44 12h88v70H44zM88 12v70M36 84h104" />
      <path
        class="curtain"
        d="M36 8h22c2 26-4 52-10 78H32C34 60 34 34 36 8zM140 8H118c-2 26 4 52 10 78h16C142 60 142 34 140 8z"
      />
      <path class="rod" d="M28 8H148" />
      <path class={`beam ${when("up")}`} d="M52 84H126L178 150H74z" />
      {/* Chair and lamp. */}
      <g class={`halo ${when("chair", "rest")}`}>
        <circle cx="22" cy="64" r="52" />
        <circle cx="22" cy="64" r="34" />
      </g>
      <path class="pole" d="M22 60V140M12 140H32" />
      <path class={`hood ${scene === "chair" || scene === "rest" ? "is-on" : ""}`} d="M14 46H30L38 66H6z" />
      <path class="leg" d="M48 130V142M98 130V142" />
      <path class="seat" d="M40 80C40 74 56 74 56 82V108H98C106 108 106 116 102 132H44C40 120 40 96 40 80z" />
      {/* In the chair. */}
      <g class={when("chair")}>
        <path class="pyjama-leg" d="M66 116H94Q100 116 100 124V138" />
        <path class="sock" d="M100 142H108" />
        <path class="pyjama" d="M54 122C52 100 54 90 66 90 78 90 82 102 80 122z" />
        <Head at="68 74" turn={6} eyes="closed" />
        <path class="sleeve" d="M64 100Q66 116 84 112" />
        <path class="cup" d="M84 102h12v8q0 5-6 5t-6-5zM96 105q5 0 0 6" />
        <path class="hand" d="M86 112v.1" />
        <path class="steam" d="M88 97q-3-4 0-8M93 97q-3-4 0-8" />
      </g>
      {/* The bed. */}
      <path class="stile" d="M342 60V142M190 98V142" />
      <path class="linen" d="M192 108H340V126H192z" />
      <path class="rail" d="M192 128H340" />
      <path class="linen" d="M290 110C284 98 288 88 298 88 312 84 326 84 334 88 340 94 340 104 336 110z" />
      <g class={when("asleep")}>
        <Head at="304 94" turn={66} eyes="closed" />
        <path class="blanket" d="M191 128C188 106 192 98 208 98 234 98 262 88 282 94 292 98 295 112 294 128z" />
        <path class="fold" d="M284 95C292 100 294 112 294 127" />
        <path class="crease" d="M210 114C226 114 242 110 256 104" />
      </g>
      <g class={when("awake")}>
        <Head at="302 86" turn={24} eyes="open" />
        <path
          class="blanket"
          d="M191 128C188 108 194 104 206 104 214 100 222 76 236 78 248 80 248 98 256 100 270 94 286 98 292 108 295 114 294 120 294 128z"
        />
        <path
          class="crease"
          d="M210 118C220 110 226 100 230 92M252 116C248 110 246 106 245 100M266 118C272 114 278 112 284 112"
        />
        <path class="sleeve" d="M290 104Q276 106 266 100" />
        <path class="hand" d="M264 99v.1" />
        <path
          class="worry"
          d="M262 60v.1M252 48v.1M226 28C212 24 214 44 228 40 242 36 236 18 222 24 208 32 222 48 238 38 250 30 238 18 232 26"
        />
      </g>
      <g class={when("rest")}>
        <g class="breath">
          <circle cx="304" cy="92" r="54" />
          <circle cx="304" cy="92" r="38" />
        </g>
        <path class="pyjama" d="M286 122C284 98 292 88 304 88 318 88 322 100 322 122z" />
        <Head at="306 70" turn={4} eyes="closed" />
        <path class="blanket" d="M191 128C188 108 196 106 210 106 240 106 270 108 294 112 302 114 324 112 324 128z" />
        <path class="fold" d="M268 110C290 112 318 114 324 127" />
        <path class="sleeve" d="M292 98Q288 112 302 110" />
        <path class="hand" d="M304 110v.1" />
      </g>
      <g class={when("up", "chair")}>
        <path class="blanket" d="M191 128C189 114 192 108 204 108H276C284 108 286 116 286 128z" />
        <path class="fold" d="M276 109C283 110 285 118 285 127" />
      </g>
      {/* Got up. */}
      <g class={when("up")}>
        <path class="pyjama-leg" d="M156 104V138M172 104V138" />
        <path class="sock" d="M152 143H159M169 143H176" />
        <path
          class="pyjama"
          d="M157 63C146 65 144 72 144 80L146 110Q164 115 182 110L184 80C184 72 182 65 171 63 169 69 159 69 157 63z"
        />
        <path class="sleeve" d="M149 74Q134 62 135 42M179 74Q194 62 193 42" />
        <path class="hand" d="M135 36V40M193 36V40" />
        <Head at="164 48" turn={0} eyes="closed" />
      </g>
      {/* Sleeps through it all; lower on a made bed. */}
      <g class="puss" style={{ transform: `translateY(${scene === "asleep" || scene === "awake" ? 0 : 9}px)` }}>
        <path class="cat" d="M200 98C196 88 206 82 216 84 228 85 232 94 228 99 220 102 206 102 200 98z" />
        <path
          class="cat-head"
          d="M202 98C197 94 197 88 199 84L204 88H209L214 84C216 88 216 94 211 98 208 100 205 100 202 98z"
        />
        <path class="ink thin" d="M202 93q2 2 4 0M208 93q2 2 4 0" />
      </g>
    </>
  );
}

/* ---- The week ---- */

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
