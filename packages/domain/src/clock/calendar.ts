import { addDays, type LocalDate, parseLocalDate, weekday } from "./instant.ts";

/** How far a calendar year can be relied on: `published` by the State Council's notice, or `provisional` by statute alone. */
export type CalendarStatus = "published" | "provisional";

/** One year as written in a notice: days (`YYYY-MM-DD`) or closed intervals (`YYYY-MM-DD/YYYY-MM-DD`) of that year. */
export type CalendarYearText = {
  readonly year: number;
  readonly status: CalendarStatus;
  /** Public holidays, whatever weekday they fall on. */
  readonly off: readonly string[];
  /** Make-up working days (调休) on weekends. */
  readonly work: readonly string[];
};

/** One year of a calendar, every day listed. */
export type CalendarYear = {
  readonly year: number;
  readonly status: CalendarStatus;
  readonly off: readonly LocalDate[];
  readonly work: readonly LocalDate[];
};

/** The working days of a handling region, year by year without a gap; a date outside these years is refused, never guessed. */
export type Calendar = { readonly years: readonly [CalendarYear, ...CalendarYear[]] };

/** The refusal for a date in a year that the calendar does not hold. */
export type BeyondCalendar = {
  readonly ok: false;
  readonly reason: "beyond-calendar";
  readonly year: number;
};

/** What is wrong with a calendar year and with which of its entries. */
export type CalendarProblem = {
  readonly year: number;
  readonly reason:
    | "unreal-date"
    | "date-in-another-year"
    | "work-day-not-on-weekend"
    | "day-both-off-and-work"
    | "year-not-next"
    | "no-years";
  readonly entry: string;
};

const datesOf = (entry: string): readonly LocalDate[] | undefined => {
  const [from, to = from, ...more] = entry.split("/");
  const first = from === undefined ? undefined : parseLocalDate(from);
  const last = to === undefined ? undefined : parseLocalDate(to);
  if (first === undefined || last === undefined || more.length > 0 || last < first) return undefined;
  if (last.slice(0, 4) !== first.slice(0, 4)) return undefined;
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** The year number of a date. */
export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

const isWeekend = (date: LocalDate): boolean => weekday(date) >= 6;

const readYear = (text: CalendarYearText): { year: CalendarYear; problems: readonly CalendarProblem[] } => {
  const problems: CalendarProblem[] = [];
  const refuse = (reason: CalendarProblem["reason"], entry: string) =>
    problems.push({ year: text.year, reason, entry });
  const expand = (entries: readonly string[]): readonly LocalDate[] =>
    entries.flatMap((entry) => {
      const dates = datesOf(entry);
      if (dates === undefined) refuse("unreal-date", entry);
      else if (dates.some((date) => yearOf(date) !== text.year)) refuse("date-in-another-year", entry);
      return dates ?? [];
    });
  const off = expand(text.off);
  const work = expand(text.work);
  for (const date of work) {
    if (!isWeekend(date)) refuse("work-day-not-on-weekend", date);
    if (off.includes(date)) refuse("day-both-off-and-work", date);
  }
  return { year: { year: text.year, status: text.status, off, work }, problems };
};

/** Reads the years of a calendar in ascending order; refuses with every problem found, so that a wrong notice never gets in half. */
export const readCalendar = (
  texts: readonly CalendarYearText[],
): { ok: true; value: Calendar } | { ok: false; problems: readonly CalendarProblem[] } => {
  const read = texts.map(readYear);
  const problems = read.flatMap((one) => one.problems);
  texts.forEach((text, index) => {
    const before = texts[index - 1];
    if (before !== undefined && text.year !== before.year + 1)
      problems.push({ year: text.year, reason: "year-not-next", entry: String(text.year) });
  });
  const [first, ...rest] = read.map((one) => one.year);
  if (first === undefined) return { ok: false, problems: [{ year: 0, reason: "no-years", entry: "" }] };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { years: [first, ...rest] } };
};

/** What the calendar says of one date: whether it is worked and whether that may still change, or that it does not know. */
export const dayIn = (
  calendar: Calendar,
  date: LocalDate,
): { readonly ok: true; readonly working: boolean; readonly provisional: boolean } | BeyondCalendar => {
  const number = yearOf(date);
  const year = calendar.years.find((one) => one.year === number);
  if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
  const working = !year.off.includes(date) && (!isWeekend(date) || year.work.includes(date));
  return { ok: true, working, provisional: year.status === "provisional" };
};
