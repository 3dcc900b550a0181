/** The plan as its reader made it: the amounts of its weeks, and how they are said. */
import { addDays, dayInWords, isDay, weekday } from "../front/calendar";
import { traitsOf } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

export type Easier = Traits["easier"][string];

export interface Week {
  /** From 1. */
  number: number;
  amount: number;
  days: string[];
  /** What this week may be besides a step more; empty in the first. */
  choices: { key: "" | Easier; amount: number }[];
  chosen: "" | Easier;
}

const MOST = 9999;

/** A number as people write it, or null: "2,5" and "2.5" are the same. */
function readNumber(text: string, least: number): number | null {
  const plain = text.trim().replace(",", ".");
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(plain)) return null;
  const value = Number(plain);
  return value >= least && value <= MOST ? value : null;
}

const round = (amount: number) => Number(amount.toFixed(2));

/** The reader's own rule, week by week: a step more, the same, or a step less; never below or at nothing. */
function makeWeeks(start: number, step: number, firstDay: string, count: number, easier: Traits["easier"]): Week[] {
  const weeks: Week[] = [];
  for (let i = 0; i < count; i += 1) {
    const before = weeks[i - 1]?.amount;
    const choices: Week["choices"] = [];
    if (before !== undefined) {
      choices.push({ key: "", amount: round(before + step) });
      if (step > 0) choices.push({ key: "same", amount: before });
      if (step > 0 && before - step > 0) choices.push({ key: "less", amount: round(before - step) });
    }
    const kept = easier[String(i + 1)];
    const choice = choices.find(({ key }) => key === kept) ?? choices[0];
    weeks.push({
      number: i + 1,
      amount: choice?.amount ?? start,
      days: Array.from({ length: 7 }, (_, day) => addDays(firstDay, 7 * i + day)),
      choices,
      chosen: choice?.key ?? "",
    });
  }
  return weeks;
}

/** The plan as it was kept, and how its amounts and days are said. */
export function usePlan() {
  const language = useContent("_language");
  const [activity] = useTrait("activity");
  const [unit] = useTrait("unit");
  const [startText] = useTrait("start");
  const [stepText] = useTrait("step");
  const [keptFirstDay] = useTrait("first_day");
  const firstDay = isDay(keptFirstDay) ? keptFirstDay : "";
  const [weekdays] = useTrait("weekdays");
  const [count] = useTrait("weeks");
  const [easier] = useTrait("easier");
  const start = readNumber(startText, 0.01);
  const step = readNumber(stepText, 0);
  const isWhole = activity.trim() && unit.trim() && start !== null && step !== null && firstDay && weekdays.length > 0;
  const weeks = isWhole ? makeWeeks(start, step, firstDay, count, easier) : [];

  const number = (amount: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(amount);
  const inUnit = (amount: number) => `${number(amount)} ${unit.trim()}`;
  const date = (day: string) => dayInWords(day, language, { day: "numeric", month: "long" });
  // 5 January 1970 was a Monday.
  const weekdayName = (day: number, length: "long" | "short") =>
    dayInWords(addDays("1970-01-05", day), language, { weekday: length });
  const planned = (day: string) => weekdays.includes(weekday(day));
  return {
    activity,
    unit,
    startText,
    stepText,
    firstDay,
    weekdays,
    count,
    easier,
    start,
    step,
    weeks,
    inUnit,
    date,
    weekdayName,
    planned,
  };
}

export type Plan = ReturnType<typeof usePlan>;
