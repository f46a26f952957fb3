import {
  type Calendar,
  type CalendarName,
  type CalendarYear,
  calendarFor,
  divisionsOf,
  nationalCalendar,
  type RegionCode,
} from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import type { CalendarLoad } from "./calendar-codec.ts";
import { listCalendarLoads } from "./calendars.ts";

/**
 * Every calendar that a region's clocks were ever counted by, the newest first, made of the notices in the order in
 * which they were loaded: what a due instant of long ago is computed by again.
 */
export const loadPastCalendars = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly Calendar[]> => {
  const names: readonly CalendarName[] = [nationalCalendar, ...divisionsOf(region)];
  const loads = await Promise.all(names.map((name) => loadsOf(context, name)));
  const kept = new Map<CalendarName, Calendar>();
  const past: Calendar[] = [];
  for (const { name, load } of loads
    .flat()
    .toSorted((one, other) => (one.load.at < other.load.at ? -1 : 1))) {
    const calendar = withLoad(kept.get(name), load);
    if (calendar) kept.set(name, calendar);
    const national = kept.get(nationalCalendar);
    if (national) past.unshift(calendarFor({ national, local: localsIn(kept) }, region));
  }
  return past;
};

type NamedLoad = { readonly name: CalendarName; readonly load: CalendarLoad };

const loadsOf = async (context: TableContext, name: CalendarName): Promise<readonly NamedLoad[]> =>
  (await listCalendarLoads(context, name)).map((load) => ({ name, load }));

/** The years of a notice take the place of kept ones, as they did when it was loaded. */
const withLoad = (kept: Calendar | undefined, { years, version }: CalendarLoad): Calendar | undefined => {
  const isReplaced = ({ year }: CalendarYear) => years.some((one) => one.year === year);
  const [first, ...rest] = [...(kept?.years ?? []).filter((year) => !isReplaced(year)), ...years].toSorted(
    (one, other) => one.year - other.year,
  );
  return first && { version, years: [first, ...rest] };
};

const localsIn = (kept: ReadonlyMap<CalendarName, Calendar>): ReadonlyMap<RegionCode, Calendar> =>
  new Map([...kept].flatMap(([name, calendar]) => (name === nationalCalendar ? [] : [[name, calendar]])));
