/** A shape to breathe along with. It stops by itself, and keeps nothing but the chosen pace and length. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { calmMotion, followCalmMotion } from "../front/motion";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Phase = "in" | "out";

/** Where a breath is: which half, and which second of it, counted from 1. */
interface Moment {
  phase: Phase;
  second: number;
}

const FIRST: Moment = { phase: "in", second: 1 };
const PACES: [Traits["pace"], string][] = [
  ["slower", "slower"],
  ["calm", "calm"],
  ["faster", "somewhat faster"],
];

/** Follows whether the reader asked for less motion. */
function useReducedMotion(): boolean {
  const [reduced, setReduced] = useState(false);
  useLayoutEffect(() => {
    setReduced(calmMotion());
    return followCalmMotion(setReduced);
  }, []);
  return reduced;
}

/** From 0 (all out) to 1 (all in), gently at both ends. */
function fullness(share: number): number {
  return (1 - Math.cos(Math.PI * share)) / 2;
}

/** For who asked for less motion: it fills on the way in and empties on the way out, in steps of a second. */
function Bar(props: { filled: number }) {
  return (
    <div class="bar" data-part="bar" aria-hidden="true">
      <span style={{ inlineSize: `${100 * props.filled}%` }} />
    </div>
  );
}

function BreathingPacer() {
  const t = useTexts();
  const paces = useContent("_paces");
  const lengths = useContent("_lengths");
  const [pace, setPace] = useTrait("pace");
  const [minutes, setMinutes] = useTrait("minutes");
  const seconds = paces[pace];
  const [secondsIn, secondsOut] = seconds;
  const [counting, setCounting] = useState(false);
  const [running, setRunning] = useState(false);
  const [moment, setMoment] = useState<Moment>(FIRST);
  const [said, setSaid] = useState("");
  const shape = useRef<HTMLDivElement>(null);
  const reduced = useReducedMotion();
  const id = useId();

  const inWords = (length: number) => (length === 1 ? t("1 minute") : t("{n} minutes", { n: length }));
  const begin = (seconds: [number, number], length: number) => {
    setMoment(FIRST);
    setRunning(true);
    setSaid(
      t("It has begun: {in} seconds in, {out} seconds out. It stops by itself after about {lasting}.", {
        in: seconds[0],
        out: seconds[1],
        lasting: inWords(length),
      }),
    );
  };
  // Another choice on the way begins anew, so that what was said stays true.
  const choosePace = (key: Traits["pace"]) => {
    setPace(key);
    if (running) begin(paces[key], minutes);
  };
  const chooseMinutes = (length: Traits["minutes"]) => {
    setMinutes(length);
    if (running) begin(seconds, length);
  };
  const stop = (words: string) => {
    setRunning(false);
    setSaid(words);
  };

  // Before the next frame: otherwise one more frame would follow on a stop.
  useLayoutEffect(() => {
    const element = shape.current;
    if (!running || !element) return;
    const breath = secondsIn + secondsOut;
    // Never half a breath at the end.
    const end = Math.round((60 * minutes) / breath) * breath;
    const began = performance.now();
    let frame = 0;
    const draw = () => {
      const elapsed = (performance.now() - began) / 1000;
      if (elapsed >= end) return stop(t("That was it. Breathe on as you like."));
      const within = elapsed % breath;
      const phase: Phase = within < secondsIn ? "in" : "out";
      const past = phase === "in" ? within : within - secondsIn;
      const second = Math.floor(past) + 1;
      const size = phase === "in" ? fullness(past / secondsIn) : 1 - fullness(past / secondsOut);
      element.style.setProperty("--breath", size.toFixed(4));
      setMoment((before) => (before.phase === phase && before.second === second ? before : { phase, second }));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      element.style.removeProperty("--breath");
    };
  }, [running, secondsIn, secondsOut, minutes]);

  const filled = moment.phase === "in" ? moment.second / secondsIn : (secondsOut - moment.second + 1) / secondsOut;
  const words = moment.phase === "in" ? t("Breathe in calmly") : t("Breathe out calmly");

  return (
    <Card
      title={t("Would you like to breathe calmly for a moment?")}
      todo={t(
        "Breathe in slowly, and out a little longer, sitting or lying. Feel free to stop when you get dizzy or restless.",
      )}
    >
      <div class={`breath w-large ${reduced ? "is-still" : ""} ${running ? "" : "is-at-rest"}`} ref={shape}>
        {reduced ? <Bar filled={running ? filled : 0} /> : <div class="shape" data-part="shape" aria-hidden="true" />}
        {/* The rhythm is not read aloud: it would talk through the calm. */}
        <p class="rhythm" aria-live="off" data-part="rhythm">
          {running ? words : t("Begin when you like.")}
          <span class="count" data-part="count">
            {counting && running ? moment.second : ""}
          </span>
        </p>
      </div>
      <button
        type="button"
        class="w-button main"
        onClick={() => (running ? stop(t("You stopped. Breathe on as you like.")) : begin(seconds, minutes))}
      >
        {running ? t("Stop") : t("Begin breathing calmly")}
      </button>
      <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
        {said}
      </p>
      <p class="w-note">{t("Feel free to stop if it is not pleasant. Then just breathe on as you do.")}</p>
      {/* Below: who is unwell finds at once what to press. */}
      <div class="w-controls">
        <fieldset class="w-choices thirds">
          <legend>{t("How fast?")}</legend>
          {PACES.map(([key, text]) => (
            <label class="w-choice" key={key}>
              <input type="radio" name={`${id}-pace`} checked={pace === key} onChange={() => choosePace(key)} />
              <span>{t(text)}</span>
            </label>
          ))}
        </fieldset>
        <fieldset class="w-choices thirds">
          <legend>{t("How long?")}</legend>
          {lengths.map((length) => (
            <label class="w-choice" key={length}>
              <input
                type="radio"
                name={`${id}-minutes`}
                checked={minutes === length}
                onChange={() => chooseMinutes(length)}
              />
              <span>{inWords(length)}</span>
            </label>
          ))}
        </fieldset>
        <label class="w-toggle">
          <input type="checkbox" checked={counting} onChange={() => setCounting(!counting)} />
          <span>{t("show a count with it")}</span>
        </label>
      </div>
    </Card>
  );
}

export default defineWidget(BreathingPacer);
