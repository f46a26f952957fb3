import type { TimeLeft } from "@tongban/domain";

/** A sentence of the dictionary that says how much time is left, with what it may be filled in with. */
export type TimeLeftText = {
  readonly key:
    | "left.workingDays"
    | "left.today"
    | "left.onDate"
    | "left.overdueDays"
    | "left.overdueHours"
    | "left.overdueMinutes";
  /** Days, hours or minutes, as the sentence says. */
  readonly count: number;
  readonly date: string;
  readonly time: string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Plain words for the time left: working days while there are any, the closing time on the last day, and if overdue
 * first minutes, then hours, then working days.
 */
export const timeLeftText = (left: TimeLeft): TimeLeftText => {
  const { dueDate: date, dueTime: time, workingDays } = left;
  if (left.overdue) return { ...overdueText(left), date, time };
  if (left.sameDay) return { key: "left.today", count: 0, date, time };
  return { key: workingDays > 0 ? "left.workingDays" : "left.onDate", count: workingDays, date, time };
};

const overdueText = ({ workingDays, elapsedMs }: TimeLeft): Pick<TimeLeftText, "key" | "count"> => {
  if (workingDays > 0) return { key: "left.overdueDays", count: workingDays };
  if (elapsedMs < HOUR)
    return { key: "left.overdueMinutes", count: Math.max(1, Math.floor(elapsedMs / MINUTE)) };
  return { key: "left.overdueHours", count: Math.floor(elapsedMs / HOUR) };
};
