/** The stage `dag`: one person's day as five moments in a ring, what she still dares in the middle, and a way out. */
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import { Cloud, shown, Tree, Umbrella } from "../parts/outdoors";
import { Standing } from "../parts/standing";
import type { Stage } from "../stage";
import { type DayState, directions, start } from "./day";
import { CLOSE, FATIMA, SLOW, STANCES, STOPS, SWIMS, WALKS, YOU } from "./people";
import {
  around,
  Before,
  Behind,
  CARDS,
  Card,
  EmptyCard,
  MIDDLE,
  moves,
  NAMES,
  Noor,
  ROUND,
  SIGNS,
  STEP_AT_FORK,
  STEP_AT_ROAD,
} from "./ring";
import { ROAD, Water } from "./road";

const MOMENTS = ["pain", "a thought", "worry", "avoiding", "daring less"] as const;
const ownWords = (state: DayState) =>
  [state.words1, state.words2, state.words3, state.words4, state.words5].map((each) => each.trim());

function Picture({ state }: { state: DayState }) {
  const { own, out } = state;
  const road = out > 1;
  const words = ownWords(state);
  const ownStep = own ? state.step.trim() : "";
  const now = state.world || own ? 0 : state.moment;
  const small = own ? 0.72 : 1;
  const ring = road ? moves(280, 82, 0.5) : moves(MIDDLE[0], MIDDLE[1]);
  // On a bad day one takes a step that was made before; the road stays as wide as it was.
  const at = Math.max(0, out - 2 - (state.bad ? 1 : 0));
  const stop = STOPS[at] ?? STOPS[0];
  const inWater = road && stop === STOPS[2] && !own;
  const [x, y, near] = CLOSE[now] ?? CLOSE[0];
  const person = road
    ? moves(stop[0], stop[1] + (inWater ? 22 : stop === STOPS[2] ? -10 : 0), stop[2])
    : now
      ? moves(MIDDLE[0] + x, MIDDLE[1] + y + 62 * near, 0.66 * near)
      : moves(MIDDLE[0], MIDDLE[1] + 42 * small, 0.52 * small);
  const stance = state.bad ? SLOW : inWater ? SWIMS : road ? WALKS : (STANCES[now] ?? WALKS);
  const mood = road || now || state.size < 1.5 ? stance.mood : "glad";
  const middle = road ? moves(280, 82, 0.42) : moves(MIDDLE[0], MIDDLE[1], small);
  return (
    <svg
      class={own ? "drawn stage-dag is-own" : "drawn stage-dag"}
      viewBox="0 0 360 326"
      aria-hidden="true"
      focusable="false"
    >
      <rect class={`air air-${now} moves`} width="360" height="326" />
      <g>
        <g class={shown(road)}>
          <path class="land" d="M0 118C70 92 130 92 200 104S320 96 360 84V326H0Z" />
          <Tree x={22} y={166} size={0.8} />
          <Tree x={52} y={302} size={1.2} />
        </g>
        {ROAD.map((part, index) => (
          <path key={part} class={`road ${shown(road && state.open > index + 1)}`} d={part} />
        ))}
        <path
          class={`road ${shown(out === 1)}`}
          d="M150 288C210 300 280 280 372 246V340H236C220 318 190 306 146 298Z"
        />
      </g>
      <g class="moves" style={ring}>
        <circle class="track" r={ROUND} />
        <circle
          class="walked moves"
          r={ROUND}
          pathLength={100}
          transform="rotate(-90)"
          style={{ strokeDashoffset: road ? 45 : 100 - 20 * Math.max(0, state.seen >= 5 ? 5 : state.seen - 1) }}
        />
      </g>
      <g class="moves" style={middle}>
        <Behind now={now} size={state.size} />
      </g>
      <Water open={road ? state.open : 0} own={own} />
      <g class="moves" style={person}>
        <g transform="translate(14 -224) scale(1.5)">
          <Cloud rain={state.bad ? 2 : 0} />
        </g>
        <g class={own ? "you" : "her"}>
          <Standing look={own ? YOU : FATIMA} stance={{ ...stance, mood }} carries={<Umbrella open={state.bad} />} />
        </g>
      </g>
      <g
        class="moves"
        style={
          !road ? moves(MIDDLE[0] + 41, MIDDLE[1] + 80, 0.55) : at > 1 ? moves(312, 340, 0.66) : moves(200, 241, 0.38)
        }
      >
        <g class={shown(!own && (road ? state.open > 2 : now === 4))}>
          <Noor />
        </g>
      </g>
      <Water front open={road ? state.open : 0} own={own} />
      <g class="moves" style={middle}>
        <Before now={now} />
      </g>
      {/* The edge of the scene: someone near is seen through a round window. */}
      <g class="moves" style={middle}>
        <path
          class={`air air-${now} ${shown(now > 0)}`}
          fill-rule="evenodd"
          d="M0-110A110 110 0 0 1 0 110A110 110 0 0 1 0-110ZM0-80A80 80 0 0 0 0 80A80 80 0 0 0 0-80Z"
        />
      </g>
      <g class="moves" style={ring}>
        {SIGNS.map((sign, index) => {
          const [x, y] = around(index);
          const seen = own || index < state.seen;
          const here = road || state.world ? out === 1 && index === 3 : index + 1 === state.moment;
          return (
            <g key={sign} transform={`translate(${x} ${y})`} class={shown(!own || road)}>
              <g class="moves" style={{ transform: `scale(${here ? 1.14 : 1})` }}>
                <circle class={`medal ${seen ? "is-seen" : ""} ${here ? "is-here" : ""}`} r="27" />
                <path class={`sign ${shown(seen)}`} d={sign} />
                <text class={`number ${shown(!seen)}`} y="7" text-anchor="middle">
                  {index + 1}
                </text>
              </g>
            </g>
          );
        })}
      </g>
      <g class={shown(!road && !own)}>
        {NAMES.map(([x, y, anchor], index) => (
          <g key={anchor + x} class={`name ${shown(index < state.seen && !(out === 1 && index === 2))}`}>
            <Label x={x} y={y} word={MOMENTS[index] ?? ""} anchor={anchor} stacked />
          </g>
        ))}
      </g>
      <g class={shown(own && !road)}>
        {CARDS.map((at, index) => (
          <g key={at.join()} class={shown(out === 0 || index !== 2)}>
            <EmptyCard at={at} shown={!words[index]} name={MOMENTS[index] ?? ""} />
            <Card at={at} words={words[index] ?? ""} here={index + 1 === state.moment} />
          </g>
        ))}
      </g>
      <g class={`name is-small ${shown(!road && now === 0 && !state.bad)}`}>
        <g class={shown(!own)}>
          <Label x={MIDDLE[0]} y={MIDDLE[1] - 60} word="what she dares" anchor="middle" />
        </g>
        <g class={shown(own)}>
          <Label x={MIDDLE[0]} y={MIDDLE[1] - 44} word="what you dare" anchor="middle" />
        </g>
      </g>
      <path
        class={`turn ${shown(state.back && out > 1)}`}
        d={
          out === 3
            ? "M200 304C156 306 122 292 110 270M102 283L109 267L123 277"
            : "M166 212C172 194 162 180 144 174M158 170L143 174L151 187"
        }
      />
      <g class={shown(out === 1)}>
        <EmptyCard at={own ? STEP_AT_FORK : [166, 290, 190, 40]} shown={!ownStep} name="a small step" step />
        <Card at={STEP_AT_FORK} words={ownStep} step />
      </g>
      <g class={shown(road)}>
        <Card at={STEP_AT_ROAD} words={ownStep} step />
        <g class={`name ${shown(!ownStep && !state.bad)}`}>
          <Label x={100} y={96} word="very small" anchor="middle" />
        </g>
      </g>
      <g class={`name ${shown(road && state.open > 2)}`}>
        <Label x={6} y={226} word="a bit more" />
      </g>
      <g class={`name ${shown(road && state.open > 3)}`}>
        <Label x={354} y={184} word={own ? "further" : "together again"} anchor="end" />
      </g>
    </svg>
  );
}

/** What she does at each moment, for who does not see it. */
const told = (t: Translate) => [
  t("she lifts the laundry and feels pain in her back"),
  t("she thinks that it will get worse"),
  t("she worries at the table"),
  t("she stays on the sofa, and her granddaughter goes swimming"),
  t("in the evening she dares a bit less than yesterday"),
];

const stage: Stage<DayState> = {
  start,
  directions,
  Picture,
  size: [360, 326],
  describe: (state, t) => {
    if (state.out > 1) {
      const where = [
        t("on a narrow road out of the ring"),
        t("on a wider road out of the ring"),
        t("on a wide road out of the ring"),
      ][state.open - 2];
      if (state.bad)
        return t("On a bad day someone takes a smaller step {where}, which stays open.", { where: where ?? "" });
      if (state.back) return t("The step was too large, so someone goes a step back {where}.", { where: where ?? "" });
      return t("Someone walks {where}.", { where: where ?? "" });
    }
    const dares =
      [t("very little"), t("little"), t("less than before"), t("much"), t("everything")][Math.round(state.size)] ?? "";
    if (state.bad) return t("It is a bad day: it rains on the ring.");
    if (state.out === 1) return t("At avoiding the ring has a fork: a small step leads out of it.");
    if (state.own) {
      const words = ownWords(state).map((each, index) => each || t(MOMENTS[index] ?? ""));
      return t("Your ring of five moments: {words}.", { words: words.join(", ") });
    }
    if (state.world) return t("In the middle of the ring stands what Fatima dares: {dares}.", { dares });
    return t("Moment {moment} of the day: {what}.", { moment: state.moment, what: told(t)[state.moment - 1] ?? "" });
  },
};

export default stage;
