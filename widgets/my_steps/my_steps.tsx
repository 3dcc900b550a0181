/** A plan of the reader's own, drawn as a calendar. It repeats what the reader chose and advises no amount. */
import { useRef, useState } from "preact/hooks";
import { type CalendarDay, newId, pageAddress, saveCalendar } from "../front/calendar";
import { printOnly } from "../front/print";
import { TextField } from "../front/text_field";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import { ReadBack } from "./kept_plan";
import { type Easier, usePlan, type Week } from "./plan";
import type { Traits } from "./traits.gen";
import { Weeks } from "./weeks";

const { useContent, useTrait } = traitsOf<Traits>();

// Room for words too: then the field says what it wants instead of dropping letters.
const MOST_TYPED = 20;
const FILE = "mijn-stappen.ics";

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
  const plan = usePlan();
  const missing = [
    !plan.activity.trim() && t("what you want to do"),
    !plan.unit.trim() && t("what you count in"),
    plan.start === null && t("how much you begin with"),
    plan.step === null && t("the step each week"),
    !plan.firstDay && t("the first day"),
    plan.weekdays.length === 0 && t("the days of the week"),
  ].filter((each) => each !== false);

  const chooseWeek = (week: Week, key: "" | Easier) => {
    const others = Object.fromEntries(Object.entries(plan.easier).filter(([which]) => which !== String(week.number)));
    setEasier(key ? { ...others, [String(week.number)]: key } : others);
    const amount = week.choices.find((choice) => choice.key === key)?.amount ?? week.amount;
    setSaid(
      t("Week {n} is now: {amount}. The weeks after it go on from there.", {
        n: week.number,
        amount: plan.inUnit(amount),
      }),
    );
  };

  const save = () => {
    const uid = planId || newId();
    if (uid !== planId) setId(uid);
    const days = plan.weeks.flatMap((week): CalendarDay[] =>
      week.days.filter(plan.planned).map((day) => ({
        uid: `${uid}-${day}@begrijp-uw-rugpijn`,
        day,
        title: `${plan.activity.trim()}: ${plan.inUnit(week.amount)}`,
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
          plan.activity,
          setActivity,
        )}
        {field("unit", t("What do you count in?"), t("For example minutes, rounds or stairs."), plan.unit, setUnit)}
        {field(
          "start",
          t("How much do you begin with?"),
          t("Choose something that works on a less good day too."),
          plan.startText,
          setStart,
          plan.startText.trim() !== "" && plan.start === null && t("Write only a number here, larger than 0."),
        )}
        {field(
          "step",
          t("How much comes with it each week?"),
          t("Small is fine. 0 is fine too."),
          plan.stepText,
          setStep,
          plan.stepText.trim() !== "" && plan.step === null && t("Write only a number here."),
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
              checked={plan.weekdays.includes(day)}
              onChange={() => {
                setSaid("");
                setWeekdays(
                  plan.weekdays.includes(day)
                    ? plan.weekdays.filter((other) => other !== day)
                    : [...plan.weekdays, day].sort(),
                );
              }}
            />
            <span>{plan.weekdayName(day, "long")}</span>
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
              checked={plan.count === length}
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
          {plan.weeks.length > 0 ? t("My steps: {activity}", { activity: plan.activity.trim() }) : t("My steps")}
        </h4>
        <p class="missing" data-part="missing">
          {missing.length > 0 &&
            t("Your calendar appears here. Still to fill in: {what}.", { what: missing.join(", ") })}
        </p>
        {plan.weeks.length > 0 && (
          <>
            <p class="rule">{t("A less good week? The same or smaller is fine too.")}</p>
            <Weeks plan={plan} choose={chooseWeek} />
          </>
        )}
      </section>
      {plan.weeks.length > 0 && (
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

export default defineWidget(MySteps, { readBack: ReadBack });
