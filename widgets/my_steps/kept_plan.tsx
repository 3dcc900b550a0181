/** The plan as "Mijn cursus" and paper show it. */
import { today, weekday } from "../front/calendar";
import { Kept, RoomToWrite } from "../front/read_back";
import { useTexts } from "../front/widget";
import { usePlan } from "./plan";

export function ReadBack() {
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
