/** Days to look back at the course, for the reader's own calendar, each with the page to do it with. */
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
  const weeks = useContent("_weeks");
  const pages = useContent("_pages");
  const language = useContent("_language");
  const course = useContent("_address");
  const [keptDay, setDay] = useTrait("first_day");
  const [planId, setId] = useTrait("plan_id");
  const [said, setSaid] = useState("");
  const [now, setNow] = useState("");
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  // Until the reader picks one it is the day of today. While a year is typed it is no day yet.
  const typed = keptDay.slice(0, 10) || now;
  const day = isDay(typed) ? typed : "";
  const days = weeks.map((n, i) => ({ n, page: pages[i] ?? "", day: day && addDays(day, 7 * n) }));

  useLayoutEffect(() => setNow(today()), []);

  // Whoever comes from a calendar of an earlier edition wants what stands there; it is in a part that opens first.
  useEffect(() => {
    if (location.hash === `#${name}`) list.current?.scrollIntoView();
  }, [name]);

  const save = () => {
    const plan = planId || newId();
    if (plan !== planId) setId(plan);
    // From now on it is this day, also when it was not picked but is the day of today.
    if (day !== keptDay) setDay(day);
    const here = pageAddress(course);
    saveCalendar(
      FILE,
      days.map(({ n, page, day }): CalendarDay => {
        // A page without an address of its own, as in JupyterLab, has nothing that another could lie beside.
        const address = page && here.startsWith("http") ? new URL(`../${page}/`, here).href : `${here}#${name}`;
        return {
          uid: `${plan}-${n}@begrijp-uw-rugpijn`,
          day,
          title: t("Back pain: looking back for a moment"),
          text: t("A short story, and a few questions to look back with: {address}", { address }),
          address,
        };
      }),
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
      <ul class="dates" id={name} ref={list} data-part="dates">
        {days.map(({ n, day }) => (
          <li key={n}>
            <b>{t("after {n} weeks", { n })}</b>{" "}
            <span>
              {day
                ? dayInWords(day, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
                : now
                  ? t("Choose a day first.")
                  : "\u00a0"}
            </span>
          </li>
        ))}
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
