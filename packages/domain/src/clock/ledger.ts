import type { BusinessHours } from "./business-hours.ts";
import type { BeyondCalendar, Calendar } from "./calendar.ts";
import { dueAt } from "./due.ts";
import { addMs, daysBetween, epochMs, type Instant, localDateOf } from "./instant.ts";
import type { Limit, LimitUnit } from "./limit.ts";
import type { PauseGround } from "./pause-ground.ts";
import { workingDaysBetween } from "./working-days.ts";
import { addWorkingTime, workingTimeBetween } from "./working-time.ts";

/** A stretch in which a clock ran or stood still; only the last one of a ledger may have no end. */
export type Segment =
  | { readonly kind: "running"; readonly from: Instant; readonly to?: Instant }
  | {
      readonly kind: "paused";
      readonly from: Instant;
      readonly to?: Instant;
      readonly ground: PauseGround;
      /** When the pause is expected to end, as the applicant was told in writing (行政许可法 art 45). */
      readonly expectedEnd: Instant;
    };

/** The stretches of a clock without a gap, from its start. */
export type Ledger = readonly [Segment, ...Segment[]];

/** What time is counted by: the calendar of the handling region and the business hours of the standard. */
export type TimeBase = { readonly calendar: Calendar; readonly hours: BusinessHours };

/** When a limit runs out. */
export type Deadline = {
  readonly limit: Limit;
  readonly at: Instant;
  /** The calendar of a day on the way is not published yet; recomputed when it is. */
  readonly provisional: boolean;
};

/** How much of a limit was used, in the limit's own unit: days are whole, hours and minutes are in ms. */
export type Used =
  | { readonly unit: "working-days" | "calendar-days"; readonly days: number }
  | { readonly unit: "working-hours" | "minutes"; readonly ms: number };

type Found<T> = { readonly ok: true; readonly value: T } | BeyondCalendar;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The segment that a ledger is in. */
export const lastSegment = (ledger: Ledger): Segment => ledger.at(-1) ?? ledger[0];

/**
 * What running segments use of a limit until an instant, pauses left out. The day of an event is not counted
 * (民法典 art 201): a segment uses the days after the one it began on, up to and including the one it ended on, so
 * the day of a resumption is not counted and the day of a pause is. An instant limit is counted in working days.
 */
export const usedOf = (
  { calendar, hours }: TimeBase,
  unit: LimitUnit,
  ledger: readonly Segment[],
  until: Instant,
): Found<Used> => {
  let sum = 0;
  for (const segment of ledger) {
    if (segment.kind === "paused" || segment.from > until) continue;
    const end = segment.to !== undefined && segment.to < until ? segment.to : until;
    // Two machines' clocks differ: what ended by one may have begun later by the other, and has used nothing.
    if (end <= segment.from) continue;
    const [from, to] = [localDateOf(segment.from), localDateOf(end)];
    switch (unit) {
      case "calendar-days":
        sum += daysBetween(from, to);
        break;
      case "minutes":
        sum += epochMs(end) - epochMs(segment.from);
        break;
      case "working-hours": {
        const time = workingTimeBetween(calendar, segment.from, end, hours);
        if (!time.ok) return time;
        sum += time.ms;
        break;
      }
      case "working-days":
      case "instant": {
        const days = workingDaysBetween(calendar, from, to);
        if (!days.ok) return days;
        sum += days.days;
      }
    }
  }
  if (unit === "minutes" || unit === "working-hours") return { ok: true, value: { unit, ms: sum } };
  return { ok: true, value: { unit: unit === "instant" ? "working-days" : unit, days: sum } };
};

/**
 * When a limit runs out that goes on at `from` after what the segments before have used. Where nothing of a limit in
 * days is left, because the clock was stopped on its last day, it is due at closing of the day that works, as an
 * instant matter is.
 */
export const deadlineOf = (
  base: TimeBase,
  limit: Limit,
  before: readonly Segment[],
  from: Instant,
): Found<Deadline> => {
  const used = usedOf(base, limit.unit, before, from);
  if (!used.ok) return used;
  const found = runsOut(base, limit, used.value, from);
  return found.ok ? { ok: true, value: { limit, at: found.at, provisional: found.provisional } } : found;
};

type RunsOut = { readonly ok: true; readonly at: Instant; readonly provisional: boolean } | BeyondCalendar;

const runsOut = (base: TimeBase, limit: Limit, used: Used, from: Instant): RunsOut => {
  if (limit.unit === "instant") return dayDue(base, from, limit);
  if ("days" in used) {
    const left = limit.amount - used.days;
    return dayDue(base, from, left > 0 ? { ...limit, amount: left } : { unit: "instant" });
  }
  if (limit.unit === "working-hours") {
    const left = limit.amount * HOUR_MS - used.ms;
    if (left <= 0) return { ok: true, at: from, provisional: false };
    return addWorkingTime(base.calendar, from, left, base.hours);
  }
  const left = Math.max(0, limit.amount * MINUTE_MS - used.ms);
  return { ok: true, at: addMs(from, left), provisional: false };
};

const dayDue = ({ calendar, hours }: TimeBase, from: Instant, limit: Limit): RunsOut => {
  const found = dueAt(calendar, from, limit, hours);
  return found.ok ? { ok: true, at: found.due, provisional: found.provisional } : found;
};

/**
 * When a limit runs out by a ledger: in the first stretch in which it does, for a pause mends nothing that was late
 * before it. A last stretch that stands still is taken to end when it is expected to.
 */
export const dueByLedger = (base: TimeBase, limit: Limit, ledger: Ledger): Found<Deadline> => {
  for (const [i, segment] of ledger.entries()) {
    if (segment.kind === "paused") continue;
    const due = deadlineOf(base, limit, ledger.slice(0, i), segment.from);
    const goesOn = i < ledger.length - 1;
    if (!due.ok || !goesOn || (segment.to ?? segment.from) > due.value.at) return due;
  }
  const last = lastSegment(ledger);
  return deadlineOf(base, limit, ledger, last.kind === "paused" ? last.expectedEnd : last.from);
};

/** The sum of two limits of one unit; nothing where the units differ or there is none to add to. */
export const sumOf = (limit: Limit, more: Limit): Limit | undefined =>
  limit.unit === "instant" || more.unit === "instant" || limit.unit !== more.unit
    ? undefined
    : { ...limit, amount: limit.amount + more.amount };
