import { type LocalDate, weekday } from "./instant.ts";
import { yearIndexOf } from "./year-index.ts";

/** How far a calendar year can be relied on: `published` by a notice, or `provisional` by statute alone. */
export const calendarStatuses = ["published", "provisional"] as const;

/** One of {@link calendarStatuses}. */
export type CalendarStatus = (typeof calendarStatuses)[number];

/** One year of a calendar, every day listed in order. */
export type CalendarYear = {
  readonly year: number;
  readonly status: CalendarStatus;
  /** Public holidays, whatever weekday they fall on. */
  readonly off: readonly LocalDate[];
  /** Make-up working days (调休) on weekends. */
  readonly work: readonly LocalDate[];
};

/** Years one after the other without a gap. */
export type CalendarYears = readonly [CalendarYear, ...CalendarYear[]];

/** The working days of a handling region; a date outside its years is refused, never guessed. */
export type Calendar = {
  /**
   * Which years these are: the digest of the national calendar's content, followed by `+` and that of each local
   * calendar laid over it. Equal versions count every day alike.
   */
  readonly version: string;
  readonly years: CalendarYears;
};

/** The refusal for a date in a year that the calendar does not hold. */
export type BeyondCalendar = {
  readonly ok: false;
  readonly reason: "beyond-calendar";
  readonly year: number;
};

/** The year number of a date. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Whether a date is a Saturday or a Sunday. */
export const isWeekend = (date: LocalDate): boolean => weekday(date) >= 6;

/** What the calendar says of one date: whether it is worked and whether that may still change, or that it does not know. */
export const dayIn = (
  calendar: Pick<Calendar, "years">,
  date: LocalDate,
): { readonly ok: true; readonly working: boolean; readonly provisional: boolean } | BeyondCalendar => {
  const number = yearOf(date);
  const year = yearIn(calendar, number);
  if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
  const { worked, upTo } = yearIndexOf(year);
  const working = worked[(upTo.get(date) ?? 0) - 1] === date;
  return { ok: true, working, provisional: year.status === "provisional" };
};

/** A year of a calendar by its number, if the calendar holds it. */
export const yearIn = ({ years }: Pick<Calendar, "years">, number: number): CalendarYear | undefined =>
  years.find(({ year }) => year === number);
