import type { BusinessHours } from "./business-hours.ts";
import type { BeyondCalendar, Calendar } from "./calendar.ts";
import {
  addMs,
  epochMs,
  type Instant,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
} from "./instant.ts";
import { workingDaysBetween } from "./working-days.ts";
import { workingTimeBetween } from "./working-time.ts";

/** How a moment stands to a due instant, with what each text of it needs (还剩 2 个工作日, 今天 17:30 到期, 已超期 3 小时). */
export type TimeLeft = {
  readonly ok: true;
  readonly overdue: boolean;
  /** Due on the Shanghai date of now. */
  readonly sameDay: boolean;
  /** The last date still in time; an end at midnight belongs to the day it ends. */
  readonly dueDate: LocalDate;
  /** The closing moment on that date, `00:01` to `24:00`. */
  readonly dueTime: LocalTime;
  /** Working days after today up to and including the due date; if overdue, those after the due date up to today. */
  readonly workingDays: number;
  /** Working time still left, or if overdue gone by since, in ms. */
  readonly workingMs: number;
  /** Time by the clock on the wall still left, or if overdue gone by since, in ms. */
  readonly elapsedMs: number;
};

/** From how many working days left a case is yellow, and from how many orange; overdue is always red. */
export type WarningThresholds = { readonly yellow: number; readonly orange: number };

/** The warning levels from calm to alarm. */
export const warningLevels = ["none", "yellow", "orange", "red"] as const;

/** How urgent a case is. */
export type WarningLevel = (typeof warningLevels)[number];

/** Yellow with 1 working day left or less, orange when due today: our default, to be set by the standard. */
export const defaultWarningThresholds: WarningThresholds = { yellow: 1, orange: 0 };

const lastDayOf = (due: Instant): { dueDate: LocalDate; dueTime: LocalTime } => {
  const dueTime = localTimeOf(due);
  const dueDate = localDateOf(addMs(due, -1));
  return dueDate === localDateOf(due) ? { dueDate, dueTime } : { dueDate, dueTime: "24:00" };
};

/** How much time is left at `now` until `due`, or has gone by since; exactly at `due` is still in time. */
export const timeLeft = (
  calendar: Calendar,
  now: Instant,
  due: Instant,
  hours: BusinessHours,
): TimeLeft | BeyondCalendar => {
  const overdue = now > due;
  const today = localDateOf(now);
  const { dueDate, dueTime } = lastDayOf(due);
  const days = overdue
    ? workingDaysBetween(calendar, dueDate, today)
    : workingDaysBetween(calendar, today, dueDate);
  if (!days.ok) return days;
  const time = overdue
    ? workingTimeBetween(calendar, due, now, hours)
    : workingTimeBetween(calendar, now, due, hours);
  if (!time.ok) return time;
  const elapsedMs = Math.abs(epochMs(due) - epochMs(now));
  const sameDay = today === dueDate;
  return {
    ok: true,
    overdue,
    sameDay,
    dueDate,
    dueTime,
    workingDays: days.days,
    workingMs: time.ms,
    elapsedMs,
  };
};

/** The warning that a case deserves: red if overdue, else orange or yellow by the working days left, else none. */
export const warningLevel = (
  left: Pick<TimeLeft, "overdue" | "workingDays">,
  thresholds: WarningThresholds = defaultWarningThresholds,
): WarningLevel => {
  if (left.overdue) return "red";
  if (left.workingDays <= thresholds.orange) return "orange";
  return left.workingDays <= thresholds.yellow ? "yellow" : "none";
};
