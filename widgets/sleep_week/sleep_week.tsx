/** A week of nights to press on: what a bad night does to the days after it. The numbers are those of model 3. */
import type { Figure } from "plotly.js-basic-dist-min";
import { useEffect, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { calmMotion } from "../front/motion";
import { Predict, useThought } from "../front/predict";
import { Card, defineWidget, type Translate, useContent, useTexts } from "../front/widget";
import stage, { added, PILLOWS, type State } from "../stages/nacht/nacht";

type Arrows = State["arrows"];

/** Points of pain x100: after one bad night, day by day, and in days until that is nearly gone. */
type After = Record<Arrows, { more: number[]; fades: number; better: number }>;

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const LAST = DAYS.length - 1;
// Which nights are bad at the start, a bit for each.
const START: Record<string, number> = { usual: 0, one_bad_night: 0b10, bad_week: 0b1111111, better_sleep: 0 };
const DAY_LASTS = 650;
// Points of pain up to which these words hold.
const MORE: [number, string][] = [
  [0.5, "a little more"],
  [1, "somewhat more"],
];
const LESS: [number, string][] = [
  [0.5, "a little less"],
  [1, "somewhat less"],
];
const FADES = ["", "one day", "two days", "three days", "four days", "five days"];
const ARROWS: [Arrows, string][] = [
  ["dagboek", "somewhat"],
  ["gelijk", "both equally"],
  ["sterk", "strongly"],
];

const word = (words: [number, string][], points: number, otherwise: string) =>
  words.find(([end]) => points < end)?.[1] ?? otherwise;

/** What the week comes to, seen from its end. */
function inWords(t: Translate, week: State, after: After): string {
  const { fades, better } = after[week.arrows];
  const nights = DAYS.filter((_, day) => week.bad & (1 << day)).length;
  const most = Math.max(...DAYS.map((_, day) => added({ ...week, day: LAST }, day)));
  const values = {
    n: nights,
    more: t(word(MORE, most, "clearly more")),
    less: t(word(LESS, better / 100, "clearly less")),
    days: t(FADES[fades] ?? "some days"),
  };
  if (nights === 0 && week.better)
    return t("With better sleep there is {less} pain here on average. The pain does not go away.", values);
  if (nights === 0) return t("An ordinary week. Without a bad night, too, one day is heavier than the other.");
  if (nights === 1)
    return t("After a bad night pain is {more} the next day. After about {days} that is nearly gone.", values);
  return t("After {n} bad nights pain is {more}. With ordinary nights that eases again.", values);
}

function SleepWeek() {
  const t = useTexts();
  const after = useContent<After>("_after");
  const figure = useContent<Figure>("_figure");
  const nights = useContent<string>("nights");
  const [week, setWeek] = useState<State>({
    ...stage.start,
    bad: START[nights] ?? 0,
    better: nights === "better_sleep",
    day: LAST,
    arrows: useContent<Arrows>("arrows"),
  });
  const [guess, setGuess] = useState<number | null>(null);
  const guesses = [t("1 day"), t("3 days"), t("7 days")];
  const thought = useThought(guesses, guess);

  // After a bad night the days pass one by one, and the week ends asleep.
  useEffect(() => {
    if (week.day >= LAST) return;
    const next = setTimeout(
      () => setWeek({ ...week, day: week.day + 1, scene: week.day + 1 < LAST ? "up" : "asleep" }),
      DAY_LASTS,
    );
    return () => clearTimeout(next);
  }, [week]);

  function press(night: number) {
    const bad = week.bad ^ (1 << night);
    const passes = bad & (1 << night) && !calmMotion();
    setWeek({ ...week, bad, day: passes ? night - 1 : LAST, scene: passes ? "awake" : "asleep" });
  }

  const [width, height] = stage.size;
  const sentence = inWords(t, week, after) + (week.bad ? thought : "");
  const points = (value: number) => (value / 100).toFixed(1).replace(".", t("."));

  return (
    <Card title={t("What does a bad night do to the days after it?")} note>
      <Predict
        question={t("How long is one bad night felt, do you think?")}
        {...{ guess }}
        options={guesses}
        onGuess={setGuess}
      />
      <p class="todo">{t("Press on a pillow: that night is bad.")}</p>
      <div class="picture">
        <stage.Picture state={week} />
        {DAYS.map((day, night) => {
          const [x, y, wide, high] = PILLOWS[night] ?? [0, 0, 0, 0];
          return (
            <button
              type="button"
              key={day}
              class="night"
              aria-label={t("a bad night before {day}", { day: t(day) })}
              aria-pressed={Boolean(week.bad & (1 << night))}
              style={{
                insetInlineStart: `${(100 * x) / width}%`,
                insetBlockStart: `${(100 * y) / height}%`,
                inlineSize: `${(100 * wide) / width}%`,
                blockSize: `${(100 * high) / height}%`,
              }}
              onClick={() => press(night)}
            />
          );
        })}
      </div>
      <p class="w-say" aria-live="polite" aria-atomic="true" data-part="say">
        {sentence}
      </p>
      <button
        type="button"
        class="w-button is-quiet"
        aria-pressed={week.better}
        onClick={() => setWeek({ ...week, better: !week.better, bad: 0, day: LAST, scene: "asleep" })}
      >
        {t("Weeks of better sleep")}
      </button>
      <Chart
        layer
        figure={figure}
        height={270}
        summary={t(
          "Nobody knows exactly how strongly a night acts on pain. In each of the three examples it is nearly gone after about three days.",
        )}
        table={{
          head: [t("Days after the night"), ...ARROWS.map(([, text]) => t(text))],
          rows: DAYS.map((_, i) => [
            i + 1,
            ...ARROWS.map(([key]) => t("{size} more", { size: points(after[key].more[i] ?? 0) })),
          ]),
        }}
      />
    </Card>
  );
}

export default defineWidget(SleepWeek);
