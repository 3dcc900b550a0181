/** A back to press: the same hand, another alarm. Pain for each hand and setting is made in Python. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { bringIntoView } from "../front/motion";
import { Slider } from "../front/slider";
import { Card, defineWidget, traitsOf, useTexts } from "../front/widget";
import stage from "../stages/lichaam/lichaam";
import { CHALLENGES, type Happening } from "./challenges";
import { builtOf, drawing, inWords, ORDINARY, PAIN, type Press, soundOf } from "./press";
import { ended, level, NO_ROW, type Row, touched } from "./row";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

const BUTTONS = ["light", "ordinary", "firm"];
const HIGHEST = 1000;
// How often what fades is looked at again, in milliseconds.
const LOOK = 500;

function Body() {
  const t = useTexts();
  const pains = useContent("_pain");
  const rates = useContent("_build_up");
  const sharpFrom = useContent("_sharp_from");
  const figure = useContent("_figure");
  const settings = useContent("_counted").values.map(({ text }) => text);
  const [setting, setSetting] = useTrait("setting");
  /** What it was set to here; another value comes from the leader of a group. */
  const setHere = useRef(setting);
  const [press, setPress] = useState<Press | null>(null);
  const [two, setTwo] = useState(false);
  const [row, setRow] = useState<Row>(NO_ROW);
  const calmRow = useRef<Row>(NO_ROW);
  const task = useRef<HTMLParagraphElement>(null);
  const [silent, setSilent] = useState(0);
  const [settled, setSettled] = useState(false);
  const [challenge, setChallenge] = useState(0);
  const [met, setMet] = useState(false);
  /** What is heard beside the sentence, once: that it was met, or which one comes next. */
  const [news, setNews] = useState("");

  const own = setting >= sharpFrom ? rates.sharp : rates.calm;
  const now = CHALLENGES[challenge];
  const todo = (n: number) => [
    t("Number {n} of {all}:", { n: n + 1, all: CHALLENGES.length }),
    t(CHALLENGES[n]?.todo ?? ""),
  ];
  const done = [t("Done."), t(now?.done ?? "")];
  const look = (happening: Happening) => {
    if (met || !now?.met(happening)) return setNews("");
    setMet(true);
    setNews(done.join(" "));
  };

  /** One press, with the alarm as it is or as the slider just set it; a turn of the slider starts a new row. */
  function put(touch: number, at: number, again: Row) {
    const time = performance.now();
    const speed = at >= sharpFrom ? rates.sharp : rates.calm;
    const built = level(again, speed, time);
    const first = pains[at]?.[touch] ?? 0;
    const calmFirst = pains[0]?.[touch] ?? 0;
    const pain = Math.min(HIGHEST, first * (1 + built));
    const next = touched(again, speed, time);
    const before = next.count === 1 ? NO_ROW : calmRow.current;
    const calm = Math.min(HIGHEST, calmFirst * (1 + level(before, rates.calm, time)));
    calmRow.current = touched(before, rates.calm, time);
    const quiet = touch === ORDINARY && soundOf(pain) === 0 ? silent + 1 : 0;
    setPress({ touch, pain, first, calm, built, number: (press?.number ?? 0) + 1, inRow: next.count });
    setRow(next);
    setSilent(quiet);
    setSettled(false);
    look({ touch, alarm: soundOf(pain), inRow: next.count, silent: quiet, settled: false });
  }

  useEffect(() => {
    if (setHere.current === setting) return;
    setHere.current = setting;
    setSilent(0);
    put(press?.touch ?? ORDINARY, setting, NO_ROW);
  }, [setting]);

  // While it fades: look again, until it is gone. Then nothing runs.
  useEffect(() => {
    if (row.count === 0 || !press) return;
    const timer = setInterval(() => {
      const time = performance.now();
      const left = level(row, own, time);
      if (!ended(row, own, time)) {
        if (builtOf(left) < builtOf(press.built)) setPress({ ...press, built: left });
        return;
      }
      setRow(NO_ROW);
      if (row.count < 3 || soundOf(press.pain) === 0) return;
      setSettled(true);
      look({ touch: press.touch, alarm: 0, inRow: row.count, silent, settled: true });
    }, LOOK);
    return () => clearInterval(timer);
  }, [row, own, press, challenge]);

  // What the buttons below the slider change stands above it: on a phone off the screen by then.
  const bring = () => bringIntoView(task.current);

  const state = drawing(press, setting, two, settled);
  const sentence = inWords(t, press, setting, settled);
  const traces = useMemo(
    () => [{}, {}, {}, { x: press ? [setting] : [], y: press ? [press.pain / 100] : [], visible: press !== null }],
    [press, setting],
  );
  const strength = press?.touch ?? ORDINARY;
  const [first, rest] = met ? done : todo(challenge);

  return (
    <Card title={t("What does the alarm do?")} note>
      <p class="task" ref={task} data-part="challenge">
        <b>{first}</b> {rest}
      </p>
      <div class="w-picture">
        <stage.Picture state={state} />
        <button
          type="button"
          class={`back ${two ? "is-all" : press ? "" : "is-waiting"}`}
          data-part="back"
          aria-label={t("Press on the back of Thea: {hand}", { hand: t(BUTTONS[strength] ?? "") })}
          onClick={() => put(strength, setting, row)}
        />
      </div>
      {/* Not atomic: what comes next to try is heard without the sentence of the last press. */}
      <p class="say" aria-live="polite" data-part="say">
        {/* Anew for each press: the same again is heard again. */}
        <span key={press?.number}>{sentence}</span>
        {news && <span class="w-visually-hidden"> {news}</span>}
      </p>
      <fieldset class="hands">
        <legend class="w-visually-hidden">{t("Press on the back")}</legend>
        {BUTTONS.map((word, touch) => (
          <button type="button" class="w-button is-quiet" key={word} onClick={() => put(touch, setting, row)}>
            {t(word)}
          </button>
        ))}
      </fieldset>
      <Slider
        part="setting"
        label={t("The alarm:")}
        low={t("calm")}
        high={t("very sharp")}
        min={0}
        max={settings.length - 1}
        value={setting}
        valueText={settings[setting] ?? ""}
        // Once there was a press, the sentence below the picture says what it did.
        quiet={press !== null}
        onValue={(value) => {
          setHere.current = value;
          setSetting(value);
          setSilent(0);
          if (press) put(press.touch, value, NO_ROW);
        }}
      />
      <div class="w-row">
        <button
          type="button"
          class={met ? "w-button" : "w-button is-quiet"}
          data-part="another"
          onClick={() => {
            const next = (challenge + 1) % CHALLENGES.length;
            setChallenge(next);
            setMet(false);
            setNews(todo(next).join(" "));
            setSilent(0);
            bring();
          }}
        >
          {t("Something else to try")}
        </button>
        <button
          type="button"
          class="w-button is-quiet"
          aria-pressed={two}
          onClick={() => {
            setTwo(!two);
            bring();
          }}
        >
          {t("A calm body beside it")}
        </button>
      </div>
      <Chart
        layer
        figure={figure}
        traces={traces}
        height={260}
        summary={t("The sharper the alarm, the more the same hand hurts.")}
        table={{
          head: [t("The alarm"), ...BUTTONS.map((word) => t(word))],
          rows: settings.map((word, i) => [
            word,
            ...BUTTONS.map((_, touch) => t(PAIN[soundOf(pains[i]?.[touch] ?? 0)] ?? "")),
          ]),
        }}
      />
    </Card>
  );
}

export default defineWidget(Body);
