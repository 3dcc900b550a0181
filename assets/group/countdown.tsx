/** Time that the leader gives the group: calm, without a sound, and only when it is switched on. */
import { useEffect, useState } from "preact/hooks";
import type { Action } from "./records.gen";
import type { State } from "./state";
import { count, t } from "./words";

/** Minutes that a leader can choose. */
const MINUTES = [1, 2, 3, 5];
/** From here on seconds are told, by ten. */
const SHORT = 50;
const STEP = 10;
/** So long it stays on the screens after its end. */
const OVER = 60;

/** What is left, in words that change as little as they can: minutes, and in the last one tens of seconds. */
export function leftInWords(seconds: number): string {
  if (seconds <= 0) return t("The time is up");
  if (seconds > SHORT) return count(Math.ceil(seconds / 60), "1 minute left", "{n} minutes left");
  return t("{n} seconds left", { n: Math.ceil(seconds / STEP) * STEP });
}

function useLeft(ends: number): number {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (ends - Date.now()) / 1000;
}

/** On the projector. */
export function WallCountdown({ state }: { state: State }) {
  const { countdown, ends } = state;
  return countdown && ends !== undefined ? <Strip seconds={countdown.seconds} ends={ends} /> : null;
}

function Strip({ seconds, ends }: { seconds: number; ends: number }) {
  const left = useLeft(ends);
  if (left < -OVER) return null;
  const share = Math.max(0, Math.min(1, left / seconds));
  return (
    <div class="stage-countdown" role="timer" data-part="countdown">
      <span class="stage-countdown-left" aria-hidden="true" style={{ inlineSize: `${100 * share}%` }} />
      <strong>{leftInWords(left)}</strong>
    </div>
  );
}

/** On the leader's own screen. */
export function CountdownButtons({ state, act }: { state: State; act: (action: Action) => void }) {
  const { countdown, ends } = state;
  const running = Boolean(countdown && ends !== undefined);
  return (
    <section class="lead-room" aria-labelledby="aftellen" data-part="counting">
      <h2 id="aftellen">{t("Count down on the big screen")}</h2>
      {!state.question && <Running state={state} />}
      <div class="vote-buttons">
        {MINUTES.map((minutes) => (
          <button
            type="button"
            key={minutes}
            class="g-button"
            data-part={`count-${minutes}`}
            onClick={() => act({ do: "countdown", seconds: 60 * minutes })}
          >
            {count(minutes, "1 minute", "{n} minutes")}
          </button>
        ))}
        {running && (
          <button
            type="button"
            class="g-button"
            data-part="count-off"
            onClick={() => act({ do: "countdown", seconds: 0 })}
          >
            {t("Take it away")}
          </button>
        )}
      </div>
    </section>
  );
}

/** How long is left; of a vote it stands with that. */
export function Running({ state: { countdown, ends } }: { state: State }) {
  return countdown && ends !== undefined ? <Left ends={ends} /> : null;
}

function Left({ ends }: { ends: number }) {
  return (
    <p role="timer" data-part="left">
      {leftInWords(useLeft(ends))}
    </p>
  );
}
