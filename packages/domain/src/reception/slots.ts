import { stretchesOf } from "../clock/business-hours.ts";
import { type Calendar, dayIn } from "../clock/calendar.ts";
import { addDays, addMs, epochMs, type Instant, type LocalDate, localDateOf } from "../clock/instant.ts";
import type { Reception } from "./reception.ts";

/** A time for which appointments are taken, from `from` up to `until`. */
export type Slot = { readonly from: Instant; readonly until: Instant };

/** The slots of a date, in order of time: whole ones only, none across a break. */
export type SlotDay = { readonly date: LocalDate; readonly slots: readonly Slot[] };

const MINUTE_MS = 60_000;

/** The slots of a working day. */
const slotsOn = ({ hours, slotMinutes }: Reception, date: LocalDate): readonly Slot[] => {
  const length = slotMinutes * MINUTE_MS;
  return stretchesOf(hours, date).flatMap(({ from, to }) =>
    Array.from({ length: Math.floor((epochMs(to) - epochMs(from)) / length) }, (_, n) => ({
      from: addMs(from, n * length),
      until: addMs(from, (n + 1) * length),
    })),
  );
};

/**
 * The days on which a window takes appointments, today first, each with the slots that have not begun. Days off,
 * days that are over and days that the calendar does not hold are left out.
 */
export const slotDays = (reception: Reception, calendar: Calendar, now: Instant): readonly SlotDay[] => {
  if (reception.stations === 0) return [];
  const today = localDateOf(now);
  return Array.from({ length: reception.daysAhead }, (_, n) => addDays(today, n))
    .filter((date) => {
      const day = dayIn(calendar, date);
      return day.ok && day.working;
    })
    .map((date) => ({ date, slots: slotsOn(reception, date).filter(({ from }) => from > now) }))
    .filter(({ slots }) => slots.length > 0);
};

/** The slot that begins at an instant and for which an appointment may still be made. */
export const slotAt = (
  reception: Reception,
  calendar: Calendar,
  { at, now }: { readonly at: Instant; readonly now: Instant },
): Slot | undefined =>
  slotDays(reception, calendar, now)
    .flatMap(({ slots }) => slots)
    .find(({ from }) => from === at);
