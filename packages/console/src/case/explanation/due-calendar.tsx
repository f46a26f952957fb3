import { addDays, type LocalDate, weekday } from "@tongban/domain";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { shortDateText } from "../../time/date-text.ts";
import { holidayText, hoursText, pauseText } from "./step-text.ts";
import type { NamedDay } from "./steps.ts";

type DueCalendarProps = {
  /** What the calendar is of, for who does not see it. */
  readonly label: string;
  /** Every day from the start to the due date. */
  readonly days: readonly NamedDay[];
  readonly today: LocalDate;
};

/** The days from start to due date as a wall calendar shows them: which count as the n-th, which do not and why. */
export const DueCalendar = ({ label, days, today }: DueCalendarProps) => {
  const { t } = useTranslation();
  const byDate = new Map(days.map((day) => [day.date, day]));
  const [first, last] = [days[0]?.date, days.at(-1)?.date];
  if (first === undefined || last === undefined) return null;
  return (
    <table className="due-calendar">
      <caption className="sr-only">{label}</caption>
      <thead>
        <tr>
          {t("explained.weekdays")
            .split(",")
            .map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first, last).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <Cell
                key={date}
                date={date}
                day={byDate.get(date)}
                edge={date === last ? "due" : date === first ? "start" : undefined}
                named={date === first || date.endsWith("-01")}
                today={date === today}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The weeks, Monday to Sunday, that hold some days. */
const weeksOf = (first: LocalDate, last: LocalDate): readonly (readonly LocalDate[])[] => {
  const weeks: LocalDate[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => addDays(monday, n)));
  return weeks;
};

type CellProps = {
  readonly date: LocalDate;
  readonly day: NamedDay | undefined;
  readonly edge: "start" | "due" | undefined;
  /** Whether the cell names its month. */
  readonly named: boolean;
  readonly today: boolean;
};

const Cell = ({ date, day, edge, named, today }: CellProps) => {
  const { t, i18n } = useTranslation();
  const full = shortDateText(date, i18n.language);
  const [, month, ofMonth] = date.split("-").map(Number);
  const mark = day && markOf(day);
  return (
    <td className={classOf(day, edge, today)} aria-current={today ? "date" : undefined}>
      <span className="day-date">
        <time dateTime={date}>
          <span aria-hidden="true">{named ? `${month}/${ofMonth}` : ofMonth}</span>
          <span className="sr-only">{full}</span>
        </time>
        {mark ? <span className="day-mark">{t(`explained.${mark}`)}</span> : null}
        {today ? <span className="sr-only">{t("explained.today")}</span> : null}
      </span>
      {day ? <span className="day-word">{wordOf(t, day, edge)}</span> : null}
      {day?.provisional ? <span className="sr-only">{t("explained.maybe")}</span> : null}
    </td>
  );
};

/** As printed calendars mark what differs from the week: 休 for a day off, 班 for a weekend day that is worked. */
const markOf = ({ reason }: NamedDay): "off" | "makeUp" | undefined =>
  reason === "holiday" ? "off" : reason === "make-up" ? "makeUp" : undefined;

const classOf = (day: NamedDay | undefined, edge: CellProps["edge"], today: boolean): string =>
  [
    "day",
    day === undefined ? "day-outside" : `day-${countsAs(day)}`,
    edge === undefined ? "" : `day-at-${edge}`,
    day?.provisional === true ? "day-provisional" : "",
    today ? "day-today" : "",
  ].join(" ");

const countsAs = ({ count, reason }: NamedDay): "counted" | "paused" | "skipped" => {
  if (count !== null || reason === "hours" || reason === "closing") return "counted";
  return reason === "paused" ? "paused" : "skipped";
};

const wordOf = (t: TFunction, day: NamedDay, edge: CellProps["edge"]): string => {
  if (edge === "start" && day.reason === "event") return t("explained.start");
  switch (day.reason) {
    case "holiday":
      return holidayText(t, day.festivals);
    case "paused":
      return pauseText(t, day);
    case "hours":
      return t("explained.cell.hours", { hours: hoursText(day.usedMs ?? 0) });
    case "event":
    case "closing":
    case "weekend":
      return t(`explained.cell.${day.reason}`);
    case "working":
    case "make-up":
    case "calendar-day":
      return t(`explained.cell.${day.reason}`, { n: day.count ?? 0 });
  }
};
