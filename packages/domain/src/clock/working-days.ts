import { type BeyondCalendar, type Calendar, dayIn, yearIn, yearOf } from "./calendar.ts";
import type { LocalDate } from "./instant.ts";
import { yearIndexOf } from "./year-index.ts";

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
  let left = count;
  let provisional = false;
  for (let number = yearOf(from); ; number += 1) {
    const year = yearIn(calendar, number);
    if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
    provisional ||= year.status === "provisional";
    const { worked, upTo } = yearIndexOf(year);
    const before = upTo.get(from) ?? 0;
    const date = left === 0 ? from : worked[before + left - 1];
    if (date !== undefined) return { ok: true, date, provisional };
    left -= worked.length - before;
  }
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
  let provisional = false;
  let days = 0;
  const last = yearOf(to);
  for (let number = yearOf(from); number <= last; number += 1) {
    const year = yearIn(calendar, number);
    if (year === undefined) return { ok: false, reason: "beyond-calendar", year: number };
    provisional ||= year.status === "provisional";
    const { worked, upTo } = yearIndexOf(year);
    // Of a year that one of the dates is not in, none or all of its days are between them.
    days += (upTo.get(to) ?? worked.length) - (upTo.get(from) ?? 0);
  }
  return { ok: true, days, provisional };
};

/** The date itself if it is worked, otherwise the next working day. */
export const workingDayFrom = (calendar: Calendar, date: LocalDate): CountedDate | BeyondCalendar => {
  const day = dayIn(calendar, date);
  if (!day.ok) return day;
  return day.working ? { ok: true, date, provisional: day.provisional } : addWorkingDays(calendar, date, 1);
};
