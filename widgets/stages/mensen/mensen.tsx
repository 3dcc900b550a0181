/** Ten people as in a group photograph. Each can hold a scan, raise a hand, be in pain, and grow older. */
import type { Translate } from "../../front/widget";
import { Label } from "../parts/label";
import type { Stage } from "../stage";
import { Board } from "./board";
import { at, One, PEOPLE } from "./people";
import { type Bar, directions, type State, start, TREATMENTS, YARDSTICK } from "./states";

function Picture({ state }: { state: State }) {
  const age = state.age && state.age + state.years;
  const counted = state.n >= 0 && !state.band;
  return (
    <svg
      class={`drawn stage-mensen ${state.band ? "is-band" : ""}`}
      viewBox="0 0 360 316"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="air" width="360" height="316" />
      <path
        class="leaf"
        d="M0 120C20 60 60 70 76 100 96 40 150 40 172 92 196 50 240 40 262 96 280 60 330 50 360 104V210H0z"
      />
      <path class="step" d="M0 190H360V240H0z" />
      <path class="ground" d="M0 236H360V316H0z" />
      <g>{PEOPLE.map((person, i) => i % 2 === 0 && <One key={person.age} i={i} state={state} />)}</g>
      <g class="front">{PEOPLE.map((person, i) => i % 2 === 1 && <One key={person.age} i={i} state={state} />)}</g>
      <Board of={state.band} />
      <g class={`dots ${state.guess >= 0 && !state.band ? "" : "is-gone"}`}>
        {PEOPLE.map((person, i) => (
          <circle key={person.age} class={i < state.guess ? "" : "is-gone"} cx={at(i)[0]} cy="286" r="5.5" />
        ))}
      </g>
      {/* Words do not fade: a number on its way out would be a wrong one. */}
      {age > 0 && <Label x={180} y={26} word="all {age} years old" values={{ age }} anchor="middle" />}
      {!age && state.years > 0 && !state.band && <Label x={180} y={26} word="years later" anchor="middle" />}
      {state.pain === "both" && !counted && !state.band && (
        <>
          <Label x={12} y={309} word="without pain" />
          <Label x={348} y={309} word="with pain" anchor="end" />
        </>
      )}
      {counted && (
        <g class="count">
          <Label x={12} y={309} word="{n} of 10" values={{ n: state.n }} />
          <Label x={348} y={309} word="{n} not" values={{ n: 10 - state.n }} anchor="end" />
        </g>
      )}
    </svg>
  );
}

const NAMES: Record<string, string> = {
  exercise: "Exercise",
  graded: "Building up step by step",
  education: "Explanation only",
  education_exercise: "Explanation with exercise",
  coaching: "Coaching",
  team: "A team of therapists",
  heating: "Heating nerves",
};

/** How much of the yardstick, in words. */
function part([mean]: Bar, unit: number): string {
  const share = mean / unit;
  if (share < 0.15) return "a small piece";
  if (share < 0.29) return "about a quarter";
  if (share < 0.42) return "about a third";
  if (share < 0.6) return "about half";
  return share < 0.75 ? "about two thirds" : "most";
}

function describeBand(of: string, t: Translate): string {
  const treatment = TREATMENTS[of];
  if (!treatment)
    return t(
      of === "more_often"
        ? "The band of people with pain is longer, and how much is unsure."
        : "Both bands are equally long, with and without pain.",
    );
  const { pain, function: able } = treatment;
  const inPain = part(pain, YARDSTICK.pain);
  const values = { name: t(NAMES[of] ?? ""), pain: t(inPain) };
  if (!able || pain[1] === null)
    return t("{name}: in pain it differs {pain} of the yardstick, but how unsure that is, we could not read.", values);
  const inDoing = part(able, YARDSTICK.function);
  // The yardstick is named once, so that the sentence stays short.
  if (pain[1] < 0)
    return t(
      "{name}: in pain it differs {pain} of the yardstick, or perhaps nothing, and in what people can do {able}.",
      { ...values, able: t(inDoing) },
    );
  return inDoing === inPain
    ? t("{name}: in pain it differs {pain} of the yardstick, and in what people can do as well.", values)
    : t("{name}: in pain it differs {pain} of the yardstick, and in what people can do {able}.", {
        ...values,
        able: t(inDoing),
      });
}

function describe(state: State, t: Translate): string {
  if (state.band) return describeBand(state.band, t);
  const age = state.age && state.age + state.years;
  const values = { n: state.n, rest: 10 - state.n };
  const who = age
    ? t("Ten people of {age} years", { age })
    : t(state.years ? "Ten people, some years later" : "Ten people of all ages");
  const pains = {
    "": "",
    without: t("without pain"),
    with: t("with pain"),
    both: t("five without and five with pain"),
  };
  const doing = state.scan
    ? state.n < 0
      ? t("they hold a scan of their back")
      : t("on their scan a disc bulges a bit in {n} of 10, in {rest} not", values)
    : state.n < 0
      ? t("they stand together")
      : t("{n} of 10 have a hand up, {rest} not", values);
  return `${[who, pains[state.pain], doing].filter(Boolean).join(", ")}.`;
}

const stage: Stage<State> = { start, directions, Picture, describe, size: [360, 316] };
export default stage;
