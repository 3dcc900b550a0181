/** A plan of the reader's own, drawn as a calendar. It repeats what the reader chose and advises no amount. */
import { useRef, useState } from "preact/hooks";
import {
  addDays,
  type CalendarDay,
  dayInWords,
  isDay,
  newId,
  pageAddress,
  saveCalendar,
  today,
  weekday,
} from "../front/calendar";
import { printOnly } from "../front/print";
import { Kept, RoomToWrite } from "../front/read_back";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

type Easier = Traits["easier"][string];

interface Week {
  /** From 1. */
  number: number;
  amount: number;
  days: string[];
  /** What this week may be besides a step more; empty in the first. */
  choices: { key: "" | Easier; amount: number }[];
  chosen: "" | Easier;
}

const MOST = 9999;
// Room for words too: then the field says what it wants instead of dropping letters.
const MOST_TYPED = 20;
const FILE = "mijn-stappen.ics";

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
function usePlan() {
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

function MySteps() {
  const t = useTexts();
  const lengths = useContent("_lengths");
  const mostCharacters = useContent("_most_characters");
  const [, setActivity] = useTrait("activity");
  const [, setUnit] = useTrait("unit");
  const [, setStart] = useTrait("start");
  const [, setStep] = useTrait("step");
  const [keptFirstDay, setFirstDay] = useTrait("first_day");
  const [, setWeekdays] = useTrait("weekdays");
  const [, setWeeks] = useTrait("weeks");
  const [, setEasier] = useTrait("easier");
  const [planId, setId] = useTrait("plan_id");
  const course = useContent("_address");
  const [said, setSaid] = useState("");
  const calendar = useRef<HTMLElement>(null);
  const id = useId();
  const {
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
  } = usePlan();

  const missing = [
    !activity.trim() && t("what you want to do"),
    !unit.trim() && t("what you count in"),
    start === null && t("how much you begin with"),
    step === null && t("the step each week"),
    !firstDay && t("the first day"),
    weekdays.length === 0 && t("the days of the week"),
  ].filter((each) => each !== false);

  const chooseWeek = (week: Week, key: "" | Easier) => {
    const others = Object.fromEntries(Object.entries(easier).filter(([which]) => which !== String(week.number)));
    setEasier(key ? { ...others, [String(week.number)]: key } : others);
    const amount = week.choices.find((choice) => choice.key === key)?.amount ?? week.amount;
    setSaid(
      t("Week {n} is now: {amount}. The weeks after it go on from there.", { n: week.number, amount: inUnit(amount) }),
    );
  };

  const save = () => {
    const plan = planId || newId();
    if (plan !== planId) setId(plan);
    const days = weeks.flatMap((week): CalendarDay[] =>
      week.days.filter(planned).map((day) => ({
        uid: `${plan}-${day}@begrijp-uw-rugpijn`,
        day,
        title: `${activity.trim()}: ${inUnit(week.amount)}`,
        text: t("This is your own plan. In a less good week the same or less is fine too."),
        address: pageAddress(course),
      })),
    );
    saveCalendar(FILE, days);
    setSaid(
      t("The file {file} holds {n} days. Open it: your calendar then asks whether to add them.", {
        file: FILE,
        n: days.length,
      }),
    );
  };

  const field = (
    part: string,
    label: string,
    hint: string,
    value: string,
    onValue: (value: string) => void,
    problem: string | false = false,
  ) => {
    const isNumber = part === "start" || part === "step";
    return (
      <div class="field" data-part={part}>
        <label class="w-label" for={`${id}-${part}`}>
          {label}
        </label>
        <p class="w-hint" id={`${id}-${part}-hint`}>
          {hint}
        </p>
        <TextField
          id={`${id}-${part}`}
          inputMode={isNumber ? "decimal" : "text"}
          keptAs={part}
          most={isNumber ? MOST_TYPED : mostCharacters}
          aria-describedby={`${id}-${part}-hint`}
          aria-invalid={problem ? "true" : undefined}
          value={value}
          onText={(text) => {
            setSaid("");
            onValue(text);
          }}
        />
        <p class="problem" aria-live="polite" aria-atomic="true">
          {problem}
        </p>
      </div>
    );
  };

  const choices = { "": t("a step more"), same: t("the same as last week"), less: t("a step smaller") };

  return (
    <Card
      title={t("What would you like to build up?")}
      todo={t("You choose everything yourself. Here you get no advice about how much.")}
    >
      <div class="fields">
        {field(
          "activity",
          t("What do you want to do?"),
          t("For example walking, swimming or working in the garden."),
          activity,
          setActivity,
        )}
        {field("unit", t("What do you count in?"), t("For example minutes, rounds or stairs."), unit, setUnit)}
        {field(
          "start",
          t("How much do you begin with?"),
          t("Choose something that works on a less good day too."),
          startText,
          setStart,
          startText.trim() !== "" && start === null && t("Write only a number here, larger than 0."),
        )}
        {field(
          "step",
          t("How much comes with it each week?"),
          t("Small is fine. 0 is fine too."),
          stepText,
          setStep,
          stepText.trim() !== "" && step === null && t("Write only a number here."),
        )}
        <div class="field" data-part="first_day">
          <label class="w-label" for={`${id}-first`}>
            {t("Which day do you begin?")}
          </label>
          <input
            id={`${id}-first`}
            class="w-input"
            type="date"
            // As it stands in the field: while a year is typed it is no day yet.
            value={keptFirstDay}
            onInput={(event) => {
              setSaid("");
              setFirstDay(event.currentTarget.value);
            }}
          />
        </div>
      </div>
      <fieldset class="w-choices is-row" data-part="weekdays">
        <legend>{t("On which days?")}</legend>
        {[0, 1, 2, 3, 4, 5, 6].map((day) => (
          <label class="w-choice" key={day}>
            <input
              type="checkbox"
              checked={weekdays.includes(day)}
              onChange={() => {
                setSaid("");
                setWeekdays(
                  weekdays.includes(day) ? weekdays.filter((other) => other !== day) : [...weekdays, day].sort(),
                );
              }}
            />
            <span>{weekdayName(day, "long")}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="w-choices is-row" data-part="weeks">
        <legend>{t("How many weeks shall we draw?")}</legend>
        {lengths.map((length) => (
          <label class="w-choice" key={length}>
            <input
              type="radio"
              name={`${id}-weeks`}
              checked={count === length}
              onChange={() => {
                setSaid("");
                setWeeks(length);
              }}
            />
            <span>{t("{n} weeks", { n: length })}</span>
          </label>
        ))}
      </fieldset>
      <section class="calendar" aria-labelledby={`${id}-calendar`} ref={calendar} data-part="calendar">
        <h4 id={`${id}-calendar`}>
          {weeks.length > 0 ? t("My steps: {activity}", { activity: activity.trim() }) : t("My steps")}
        </h4>
        <p class="missing" data-part="missing">
          {missing.length > 0 &&
            t("Your calendar appears here. Still to fill in: {what}.", { what: missing.join(", ") })}
        </p>
        {weeks.length > 0 && (
          <>
            <p class="rule">{t("A less good week? The same or smaller is fine too.")}</p>
            <ol class="weeks">
              {weeks.map((week) => (
                <li key={week.number} data-part={`week-${week.number}`}>
                  <p class="what">
                    <b>{t("Week {n}", { n: week.number })}</b> {t("from {date}", { date: date(week.days[0] ?? "") })}
                    <strong class="amount">{inUnit(week.amount)}</strong>
                  </p>
                  {week.choices.length > 1 && (
                    <label class="choose">
                      <span>{t("This week")}</span>
                      <select
                        class="w-select"
                        aria-label={t("Week {n}: how much?", { n: week.number })}
                        value={week.chosen}
                        onChange={(event) => chooseWeek(week, event.currentTarget.value as "" | Easier)}
                      >
                        {week.choices.map(({ key }) => (
                          <option key={key} value={key} selected={key === week.chosen}>
                            {choices[key]}
                          </option>
                        ))}
                      </select>
                    </label>
                  )}
                  <ol class="days" aria-label={t("The days of week {n}", { n: week.number })}>
                    {week.days.map((day) => (
                      <li key={day} class={planned(day) ? "is-planned" : ""}>
                        <span class="weekday">{weekdayName(weekday(day), "short")}</span>
                        <span class="number">{Number(day.slice(8))}</span>
                        {planned(day) ? (
                          <>
                            <span class="box" aria-hidden="true" />
                            <span class="w-visually-hidden">{t("on your plan")}</span>
                          </>
                        ) : null}
                      </li>
                    ))}
                  </ol>
                </li>
              ))}
            </ol>
          </>
        )}
      </section>
      {weeks.length > 0 && (
        <div class="w-row keep">
          <button type="button" class="w-button" data-part="save" onClick={save}>
            {t("Save my days as a calendar file")}
          </button>
          <button type="button" class="w-button is-quiet" data-part="print" onClick={() => printOnly(calendar.current)}>
            {t("Print my calendar")}
          </button>
        </div>
      )}
      <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
        {said}
      </p>
      <p class="w-note">
        {t("Not sure where to begin? Ask your therapist. The calendar only repeats what you choose.")}
      </p>
      <p class="w-note">{t("Your plan stays on this device. Only you decide who gets the calendar file.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const { activity, unit, startText, stepText, firstDay, weekdays, weeks, inUnit, date, weekdayName, planned } =
    usePlan();
  const begun = [activity, unit, startText, stepText].some((text) => text.trim()) || firstDay || weekdays.length > 0;
  if (!begun) return null;
  const what = activity.trim();
  const week = weeks.find(({ days }) => days.includes(today()));
  return (
    <Kept
      title={what ? t("My steps: {activity}", { activity: what }) : t("My steps")}
      inSummary={{ step: [week ? `${what}: ${inUnit(week.amount)}` : what] }}
    >
      {weeks.length > 0 ? (
        <>
          <p>{t("A less good week? The same or smaller is fine too.")}</p>
          <table class="kept-weeks">
            <thead>
              <tr>
                <th scope="col">{t("How much")}</th>
                {weeks[0]?.days.map((day) => (
                  <th scope="col" key={day}>
                    <span aria-hidden="true">{weekdayName(weekday(day), "short")}</span>
                    <span class="visually-hidden">{weekdayName(weekday(day), "long")}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.number}>
                  <th scope="row">
                    <b>{inUnit(week.amount)}</b>{" "}
                    <span class="from">{t("from {date}", { date: date(week.days[0] ?? "") })}</span>
                  </th>
                  {week.days.map((day) => (
                    <td key={day} class={planned(day) ? "is-planned" : ""}>
                      {Number(day.slice(8))}
                      {planned(day) && (
                        <>
                          <span class="kept-box" aria-hidden="true" />
                          <span class="visually-hidden"> {t("on your plan")}</span>
                        </>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : (
        <>
          <p>{t("This plan is not finished yet. So far you chose:")}</p>
          <ul>
            {unit.trim() && <li>{t("I count in: {unit}", { unit: unit.trim() })}</li>}
            {startText.trim() && <li>{t("I begin with: {amount}", { amount: startText.trim() })}</li>}
            {stepText.trim() && <li>{t("Each week comes with it: {amount}", { amount: stepText.trim() })}</li>}
            {firstDay && <li>{t("My first day: {date}", { date: date(firstDay) })}</li>}
            {weekdays.length > 0 && (
              <li>{t("My days: {days}", { days: weekdays.map((day) => weekdayName(day, "long")).join(", ") })}</li>
            )}
          </ul>
        </>
      )}
      <RoomToWrite lines={3} />
    </Kept>
  );
}

export default defineWidget(MySteps, { readBack: ReadBack });
