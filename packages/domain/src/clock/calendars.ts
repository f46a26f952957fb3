import { divisionsOf, type RegionCode } from "../identifiers/region-code.ts";
import type { Calendar, CalendarYear } from "./calendar.ts";
import type { LocalDate } from "./instant.ts";

/** The name of the calendar of the whole country. */
export const nationalCalendar = "china";

/** A calendar by its name: the country's, or what a region adds to it. */
export type CalendarName = typeof nationalCalendar | RegionCode;

/** All calendars that are kept: the country's, and the days that some regions add to it. */
export type Calendars = {
  readonly national: Calendar;
  /** By region: only what differs there from the country, in years that the country has. */
  readonly local: ReadonlyMap<RegionCode, Calendar>;
};

/**
 * The calendar of a handling region: the country's with the days of its province, city, county and zone laid over it,
 * the narrowest last. A local day off makes a working day off (such as the festivals of 宁夏), a local make-up day makes
 * a weekend day worked.
 */
export const calendarFor = (calendars: Calendars, region: RegionCode): Calendar => {
  const known = laid.get(calendars) ?? new Map<RegionCode, Calendar>();
  const calendar = known.get(region) ?? laidOver(calendars, region);
  laid.set(calendars, known.set(region, calendar));
  return calendar;
};

/** Each region's calendar is made once, so that its years are indexed once. */
const laid = new WeakMap<Calendars, Map<RegionCode, Calendar>>();

const laidOver = ({ national, local }: Calendars, region: RegionCode): Calendar =>
  divisionsOf(region)
    .flatMap((division) => local.get(division) ?? [])
    .reduce(withLocalDays, national);

const withLocalDays = (base: Calendar, local: Calendar): Calendar => {
  const [first, ...rest] = base.years;
  return {
    version: `${base.version}+${local.version}`,
    years: [withLocalYear(first, local), ...rest.map((year) => withLocalYear(year, local))],
  };
};

/**
 * A year with a region's days in it. After the last year that the region has published its own days for, a notice of
 * the region is still to come, so the year is provisional there even if the country has published it.
 */
const withLocalYear = (base: CalendarYear, { years }: Calendar): CalendarYear => {
  const local = years.find(({ year }) => year === base.year);
  if (local === undefined)
    return years.some(({ year }) => year > base.year) ? base : { ...base, status: "provisional" };
  return {
    year: base.year,
    status: local.status === "provisional" ? "provisional" : base.status,
    off: together(base.off, local.off, local.work),
    work: together(base.work, local.work, local.off),
  };
};

const together = (
  base: readonly LocalDate[],
  added: readonly LocalDate[],
  removed: readonly LocalDate[],
): readonly LocalDate[] =>
  [...new Set([...base.filter((date) => !removed.includes(date)), ...added])].toSorted();
