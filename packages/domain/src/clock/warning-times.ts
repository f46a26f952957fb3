import type { Calendar } from "./calendar.ts";
import { dayIn } from "./calendar.ts";
import type { Rung, WarningTimes } from "./clock.ts";
import { addDays, addMs, type Instant, instantAt, type LocalDate, localDateOf } from "./instant.ts";
import type { Deadline, TimeBase } from "./ledger.ts";
import { addWorkingTime } from "./working-time.ts";

/** The standard's ladder of warnings: how many working days before the due date, and whether only in business hours. */
export type WarningLadder = {
  readonly yellow: number;
  readonly orange: number;
  /** Red is not given at night, but when the window opens next. */
  readonly officeHours: boolean;
};

/**
 * When each of some warnings about a deadline is due, if it is later than `after`; days before the due date begin
 * when the window opens. A day before the calendar's first is left out. A deadline that was passed by `after` already
 * still has its red warning, from then on, as long as nobody was told (`untold`).
 */
export const warningTimes = (
  base: TimeBase,
  ladder: WarningLadder,
  { at: due }: Pick<Deadline, "at">,
  wanted: readonly Rung[],
  after: Instant,
  untold: boolean,
): WarningTimes => {
  const dueDate = localDateOf(addMs(due, -1));
  const opening = (days: number): Instant | undefined => {
    const date = workingDaysBefore(base.calendar, dueDate, days);
    return date && instantAt(date, base.hours.opens);
  };
  const times: Record<Rung, Instant | undefined> = {
    yellow: opening(ladder.yellow),
    orange: opening(ladder.orange),
    red: ladder.officeHours ? nextBusinessMoment(base, due) : addMs(due, 1),
    pause: undefined,
  };
  const later = wanted.flatMap((rung) => {
    const at = times[rung];
    if (rung === "red" && at !== undefined && at <= after)
      return untold ? [[rung, redFrom(base, ladder, after)] as const] : [];
    return at !== undefined && at > after && (rung === "red" || at < due) ? [[rung, at] as const] : [];
  });
  return Object.fromEntries(later);
};

/** When red is given about what is late already: at once, or when the window opens next. */
export const redFrom = (base: TimeBase, { officeHours }: WarningLadder, now: Instant): Instant =>
  officeHours ? nextBusinessMoment(base, addMs(now, -1)) : now;

/** The first moment after an instant in which the window works; the ms after it, where the calendar ends before. */
export const nextBusinessMoment = ({ calendar, hours }: TimeBase, after: Instant): Instant => {
  const found = addWorkingTime(calendar, after, 1, hours);
  if (!found.ok) return addMs(after, 1);
  const opening = addMs(found.at, -1);
  return opening > after ? opening : found.at;
};

/** The date so many working days before another, itself if none. */
const workingDaysBefore = (calendar: Calendar, from: LocalDate, count: number): LocalDate | undefined => {
  let date = from;
  for (let left = count; left > 0; ) {
    date = addDays(date, -1);
    const day = dayIn(calendar, date);
    if (!day.ok) return undefined;
    if (day.working) left -= 1;
  }
  return date;
};
