import { type BusinessHours, checkHours } from "./business-hours.ts";
import type { BeyondCalendar, Calendar } from "./calendar.ts";
import { addDays, addMs, type Instant, instantAt, localDateOf } from "./instant.ts";
import type { Limit } from "./limit.ts";
import { addWorkingDays, type CountedDate, workingDayFrom } from "./working-days.ts";
import { addWorkingTime } from "./working-time.ts";

/** The last moment that is still in time; `provisional` means that a notice still to come may move it. */
export type DueInstant = { readonly ok: true; readonly due: Instant; readonly provisional: boolean };

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const amountOf = (limit: Exclude<Limit, { unit: "instant" }>): number => {
  if (Number.isSafeInteger(limit.amount) && limit.amount > 0) return limit.amount;
  throw new RangeError(`${limit.amount} ${limit.unit} is not a limit`);
};

const atClosing = (found: CountedDate | BeyondCalendar, hours: BusinessHours): DueInstant | BeyondCalendar =>
  found.ok ? { ok: true, due: instantAt(found.date, hours.closes), provisional: found.provisional } : found;

const instantDue = (calendar: Calendar, from: Instant, hours: BusinessHours) => {
  const today = localDateOf(from);
  const isClosed = from >= instantAt(today, hours.closes);
  return atClosing(isClosed ? addWorkingDays(calendar, today, 1) : workingDayFrom(calendar, today), hours);
};

const workingHoursDue = (calendar: Calendar, from: Instant, amount: number, hours: BusinessHours) => {
  const found = addWorkingTime(calendar, from, amount * HOUR_MS, hours);
  return found.ok ? { ok: true as const, due: found.at, provisional: found.provisional } : found;
};

/**
 * The moment a limit that starts at `from` is due. The day of the event is not counted and the last day ends at closing
 * (行政许可法 art 82, 民法典 art 201 and 203); a calendar-day limit that would end on a day off ends on the next working
 * day (民法典 art 203); an instant matter is due at closing of the day, or of the next working day if the window is
 * closed for the day. Refuses a date beyond the calendar; throws a RangeError on an amount that is not whole and over 0.
 */
export const dueAt = (
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  hours: BusinessHours,
): DueInstant | BeyondCalendar => {
  checkHours(hours);
  const today = localDateOf(from);
  switch (limit.unit) {
    case "working-days":
      return atClosing(addWorkingDays(calendar, today, amountOf(limit)), hours);
    case "calendar-days":
      return atClosing(workingDayFrom(calendar, addDays(today, amountOf(limit))), hours);
    case "working-hours":
      return workingHoursDue(calendar, from, amountOf(limit), hours);
    case "minutes":
      return { ok: true, due: addMs(from, amountOf(limit) * MINUTE_MS), provisional: false };
    case "instant":
      return instantDue(calendar, from, hours);
  }
};
