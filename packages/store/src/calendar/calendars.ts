import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { type CalendarName, type Calendars, nationalCalendar } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { type CalendarLoad, calendarLoad, type KeptCalendar, keptCalendar } from "./calendar-codec.ts";

/** A loaded notice counts everywhere within so many ms: nobody who decides remembers calendars for longer. */
export const CALENDARS_LIFE_MS = 60_000;

/**
 * Every calendar that is kept, in one query: some hundred bytes a year, so ask for it seldom and keep what it says.
 * Nothing where the country's was never loaded. Each calendar is one item, so no reader sees half of a notice.
 */
export const loadCalendars = (context: TableContext): Promise<Calendars | undefined> =>
  readCalendars(context, false);

/** The same, strongly consistent: also a notice that was loaded a moment ago. */
export const loadCalendarsNow = (context: TableContext): Promise<Calendars | undefined> =>
  readCalendars(context, true);

const readCalendars = async (context: TableContext, consistent: boolean): Promise<Calendars | undefined> => {
  const items = await queryAll(context, keys.calendar("").pk, "", consistent);
  const all = items.map(keptCalendar.read);
  const national = all.find(({ name }) => name === nationalCalendar);
  if (national === undefined) return undefined;
  const local = all.flatMap(({ name, version, years }) =>
    name === nationalCalendar ? [] : [[name, { version, years }] as const],
  );
  return { national: { version: national.version, years: national.years }, local: new Map(local) };
};

/** One calendar as it is now, read consistently: what a load is decided on. */
export const loadKeptCalendar = async (
  { table, tableName }: TableContext,
  name: CalendarName,
): Promise<KeptCalendar | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.calendar(name), ConsistentRead: true }),
  );
  return got.Item && keptCalendar.read(got.Item);
};

/** What was loaded into a calendar, the first notice first. */
export const listCalendarLoads = async (
  context: TableContext,
  name: CalendarName,
): Promise<readonly CalendarLoad[]> =>
  (await queryAll(context, keys.calendarLoad(name, 0).pk)).map(calendarLoad.read);
