import { type BeyondCalendar, type Calendar, dayIn } from "./calendar.ts";
import { addDays, type LocalDate } from "./instant.ts";

/** A date found by counting; `provisional` means that a notice still to come may move it, so it must be computed again then. */
export type CountedDate = { readonly ok: true; readonly date: LocalDate; readonly provisional: boolean };

/** A number of working days; `provisional` means that a notice still to come may change it. */
export type CountedDays = { readonly ok: true; readonly days: number; readonly provisional: boolean };

/**
 * The date on which the n-th working day after `from` falls: the day of the event is not counted, day 1 is the next
 * working day (行政许可法 art 82, 民法典 art 201). 0 is `from` itself; throws a RangeError if n is negative or not whole.
 */
export const addWorkingDays = (
  calendar: Calendar,
  from: LocalDate,
  count: number,
): CountedDate | BeyondCalendar => {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of working days`);
  const start = dayIn(calendar, from);
  if (!start.ok) return start;
  let provisional = start.provisional;
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, 1);
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (day.working) left -= 1;
  }
  return { ok: true, date, provisional };
};

/** The working days after `from` up to and including `to`, so the inverse of `addWorkingDays`; negative if `to` is earlier. */
export const workingDaysBetween = (
  calendar: Calendar,
  from: LocalDate,
  to: LocalDate,
): CountedDays | BeyondCalendar => {
  if (to < from) {
    const back = workingDaysBetween(calendar, to, from);
    return back.ok ? { ...back, days: back.days === 0 ? 0 : -back.days } : back;
  }
  const start = dayIn(calendar, from);
  if (!start.ok) return start;
  let provisional = start.provisional;
  let days = 0;
  for (let date = from; date < to; ) {
    date = addDays(date, 1);
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (day.working) days += 1;
  }
  return { ok: true, days, provisional };
};

/** The date itself if it is worked, otherwise the next working day. */
export const workingDayFrom = (calendar: Calendar, date: LocalDate): CountedDate | BeyondCalendar => {
  const day = dayIn(calendar, date);
  if (!day.ok) return day;
  return day.working ? { ok: true, date, provisional: day.provisional } : addWorkingDays(calendar, date, 1);
};
