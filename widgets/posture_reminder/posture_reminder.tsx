/** A calm timer. It works on the page; a message of the browser only when the reader asked for it. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Slider } from "../front/slider";
import { Card, defineWidget, traitsOf, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

const MINUTE = 60_000;

type Message = "off" | "on" | "refused" | "impossible";

const possible = () => typeof Notification === "function" && window.isSecureContext;

function PostureReminder() {
  const t = useTexts();
  const [shortest = 5, longest = 120, step = 5] = useContent("_range");
  const [minutes, setMinutes] = useTrait("minutes");
  const [again, setAgain] = useTrait("again");
  const [notify, setNotify] = useTrait("notify");
  const [until, setUntil] = useTrait("until");
  const [now, setNow] = useState(0);
  // An end further away than the longest timer is one of a clock that stood wrong.
  const left = now > 0 && until - now <= longest * MINUTE ? until - now : 0;
  const running = left > 0;
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState("");
  const [message, setMessage] = useState<Message>("off");

  useLayoutEffect(() => {
    setNow(Date.now());
    if (notify && possible() && Notification.permission === "granted") setMessage("on");
  }, []);

  const begin = (length = minutes) => {
    const start = Date.now();
    setNow(start);
    setUntil(start + length * MINUTE);
  };

  const begun = () => {
    setOver(false);
    begin();
    setSaid(t("The timer runs: {minutes}.", { minutes: inWords(minutes) }));
  };

  const stop = () => {
    setUntil(0);
    setOver(false);
    setSaid(t("The timer stands still."));
  };

  const tell = () => {
    if (message !== "on") return;
    try {
      new Notification(t("Would you like to change posture?"), {
        body: t("Only if it suits you now."),
        tag: "posture",
      });
    } catch {
      // Some phones know messages but do not let a page send them.
      setMessage("impossible");
    }
  };

  // A page in the background is woken less often: what counts is the time itself, not how often we looked.
  useEffect(() => {
    if (!running) return;
    const look = () => setNow(Date.now());
    const watch = setInterval(look, 1000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(watch);
      document.removeEventListener("visibilitychange", look);
    };
  }, [running]);

  // Only a timer that was seen running is over: one that ended while the page was closed is simply still.
  const ran = useRef(false);
  useEffect(() => {
    const ended = ran.current && !running && until > 0;
    ran.current = running;
    if (!ended) return;
    setOver(true);
    setSaid("");
    tell();
    if (again) begin();
    else setUntil(0);
  });

  // A timer that goes on by itself lets its message stand for a minute.
  useEffect(() => {
    if (over && running && minutes * MINUTE - left >= MINUTE) setOver(false);
  }, [over, running, left]);

  const ask = async () => {
    if (message === "on") {
      setMessage("off");
      setNotify(false);
      return;
    }
    if (!possible()) return setMessage("impossible");
    const answer = await Notification.requestPermission();
    setMessage(answer === "granted" ? "on" : "refused");
    setNotify(answer === "granted");
  };

  const inWords = (n: number) => (n === 1 ? t("1 minute") : t("{n} minutes", { n }));
  const leftInWords = () => {
    const whole = Math.ceil(left / MINUTE);
    return whole <= 1 ? t("less than a minute") : t("about {minutes}", { minutes: inWords(whole) });
  };
  const ideas = [
    t("Stand up for a moment."),
    t("Walk a few steps."),
    t("Stretch in a way that feels nice."),
    t("Sit in another way."),
  ];

  return (
    <Card
      title={t("When would you like to change posture?")}
      todo={t("There is no best time. Choose what suits you, and try it out.")}
    >
      <div class="w-controls">
        <Slider
          part="minutes"
          label={t("Remind me after:")}
          low={inWords(shortest)}
          high={inWords(longest)}
          min={shortest}
          max={longest}
          step={step}
          value={minutes}
          valueText={inWords(minutes)}
          onValue={(value) => {
            setMinutes(value);
            if (running) begin(value);
          }}
        />
        <label class="w-toggle" data-part="again">
          <input type="checkbox" checked={again} onChange={() => setAgain(!again)} />
          <span>{t("then begin again by itself")}</span>
        </label>
      </div>
      <div class={`clock ${running ? "is-running" : ""}`} data-part="clock">
        <div class="bar" aria-hidden="true">
          <span style={{ inlineSize: `${running ? Math.min(100, (100 * left) / (minutes * MINUTE)) : 0}%` }} />
        </div>
        {/* Not read aloud by itself: it would talk through whatever the reader is doing. */}
        <p class="left" role="timer" aria-live="off" data-part="left">
          {running ? t("Still {time}", { time: leftInWords() }) : t("The timer stands still.")}
        </p>
      </div>
      <div class="w-row">
        <button type="button" class="w-button" data-part="go" onClick={() => (running ? stop() : begun())}>
          {running ? t("Stop the timer") : over ? t("Start the timer again") : t("Start the timer")}
        </button>
      </div>
      <p class={over ? "said is-over" : "said"} aria-live="polite" aria-atomic="true" data-part="said">
        {over ? t("The time has passed. Would you like to change posture? Later is fine too.") : said}
      </p>
      <div class="ideas">
        <p>{t("What you can do then:")}</p>
        <ul>
          {ideas.map((idea) => (
            <li key={idea}>{idea}</li>
          ))}
        </ul>
      </div>
      <details class="w-more" data-part="more">
        <summary>{t("A message when you look at something else")}</summary>
        <p>
          {t(
            "Your browser can show a message when the time has passed. It asks you first. Without it the timer works as well.",
          )}
        </p>
        <button type="button" class="w-button is-quiet" data-part="notify" onClick={() => void ask()}>
          {message === "on" ? t("Stop the messages") : t("Give me a message too")}
        </button>
        <p class="about" aria-live="polite" aria-atomic="true" data-part="about">
          {message === "on" && t("You get a message as long as this page stays open.")}
          {message === "refused" &&
            t("Your browser shows no messages for this page. The timer on this page works as well.")}
          {message === "impossible" && t("Messages do not work on this device. The timer on this page works as well.")}
        </p>
      </details>
      <p class="w-note">{t("Changing posture can feel nice. Whether it makes pain less, studies do not agree on.")}</p>
    </Card>
  );
}

export default defineWidget(PostureReminder);
