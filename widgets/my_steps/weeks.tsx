/** The calendar of a plan: a row a week, in which less is chosen too. */
import { weekday } from "../front/calendar";
import { useTexts } from "../front/widget";
import type { Easier, Plan, Week } from "./plan";

export function Weeks(props: { plan: Plan; choose: (week: Week, key: "" | Easier) => void }) {
  const { plan, choose } = props;
  const { weeks, inUnit, date, weekdayName, planned } = plan;
  const t = useTexts();
  const choices = { "": t("a step more"), same: t("the same as last week"), less: t("a step smaller") };

  return (
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
                onChange={(event) => choose(week, event.currentTarget.value as "" | Easier)}
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
  );
}
