/** The stage `pad`: two people walk the same weeks on a hill; what each did lies behind them as stones and puddles. */
import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { useTexts } from "../../front/widget";
import { Label } from "../parts/label";
import { CLOUD, shown, Tree } from "../parts/outdoors";
import { Comes, Still } from "../parts/still";
import type { Stage } from "../stage";
import { type Does, directions, hundredth, type PathState, start, WEEKS, within } from "./path";
import { feet, height, LANES, type Lane, Pack, Person, placeOf, tenth } from "./walkers";

const curve = ([left, middle, right]: Lane, below = 0) =>
  `M-10 ${left + below}L0 ${left + below}Q180 ${middle + below} 360 ${right + below}L370 ${right + below - 2}`;
const STONE = "M-10 1C-11-8-3-12 2-11C9-11 12-4 11 1C10 4-9 4-10 1Z";

const Puddle = () => (
  <>
    <path class="puddle" d="M-13 0C-13-5-4-6 2-5C10-6 15-3 14 1C13 6 4 5 0 5C-8 6-13 5-13 0Z" />
    <path class="ripple" d="M-8-.5Q-5-3 0-3" />
  </>
);

function Lies(props: { lane: Lane; week: number; below: number; size: number; children: ComponentChildren }) {
  const x = placeOf(props.week);
  if (useContext(Still) && !props.size) return null;
  return (
    <g transform={`translate(${tenth(x)} ${tenth(height(props.lane, x) + props.below)})`}>
      <g class="moves" style={{ transform: `scale(${props.size})` }}>
        {props.children}
      </g>
    </g>
  );
}

/** What lies behind one person: always twelve of each, so that they can come and go. */
function Trail(props: { who: 0 | 1; stones: string; puddles: string }) {
  const lane = LANES[props.who];
  return (
    <g>
      {Array.from({ length: WEEKS }, (_, week) => {
        const size = Number(props.stones[week]) || 0;
        const wet = Number(props.puddles[week]) || 0;
        return (
          <g key={week}>
            <Lies lane={lane} week={week + 0.85} below={9} size={wet && hundredth(0.5 + wet * 0.12)}>
              <Puddle />
            </Lies>
            <Lies lane={lane} week={week + 0.4} below={2} size={props.stones[week] ? hundredth(0.22 + size * 0.11) : 0}>
              <path class="stone" d={STONE} />
            </Lies>
          </g>
        );
      })}
    </g>
  );
}

/** Below the feet; a long name, which a play may give, stays within the drawing. */
function Name(props: { lane: Lane; week: number; word: string }) {
  const half = 5 * useTexts()(props.word).length;
  const x = placeOf(props.week);
  return (
    <g class="moves name" style={feet(props.lane, props.week)}>
      <Label x={tenth(within(half, x, 360 - half) - x)} y={21} word={props.word} anchor="middle" />
    </g>
  );
}

function Picture({ state, still = false }: { state: PathState; still?: boolean }) {
  return (
    <Still.Provider value={still}>
      <svg class="drawn stage-pad" viewBox="0 0 360 326" aria-hidden="true" focusable="false">
        <rect class="sky" width="360" height="326" />
        <g transform="translate(204 38)">
          <circle class={`glow ${shown(state.sun)}`} r="30" />
          <circle class={state.sun ? "sun moves" : "sun is-pale moves"} r="17" />
          <path class={`cloud ${shown(!state.sun)}`} transform="translate(-8 12)" d={CLOUD} />
        </g>
        <path class="far" d="M0 118C50 80 90 76 128 92C170 108 190 66 250 66C300 66 330 84 360 96V326H0Z" />
        <Tree x={286} y={138} size={0.9} />
        <path class="hill" d={`${curve(LANES[0], -5)}V340H-10Z`} />
        <Tree x={344} y={264} size={1.1} />
        <path class="near" d={`${curve(LANES[1], -5)}V340H-10Z`} />
        <path
          class="grass"
          d="M82 182q2-8-1-12m4 12q1-6 5-9M318 270q2-8-1-12m4 12q1-6 5-9M76 262q2-8-1-12m4 12q1-6 5-9"
        />
        {LANES.map((lane) => (
          <g key={lane[0]}>
            <path class="path-edge" d={curve(lane, 3)} />
            <path class="path" d={curve(lane, 3)} />
          </g>
        ))}
        <Comes shown={state.week === 0} class="fades">
          <g transform="translate(112 202)">
            <g transform="translate(11 6) scale(0.500)">
              <Pack size={1} load={0.8} away={false} />
            </g>
            <path class="stone" transform="translate(0 28)" d={STONE} />
            <g transform="translate(0 50)">
              <Puddle />
            </g>
            <Label x={21} y={5} word="what someone can carry" />
            <Label x={21} y={30} word="what someone does" />
            <Label x={21} y={55} word="flare-up" />
          </g>
        </Comes>
        {/* Below the path, where nobody walks. */}
        <g class="name" transform={`translate(${state.week >= 10 ? 188 : 318} 320)`}>
          <Comes shown={state.week >= 1} class="fades">
            <Label x={0} y={0} word="week" anchor="end" />
            <text x="6">{Math.min(WEEKS, Math.floor(state.week))}</text>
          </Comes>
        </g>
        <Trail who={0} stones={state.stones1} puddles={state.puddles1} />
        <Trail who={1} stones={state.stones2} puddles={state.puddles2} />
        <Person who={0} week={state.week} does={state.does1} pack={state.pack1} load={state.load1} rain={state.rain1} />
        <Person who={1} week={state.week} does={state.does2} pack={state.pack2} load={state.load2} rain={state.rain2} />
        {/* Last, so that no cloud hides who it is. */}
        {LANES.map((lane, who) => (
          <Name key={lane[0]} lane={lane} week={state.week} word={who ? "Kees" : "Ans"} />
        ))}
      </svg>
    </Still.Provider>
  );
}

const stage: Stage<PathState> = {
  start,
  directions,
  Picture,
  size: [360, 326],
  describe: (state, t) => {
    const said = (name: string, does: Does, rain: number, pack: number) => {
      const doing = {
        walk: t("{name} walks on", { name }),
        much: t("{name} does a lot, with a pack that is too full", { name }),
        rest: rain ? t("{name} rests on a bench under an umbrella", { name }) : t("{name} rests on a bench", { name }),
        slow: t("{name} walks on slowly under an umbrella, because it flared up", { name }),
      }[does];
      if (pack > 1.1) return t("{doing} and can carry more than at first", { doing });
      return pack < 0.9 ? t("{doing} and can carry less than at first", { doing }) : doing;
    };
    const one = said(t("Ans"), state.does1, state.rain1, state.pack1);
    const two = said(t("Kees"), state.does2, state.rain2, state.pack2);
    const week = Math.min(WEEKS, Math.floor(state.week));
    return week
      ? t("Two people on a hill path in week {week}: {one}, and {two}.", { week, one, two })
      : t("Two people at the start of a hill path: {one}, and {two}.", { one, two });
  },
};

export default stage;
