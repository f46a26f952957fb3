import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import {
  type CalendarLoad,
  calendarLoad,
  calendarVersion,
  type KeptCalendar,
  keptCalendar,
} from "./calendar-codec.ts";

/** A notice to be kept: which calendar it is loaded into, as that was read, and what the calendar is after it. */
export type CalendarKeeping = Pick<KeptCalendar, "name" | "years"> & {
  /** The calendar that the years were decided on; nothing where there was none. */
  readonly before: KeptCalendar | undefined;
  readonly load: Omit<CalendarLoad, "n" | "version">;
};

/**
 * Keeps a calendar and the record of what was loaded into it, both or neither. `raced` means that someone else loaded
 * a notice into the same calendar since it was read; nothing is written then, and it must be decided again.
 */
export const keepCalendar = async (
  context: TableContext,
  { name, years, before, load }: CalendarKeeping,
): Promise<"kept" | "raced"> => {
  const { tableName: TableName } = context;
  const loads = (before?.loads ?? 0) + 1;
  const version = calendarVersion(name, years);
  const calendar = { ...keys.calendar(name), ...keptCalendar.write({ name, years, loads, version }) };
  const record = { ...keys.calendarLoad(name, loads), ...calendarLoad.write({ ...load, n: loads, version }) };
  const asRead = before
    ? {
        ConditionExpression: "loads = :seen",
        ExpressionAttributeValues: { ":seen": before.loads },
      }
    : { ConditionExpression: "attribute_not_exists(pk)" };
  const written = await transact(context, [
    { Put: { TableName, Item: calendar, ...asRead } },
    { Put: { TableName, Item: record, ConditionExpression: "attribute_not_exists(pk)" } },
  ]);
  return written === "written" ? "kept" : "raced";
};
