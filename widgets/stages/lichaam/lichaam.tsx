/** The body: a touch on the back, its signal, the knob of the spinal cord, the scales of the brain, and the alarm. */
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import { PEOPLE, Person } from "../parts/person";
import { Scale } from "../parts/scale";
import type { Stage } from "../stage";
import { type Body, directions, type Event, signs, start } from "./alarm";
import { OneBody, THEA } from "./one_body";

/** What goes on around the person, at the left: only the one that happens now is seen. */
function Around(props: { event: Event }) {
  const shown = (event: Event) => (props.event === event ? "fades" : "fades is-gone");
  return (
    <g>
      <g class={`night ${shown("night")}`}>
        <circle class="window" cx="50" cy="218" r="42" />
        <path class="moon" d="M58 192a26 26 0 1 0 20 38 22 22 0 0 1-20-38Z" />
        <path class="star" d="M28 196v.1M24 226v.1M82 208v.1" />
      </g>
      <g class={`words ${shown("words")}`}>
        <path
          class="shout"
          d="M12 178l14 5 8-12 11 10 14-9 6 12 17-3-3 15 12 8-11 10 7 13-17 1-5 13-14-9-13 10-6-7-22 14 8-22-10-8 9-10-12-11 12-6Z"
        />
        <path class="scribble" d="M28 198q4-6 8 0t8 0 8 0 8 0 8 0M30 214q4-6 8 0t8 0 8 0" />
      </g>
      <g class={`lift ${shown("lift")}`}>
        <path class="weight" d="M40 280q24 9 48 0M47 293q17 6 34 0" />
      </g>
      <g class={`help ${shown("help")}`}>
        <g transform="translate(32 192) scale(1.5)">
          <Person look={PEOPLE.samira} pose={{ near: [80, 12], far: [40, 30], mood: "glad" }} />
        </g>
      </g>
      <g class={`moving ${shown("moving")}`}>
        <path class="trace" d="M14 184q12-14 32-16M16 170q10-10 22-12" />
        <path
          class="plant"
          d="M48 300v-34M48 280c-16 0-20-8-20-16 12 0 20 4 20 16ZM48 270c14-2 18-10 18-18-12 2-18 8-18 18Z"
        />
      </g>
    </g>
  );
}

const TISSUE = ["", "hurt", "healing", "healthy"];

function Picture({ state }: { state: Body }) {
  const body = state;
  const alone = body.two ? "fades is-gone" : "fades";
  return (
    <svg class={`drawn stage-lichaam is-${body.event}`} viewBox="0 0 360 320" aria-hidden="true" focusable="false">
      {/* Beyond its edges too: a picture that is less high than its place is wide shows them. */}
      <rect class="room" x="-360" width="1080" height="320" />
      <path class="floor" d="M-360 320V300H0c60-16 300-16 360 0H720v20Z" />
      <g class={body.two ? "moves" : "moves is-gone"} style={{ transform: "translate(-28px,90px) scale(.72)" }}>
        <OneBody {...body} look={PEOPLE.joris} knob={0} build={0} alarm={body.calm} hand={1} />
      </g>
      <path class={body.two ? "other fades" : "other fades is-gone"} d="M180 0h540v320H180Z" />
      <path class={body.two ? "floor fades" : "floor fades is-gone"} d="M180 320V289q90-2 180 11H720v20Z" />
      <g class={alone}>
        <path class="beam" d="M178 66L268 38 252 132 180 96Z" />
        <circle class="lens" cx="294" cy="90" r="60" />
        <g transform="translate(294 58)">
          <Scale tilt={body.tilt} danger={signs(body.danger)} safety={signs(body.safety)} />
        </g>
      </g>
      <g class="moves" style={{ transform: body.two ? "translate(152px,90px) scale(.72)" : "translate(0,0) scale(1)" }}>
        <OneBody {...body} look={THEA} hand={3} />
      </g>
      <g class={alone}>
        <Around event={body.event} />
      </g>
      <g class={body.two || !body.tissue ? "tissue fades is-gone" : `tissue fades is-${TISSUE[body.tissue]}`}>
        <path class="beam" d="M176 270L300 254 304 306Z" />
        <circle class="lens" cx="320" cy="280" r="34" />
        <path class="fibre" d="M292 268q14-8 28 0t28 0M290 294q15 8 30 0t30 0" />
        <path class="fibre is-torn" d="M288 281h24M328 281h24" />
        <path class="fibre is-mended" d="M312 281h16" />
        <path class="stitch" d="M314 275v12M320 275v12M326 275v12" />
      </g>
      <g class={alone}>
        <Label x={294} y={22} word="brain" anchor="middle" />
        <Label x={224} y={170} word="danger" small />
        <Label x={356} y={170} word="safe" anchor="end" small />
        <Label x={211} y={199} word="spinal cord" />
        <Label x={52} y={146} word="alarm" anchor="middle" />
      </g>
      <g class={body.two || body.tissue ? "fades is-gone" : "fades"}>
        <Label x={208} y={288} word="nerve" />
      </g>
      <g class={body.two || !body.tissue ? "fades is-gone" : "fades"}>
        <Label x={281} y={300} word="tissue" anchor="end" />
      </g>
      <g class={body.two ? "fades" : "fades is-gone"}>
        <Label x={90} y={30} word="calm alarm" anchor="middle" small />
        <Label x={270} y={30} word={body.knob > 1 ? "sharp alarm" : "calm alarm"} anchor="middle" small />
      </g>
    </svg>
  );
}

const EVENTS: Record<Event, string> = {
  none: "you see a woman from the side",
  hand: "a hand lies on the back of a woman",
  lift: "a woman lifts a heavy crate",
  night: "a woman slept badly",
  words: "a woman hears frightening words",
  help: "somebody helps a woman",
  moving: "a woman practises calmly",
};
const TISSUE_WORDS = [
  "",
  "the tissue of her back is strained",
  "the tissue of her back is healing",
  "the tissue of her back is healthy",
];
const ALARM_WORDS = ["the alarm is silent", "the alarm sounds softly", "the alarm sounds", "the alarm sounds loudly"];

function describe(body: Body, t: Translate): string {
  const parts = body.two
    ? [
        "a hand lies on the back of two people",
        body.calm ? "the calm alarm sounds softly" : "the calm alarm is silent",
        body.alarm > 1
          ? "the sharp alarm sounds loudly"
          : body.alarm
            ? "the sharp alarm sounds softly"
            : "the sharp alarm is silent",
      ]
    : [
        EVENTS[body.event],
        TISSUE_WORDS[body.tissue] ?? "",
        body.signal ? "a signal goes up" : "",
        body.build ? "touches build up in the spinal cord" : "",
        body.knob > 2
          ? "the knob of the spinal cord is loud"
          : body.knob < 1
            ? "the knob of the spinal cord is soft"
            : "",
        body.tilt > 0 ? "the scales hang to danger" : body.tilt < 0 ? "the scales hang to safety" : "",
        ALARM_WORDS[body.alarm] ?? "",
      ];
  const said = parts.filter(Boolean).map((part) => t(part));
  const sentence = `${said.slice(0, -1).join(", ")} ${t("and")} ${said[said.length - 1]}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const lichaam: Stage<Body> = { start, directions, Picture, describe, size: [360, 320] };
export default lichaam;
