import {
  type Calendar,
  type CertifiedClock,
  type ClockRun,
  calendarRegionOf,
  certifiedClock,
  clockHistory,
  type Origin,
} from "@tongban/domain";
import { type KeptEvent, loadPastCalendars } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";

/** A clock that ran on a case, with the calendar that leads to what the case's events say of it; none where none does. */
export type CertifiedRun = {
  readonly run: ClockRun;
  readonly calendar: Calendar;
  readonly certified: CertifiedClock | undefined;
};

/**
 * Computes every clock of a case anew: by the calendar of today, or, where that does not lead to what the events say, by
 * the calendars before it.
 */
export const certifiedClocks = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  origin: Origin,
  events: readonly KeptEvent[],
): Promise<readonly CertifiedRun[]> => {
  const { standard } = origin;
  const today = await calendarOf(calendarRegionOf(origin));
  const by = (calendar: Calendar, run: ClockRun): CertifiedRun => ({
    run,
    calendar,
    certified: certifiedClock({ calendar, hours: standard.hours }, run),
  });
  const runs = clockHistory(events).map((run) => by(today, run));
  if (runs.every(({ certified }) => certified)) return runs;
  const past = await loadPastCalendars(store, calendarRegionOf(origin));
  return runs.map((found) => {
    if (found.certified) return found;
    return past.map((calendar) => by(calendar, found.run)).find(({ certified }) => certified) ?? found;
  });
};
