import {
  addDays,
  type BeyondCalendar,
  type DueAge,
  type DueSpan,
  dueSpans,
  type Instant,
  instantAt,
  localDateOf,
  type RegionCode,
} from "@tongban/domain";
import type { Resources } from "../edge/resources.ts";

type Asked = { readonly region: RegionCode; readonly due?: DueAge | "overdue" | undefined };

/** The due instants that a list is narrowed to: an age by the working days of its region's calendar, or all that is overdue; undefined where it is narrowed to none. */
export const dueSpanOf = async (
  { calendarOf }: Pick<Resources, "calendarOf">,
  { region, due }: Asked,
  now: Instant,
): Promise<{ readonly ok: true; readonly value: DueSpan } | BeyondCalendar | undefined> => {
  if (due === undefined) return undefined;
  if (due === "overdue") return { ok: true, value: { from: "0", until: now } };
  if (due === "today")
    return { ok: true, value: { from: now, until: instantAt(addDays(localDateOf(now), 1), "00:00") } };
  const found = dueSpans(await calendarOf(region), now);
  return found.ok ? { ok: true, value: found.spans[due] } : found;
};
