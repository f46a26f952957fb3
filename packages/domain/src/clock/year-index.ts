import type { CalendarYear } from "./calendar.ts";
import { addDays, type LocalDate, parseLocalDate, weekday } from "./instant.ts";

/** The worked days of a year in order, and for each date of it how many of them there are up to and including it. */
export type YearIndex = {
  readonly worked: readonly LocalDate[];
  readonly upTo: ReadonlyMap<LocalDate, number>;
};

/** An index takes some 0.5 ms to make and is kept as long as its year, so that counting days takes no walk from day to day. */
const made = new WeakMap<CalendarYear, YearIndex>();

/** The index of a year, made once; a year never changes. */
export const yearIndexOf = (year: CalendarYear): YearIndex => {
  const known = made.get(year);
  if (known) return known;
  const index = indexed(year);
  made.set(year, index);
  return index;
};

const indexed = (year: CalendarYear): YearIndex => {
  const off = new Set(year.off);
  const work = new Set(year.work);
  const worked: LocalDate[] = [];
  const upTo = new Map<LocalDate, number>();
  const name = String(year.year).padStart(4, "0");
  const first = parseLocalDate(`${name}-01-01`);
  if (first === undefined) return { worked, upTo };
  for (let date = first; date.startsWith(name); date = addDays(date, 1)) {
    const isWeekend = weekday(date) >= 6;
    if (!off.has(date) && (!isWeekend || work.has(date))) worked.push(date);
    upTo.set(date, worked.length);
  }
  return { worked, upTo };
};
