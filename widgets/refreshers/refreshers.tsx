/** Days to look back at the course, for the reader's own calendar, and the questions to do it with. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import {
  addDays,
  type CalendarDay,
  dayInWords,
  isDay,
  newId,
  pageAddress,
  saveCalendar,
  today,
} from "../front/calendar";
import { Kept } from "../front/read_back";
import { Card, defineWidget, traitsOf, useId, useTexts } from "../front/widget";
import type { Traits } from "./traits.gen";

const { useContent, useTrait } = traitsOf<Traits>();

const FILE = "opfrissen.ics";

function Refreshers() {
  const t = useTexts();
  const name = useContent("name");
  const page = useContent("page");
  const weeks = useContent("_weeks");
  const questions = useContent("_questions");
  const language = useContent("_language");
  const course = useContent("_address");
  const [keptDay, setDay] = useTrait("first_day");
  const [planId, setId] = useTrait("plan_id");
  const [said, setSaid] = useState("");
  const [now, setNow] = useState("");
  const recall = useRef<HTMLElement>(null);
  const id = useId();
  // Until the reader picks one it is the day of today. While a year is typed it is no day yet.
  const typed = keptDay.slice(0, 10) || now;
  const day = isDay(typed) ? typed : "";
  // Before the page knows what day it is, the weeks stand there already.
  const days = day || !now ? weeks.map((n) => ({ n, day: day && addDays(day, 7 * n) })) : [];

  useLayoutEffect(() => setNow(today()), []);

  // Whoever comes from the calendar wants the questions; they were not there yet when the page came.
  useEffect(() => {
    if (location.hash === `#${name}`) recall.current?.scrollIntoView();
  }, [name]);

  const save = () => {
    const plan = planId || newId();
    if (plan !== planId) setId(plan);
    // From now on it is this day, also when it was not picked but is the day of today.
    if (day !== keptDay) setDay(day);
    const address = `${pageAddress(course)}#${name}`;
    saveCalendar(
      FILE,
      days.map(
        ({ n, day }): CalendarDay => ({
          uid: `${plan}-${n}@begrijp-uw-rugpijn`,
          day,
          title: t("Back pain: looking back with {n} short questions", { n: questions.length }),
          text: t("Open the page “{page}” and look at “Looking back”: {n} short questions. {address}", {
            page,
            n: questions.length,
            address,
          }),
          address,
        }),
      ),
    );
    setSaid(
      t("The file {file} holds {n} days. Open it: your calendar then asks whether to add them.", {
        file: FILE,
        n: days.length,
      }),
    );
  };

  return (
    <Card
      title={t("When would you like to look back?")}
      todo={t("What you read fades with time. Looking back for a moment now and then can bring it back.")}
    >
      <label class="w-label" for={`${id}-day`}>
        {t("From which day shall we count?")}
      </label>
      <input
        id={`${id}-day`}
        class="w-input day"
        type="date"
        value={typed}
        onInput={(event) => {
          setSaid("");
          setDay(event.currentTarget.value);
        }}
      />
      <ul class="dates" data-part="dates">
        {days.map(({ n, day }) => (
          <li key={n}>
            <b>{t("after {n} weeks", { n })}</b>{" "}
            {day
              ? dayInWords(day, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
              : "\u00a0"}
          </li>
        ))}
        {days.length === 0 && <li>{t("Choose a day first.")}</li>}
      </ul>
      <div class="w-row keep">
        <button
          type="button"
          class="w-button"
          data-part="save"
          onClick={() => (day ? save() : setSaid(t("Choose a day first.")))}
        >
          {t("Save these days for my calendar")}
        </button>
      </div>
      <p class="said" aria-live="polite" aria-atomic="true" data-part="said">
        {said}
      </p>
      <section class="recall" id={name} aria-labelledby={`${id}-recall`} ref={recall} data-part="recall">
        <h4 id={`${id}-recall`}>{t("Looking back")}</h4>
        <p>{t("Think of an answer yourself first. Then look at ours. Your own words are fine.")}</p>
        <ol>
          {questions.map(({ question, answer_html }) => (
            <li key={question}>
              <p class="question">{question}</p>
              <details class="w-more">
                <summary>
                  {t("See our answer")}
                  <span class="w-visually-hidden">: {question}</span>
                </summary>
                <div class="answer" dangerouslySetInnerHTML={{ __html: answer_html }} />
              </details>
            </li>
          ))}
        </ol>
      </section>
      <p class="w-note">{t("Nothing is sent to you. The days stand only in your own calendar.")}</p>
    </Card>
  );
}

function ReadBack() {
  const t = useTexts();
  const weeks = useContent("_weeks");
  const language = useContent("_language");
  const [day] = useTrait("first_day");
  if (!isDay(day)) return null;
  return (
    <Kept title={t("Looking back")}>
      <ul>
        {weeks.map((n) => (
          <li key={n}>
            {t("after {n} weeks", { n })}:{" "}
            {dayInWords(addDays(day, 7 * n), language, {
              weekday: "long",
              day: "numeric",
              month: "long",
              year: "numeric",
            })}
          </li>
        ))}
      </ul>
    </Kept>
  );
}

export default defineWidget(Refreshers, { readBack: ReadBack });
