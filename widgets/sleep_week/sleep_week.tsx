/** A week of nights to press on: what a bad night does to the days after it. The numbers are those of model 3. */
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Chart } from "../front/chart";
import { calmMotion } from "../front/motion";
import { useAsking } from "../front/predict";
import { Card, defineWidget, type Translate, traitsOf, useTexts } from "../front/widget";
import stage, { PILLOWS } from "../stages/nacht/nacht";
import { added, type State } from "../stages/nacht/nights";
import { QUESTIONS } from "./questions";
import type { Traits } from "./traits.gen";

type After = Traits["_after"];

const { useContent, useTrait } = traitsOf<Traits>();

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const LAST = DAYS.length - 1;
// Which nights are bad at the start, a bit for each.
const START: Record<string, number> = { usual: 0, one_bad_night: 0b10, bad_week: 0b1111111, better_sleep: 0 };
const DAY_LASTS = 1100;
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
const ARROWS: [Traits["arrows"], string][] = [
  ["dagboek", "somewhat"],
  ["gelijk", "both equally"],
  ["sterk", "strongly"],
];

const word = (words: [number, string][], points: number, otherwise: string) =>
  words.find(([end]) => points < end)?.[1] ?? otherwise;

const nightsOf = (week: State) => DAYS.filter((_, day) => week.bad & (1 << day)).length;

/** Which kind of week it is, as its trait says it. */
function kindOf(week: State): string {
  const nights = nightsOf(week);
  if (nights) return nights === 1 ? "one_bad_night" : "bad_week";
  return week.better ? "better_sleep" : "usual";
}

/** How many days ago the last bad night was; before the first one a negative number. */
function since({ bad, day }: State): number {
  let ago = 0;
  while (ago <= day && !(bad & (1 << (day - ago)))) ago += 1;
  return ago <= day ? ago : -1;
}

/** What the week comes to, seen from its end. */
function inWords(t: Translate, week: State, after: After): string {
  const { fades, better } = after[week.arrows];
  const nights = nightsOf(week);
  const most = Math.max(...DAYS.map((_, day) => added({ ...week, day: LAST }, day)));
  const values = {
    n: nights,
    more: t(word(MORE, most, "clearly more")),
    less: t(word(LESS, better / 100, "clearly less")),
    days: t(FADES[fades] ?? "some days"),
  };
  if (nights === 0)
    return t("With better sleep there is {less} pain here on average. The pain does not go away.", values);
  if (nights === 1)
    return t("After a bad night pain is {more} the next day. After about {days} that is nearly gone.", values);
  return t("After {n} bad nights pain is {more}. With ordinary nights that eases again.", values);
}

/** One day on the way there. */
function today(t: Translate, week: State, after: After): string {
  if (week.scene === "awake") return t("A bad night.");
  const ago = since(week);
  const values = { day: t(DAYS[week.day] ?? ""), more: t(word(MORE, added(week, week.day), "clearly more")) };
  if (ago === 0) return t("On {day} pain is {more}.", values);
  return ago < after[week.arrows].fades
    ? t("On {day} that is less already.", values)
    : t("On {day} that is nearly gone.", values);
}

function SleepWeek() {
  const t = useTexts();
  const after = useContent("_after");
  const figure = useContent("_figure");
  const [kind, setKind] = useTrait("nights");
  const asIs = { ...stage.start, day: LAST, arrows: useContent("arrows") };
  const weekOf = (kind: string): State => ({ ...asIs, bad: START[kind] ?? 0, better: kind === "better_sleep" });
  const [week, setWeek] = useState(() => weekOf(kind));
  // Set from elsewhere, as the leader of a group does.
  useLayoutEffect(() => {
    if (kind !== kindOf(week)) setWeek(weekOf(kind));
  }, [kind]);
  /** What the reader makes of the week. */
  const make = (made: State) => {
    setWeek(made);
    setKind(kindOf(made));
  };
  /** An ordinary week again. */
  const afresh = (better: boolean) => make(weekOf(better ? "better_sleep" : "usual"));
  const { question, ...asking } = useAsking(
    QUESTIONS,
    ({ ask, guesses }) => ({ ask: t(ask), guesses: guesses.map((text) => t(text)) }),
    () => afresh(false),
  );
  const passes = week.day < LAST;
  const shown = !passes && question.shown(nightsOf(week), week.better);

  // After a bad night the days pass one by one until it is nearly gone, and the week ends asleep.
  useEffect(() => {
    if (!passes) return;
    const day = week.scene === "up" && since(week) >= after[week.arrows].fades ? LAST : week.day + 1;
    const next = setTimeout(() => setWeek({ ...week, day, scene: day < LAST ? "up" : "asleep" }), DAY_LASTS);
    return () => clearTimeout(next);
  }, [week]);

  function press(night: number) {
    const bad = week.bad ^ (1 << night);
    const runs = bad & (1 << night) && !calmMotion();
    make({ ...week, bad, day: runs ? night - 1 : LAST, scene: runs ? "awake" : "asleep" });
  }

  const [width, height] = stage.size;
  const points = (value: number) => (value / 100).toFixed(1).replace(".", t("."));

  return (
    <Card title={t("What does a bad night do to the days after it?")} note>
      {asking.first}
      <div class="w-picture">
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
        {passes ? (
          // Told at the end, once.
          <span aria-hidden="true">{today(t, week, after)}</span>
        ) : week.bad || week.better ? (
          inWords(t, week, after) + (shown ? asking.thought : "")
        ) : (
          <>
            {asking.said}
            {t("An ordinary week: below each pillow is the pain of the day after.")} {t(question.todo)}
          </>
        )}
      </p>
      <div class="w-row ways">
        <button type="button" class="w-button is-quiet" aria-pressed={week.better} onClick={() => afresh(!week.better)}>
          {t("Weeks of better sleep")}
        </button>
        {asking.another(shown)}
      </div>
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
