import { type BusinessHours, stretchesOf } from "./business-hours.ts";
import { type BeyondCalendar, type Calendar, dayIn } from "./calendar.ts";
import { addDays, addMs, epochMs, type Instant, type LocalDate, localDateOf } from "./instant.ts";

/** An instant found by counting working time; `provisional` means that a notice still to come may move it. */
export type CountedInstant = { readonly ok: true; readonly at: Instant; readonly provisional: boolean };

/** An amount of working time in ms; `provisional` means that a notice still to come may change it. */
export type CountedTime = { readonly ok: true; readonly ms: number; readonly provisional: boolean };

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other);

const spentOn = (
  date: LocalDate,
  from: Instant,
  hours: BusinessHours,
  left: number,
): { left: number; at: Instant | undefined } => {
  let rest = left;
  for (const stretch of stretchesOf(hours, date)) {
    const start = later(stretch.from, from);
    const length = epochMs(stretch.to) - epochMs(start);
    if (length <= 0) continue;
    if (rest <= length) return { left: 0, at: addMs(start, rest) };
    rest -= length;
  }
  return { left: rest, at: undefined };
};

/**
 * The instant at which a budget of working time (ms, over 0 and whole) that starts at `from` runs out. Running out
 * exactly at closing, or at the start of a break, means that very moment and not the next opening.
 */
export const addWorkingTime = (
  calendar: Calendar,
  from: Instant,
  ms: number,
  hours: BusinessHours,
): CountedInstant | BeyondCalendar => {
  if (!Number.isSafeInteger(ms) || ms <= 0) throw new RangeError(`${ms} ms is not a budget of working time`);
  let left = ms;
  let provisional = false;
  for (let date = localDateOf(from); ; date = addDays(date, 1)) {
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (!day.working) continue;
    const spent = spentOn(date, from, hours, left);
    if (spent.at !== undefined) return { ok: true, at: spent.at, provisional };
    left = spent.left;
  }
};

/** The working time in ms from one instant to another; 0 if `to` is not later than `from`. */
export const workingTimeBetween = (
  calendar: Calendar,
  from: Instant,
  to: Instant,
  hours: BusinessHours,
): CountedTime | BeyondCalendar => {
  let ms = 0;
  let provisional = false;
  const last = localDateOf(to);
  for (let date = localDateOf(from); date <= last; date = addDays(date, 1)) {
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    provisional ||= day.provisional;
    if (!day.working) continue;
    for (const stretch of stretchesOf(hours, date)) {
      const start = later(stretch.from, from);
      const end = stretch.to < to ? stretch.to : to;
      ms += Math.max(0, epochMs(end) - epochMs(start));
    }
  }
  return { ok: true, ms, provisional };
};
