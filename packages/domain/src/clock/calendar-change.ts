import { type Calendar, type CalendarStatus, type CalendarYear, dayIn } from "./calendar.ts";
import { addDays, type LocalDate, parseLocalDate } from "./instant.ts";

/** What is different in one calendar than in another, by year and by day. */
export type CalendarChange = {
  readonly added: readonly CalendarYear[];
  /** Years whose reliability changed. */
  readonly statuses: readonly {
    readonly year: number;
    readonly from: CalendarStatus;
    readonly to: CalendarStatus;
  }[];
  /** Days of years that both have: worked before and off now. */
  readonly becomeOff: readonly LocalDate[];
  /** Days of years that both have: off before and worked now. */
  readonly becomeWorking: readonly LocalDate[];
};

type Years = Pick<Calendar, "years">;

/** Compares a calendar with the one that was in its place; without one, all years are added. */
export const calendarChange = (before: Years | undefined, after: Years): CalendarChange => {
  const pairs = after.years.map((year) => ({
    year,
    old: before?.years.find((one) => one.year === year.year),
  }));
  const days = pairs.flatMap(({ year, old }) => (old ? datesOf(year.year) : []));
  const turned = (working: boolean): readonly LocalDate[] =>
    days.filter((date) => works(after, date) === working && works(before ?? after, date) !== working);
  return {
    added: pairs.flatMap(({ year, old }) => (old ? [] : [year])),
    statuses: pairs.flatMap(({ year: { year, status: to }, old }) =>
      old && old.status !== to ? [{ year, from: old.status, to }] : [],
    ),
    becomeOff: turned(false),
    becomeWorking: turned(true),
  };
};

/** How many days of a year are worked, 0 for one that the calendar does not hold. */
export const workingDaysIn = (calendar: Years, year: number): number =>
  datesOf(year).filter((date) => works(calendar, date)).length;

const works = (calendar: Years, date: LocalDate): boolean => {
  const day = dayIn(calendar, date);
  return day.ok && day.working;
};

const datesOf = (year: number): readonly LocalDate[] => {
  const first = parseLocalDate(`${String(year).padStart(4, "0")}-01-01`);
  const dates: LocalDate[] = [];
  if (first === undefined) return dates;
  for (let date = first; date.slice(0, 4) === first.slice(0, 4); date = addDays(date, 1)) dates.push(date);
  return dates;
};
