/** One person of the stage of the body. */
import { Bell } from "../parts/bell";
import { Hand } from "../parts/hand";
import { Knob } from "../parts/knob";
import { type Look, type Mood, PEOPLE, Person, type Pose } from "../parts/person";
import type { Event } from "./alarm";

const MOODS: Mood[] = ["glad", "calm", "worried", "hurt"];
// How a person looks at these, even when the alarm is silent.
const WORRY: Partial<Record<Event, number>> = { night: 1, lift: 1, words: 2 };
const ARMS: Record<Event, Pick<Pose, "near" | "far">> = {
  none: { near: [14, 14], far: [4, 14] },
  hand: { near: [14, 14], far: [4, 14] },
  night: { near: [8, 6], far: [2, 6] },
  words: { near: [10, 96], far: [14, 30] },
  lift: { near: [34, 50], far: [30, 52] },
  help: { near: [20, 34], far: [4, 24] },
  moving: { near: [66, 10], far: [54, 22] },
};

// The lines beside her eye would run into the brain.
export const THEA: Look = { ...PEOPLE.thea, old: false };

// In the measure of the picture: the cord from the brain to below, where the knob sits on it, where the back is touched.
const KNOB = { x: 172, y: 192 };
const CORD_ABOVE = "M171 98C166 122 157 132 161 146 165 162 172 172 172 192";
const CORD_BELOW = "M172 192C172 218 164 228 163 250 162 272 166 284 168 300";
const NERVE =
  "M192 222C186 226 184 236 178 240M193 238h-15M190 254C186 250 184 242 178 240M178 240C172 243 168 246 163 252";
const SIGNAL_BELOW = "M193 238h-15C170 241 164 240 166 230 169 214 172 206 172 192";
// How far the hand moves to the left.
const PRESSES = [0, 8, 12, 18];

interface Part {
  look: Look;
  event: Event;
  press: number;
  signal: number;
  knob: number;
  build: number;
  alarm: number;
  two: boolean;
  hand: 1 | 2 | 3;
}

/** One person with everything in it: the nerve, the cord and its knob, the touching hand, and the alarm in front. */
export function OneBody(part: Part) {
  const touched = part.event === "hand";
  const { signal, knob } = part;
  return (
    <g>
      <g transform="translate(150 90) scale(-2.3 2.3)">
        <Person
          look={part.look}
          pose={{
            ...ARMS[part.event],
            nod: part.event === "night" || part.event === "words" ? 7 : 0,
            mood: MOODS[Math.max(part.alarm, WORRY[part.event] ?? 0)] ?? "hurt",
            eyes: part.event === "night" ? "tired" : "open",
          }}
        >
          <g
            class={`lift ${part.event === "lift" ? "fades" : "fades is-gone"}`}
            transform="scale(-.4348 .4348) translate(-150 -90)"
          >
            <path class="crate" d="M26 204h76v62H26Z" />
            <path class="slat" d="M26 225h76M26 245h76M44 204v62M84 204v62" />
          </g>
        </Person>
      </g>
      <path class="cord-edge" d={`${CORD_ABOVE}${CORD_BELOW.slice(8)}${NERVE}`} />
      <path class="cord" d={CORD_ABOVE} />
      <path class="cord" d={CORD_BELOW} />
      <path class="nerve" d={NERVE} />
      <g transform="translate(7 -1)">
        <path
          class="brain"
          d="M146 88c-9-5-7-18 3-19 2-10 15-12 20-5 8-4 17 2 16 10 8 4 7 15 0 18 0 8-10 12-16 7-6 6-14 4-16-2-4 0-7-4-7-9Z"
        />
        <path class="fold" d="M160 70c-4 5 0 9 5 9M178 80c-6-2-10 2-9 7M152 84c4-1 6 2 5 6" />
      </g>
      <g key={`signal-${signal}`} class={signal ? "signal is-going" : "signal is-gone"}>
        <path class="pulse" d={SIGNAL_BELOW} stroke-width={4 + part.press * 1.5} />
        <path
          class={`pulse is-above knob-${knob}`}
          d="M172 192C172 172 165 162 161 146 157 132 166 122 171 98"
          stroke-width={4 + knob * 2}
        />
      </g>
      <g transform={`translate(${KNOB.x} ${KNOB.y})`}>
        {[1, 2, 3].map((ring) => (
          <circle key={ring} class={part.build >= ring ? "built fades" : "built fades is-gone"} r={22 + ring * 4.5} />
        ))}
        <Knob value={knob} />
      </g>
      <g
        class={touched ? "moves" : "moves is-gone"}
        style={{ transform: `translate(${touched ? -(PRESSES[part.press] ?? 0) : 50}px)` }}
      >
        <g class={`arm skin-${part.hand} cloth-3`}>
          <g transform="translate(267 239) scale(-1.12 1.12)">
            <Hand />
          </g>
          <path class="sleeve is-wide" d="M266 227q-4 12 0 24L700 262V216Z" />
          {[1, 2, 3].map((mark) => (
            <path
              key={mark}
              class={part.press >= mark ? "felt fades" : "felt fades is-gone"}
              d={`M${274 + mark * 11} 232l-6 7 6 7`}
            />
          ))}
        </g>
      </g>
      <g class="moves" style={{ transform: part.two ? "translate(152px,-12px)" : "translate(52px,74px)" }}>
        <Bell level={part.alarm} count={signal} />
      </g>
    </g>
  );
}
