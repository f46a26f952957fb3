import { stretchesOf, type WorkingStretch } from "./business-hours.ts";
import { type BeyondCalendar, dayIn, isWeekend } from "./calendar.ts";
import { addDays, epochMs, type Instant, type LocalDate, localDateOf } from "./instant.ts";
import {
  type Deadline,
  dueByLedger,
  type Ledger,
  lastSegment,
  type Segment,
  type TimeBase,
} from "./ledger.ts";
import type { Limit } from "./limit.ts";

/**
 * Why a day counts or not: `event` is the day on which something began, which is not counted (民法典 art 201); `make-up`
 * is a weekend day that is worked (调休); `calendar-day` counts though nobody works; `closing` is the day at whose closing
 * an instant matter, or a limit of which nothing is left, is due; `hours` is a day of which business hours count.
 */
export const dayReasons = [
  "event",
  "working",
  "make-up",
  "calendar-day",
  "hours",
  "closing",
  "weekend",
  "holiday",
  "paused",
] as const;

/** One of {@link dayReasons}. */
export type DayReason = (typeof dayReasons)[number];

/** A day on the way from the start of a clock to its due instant. */
export type ExplainedDay = {
  readonly date: LocalDate;
  readonly reason: DayReason;
  /** Which day of the limit it is, from 1; null where it does not count as a day of it. */
  readonly count: number | null;
  /** Of a limit in working hours: what of it was used by the end of the day, in ms. */
  readonly usedMs: number | null;
  /** The notice of its year is not published yet. */
  readonly provisional: boolean;
};

/** A due instant with every day that led to it; a limit in minutes has none. */
export type Explanation = Deadline & { readonly from: Instant; readonly days: readonly ExplainedDay[] };

type Found<T> = { readonly ok: true; readonly value: T } | BeyondCalendar;

/** Explains when a limit runs out by a ledger, day by day. */
export const explainDeadline = (base: TimeBase, limit: Limit, ledger: Ledger): Found<Explanation> => {
  const due = dueByLedger(base, limit, ledger);
  if (!due.ok) return due;
  const { from } = ledger[0];
  const days = limit.unit === "minutes" ? [] : daysTo(base, limit, goingOn(ledger), due.value.at);
  return { ok: true, value: { ...due.value, from, days } };
};

/** A ledger as if its clock went on: that is what its due instant is of, also once it was stopped. */
const goingOn = (ledger: Ledger): Ledger => {
  const last = lastSegment(ledger);
  const on: readonly Segment[] =
    last.kind === "running"
      ? [{ kind: "running", from: last.from }]
      : [
          { ...last, to: last.expectedEnd },
          { kind: "running", from: last.expectedEnd },
        ];
  const [first = last, ...rest] = [...ledger.slice(0, -1), ...on];
  return [first, ...rest];
};

/** What of a limit was used by the end of a day. */
type SoFar = { readonly count: number; readonly usedMs: number };

const daysTo = (base: TimeBase, limit: Limit, ledger: Ledger, due: Instant): readonly ExplainedDay[] => {
  const days: ExplainedDay[] = [];
  const last = localDateOf(due);
  let soFar: SoFar = { count: 0, usedMs: 0 };
  for (let date = localDateOf(ledger[0].from); date <= last; date = addDays(date, 1)) {
    const found = dayIn(base.calendar, date);
    if (!found.ok) return days;
    const day = { date, working: found.working, isLast: date === last, due };
    const { reason, uses } =
      limit.unit === "working-hours" ? byHours(base, ledger, day) : byDays(base, limit, ledger, day, soFar);
    soFar = {
      count: soFar.count + (uses === "a day" ? 1 : 0),
      usedMs: soFar.usedMs + (typeof uses === "number" ? uses : 0),
    };
    days.push({
      date,
      reason,
      count: uses === "a day" ? soFar.count : null,
      usedMs: limit.unit === "working-hours" ? soFar.usedMs : null,
      provisional: found.provisional,
    });
  }
  return days;
};

type Day = {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly isLast: boolean;
  readonly due: Instant;
};
type Explained = { readonly reason: DayReason; readonly uses: "a day" | "nothing" | number };

const nothing = (reason: DayReason): Explained => ({ reason, uses: "nothing" });

/** A day on which nobody works: of the week, or by the calendar. */
const dayOff = ({ calendar }: TimeBase, date: LocalDate): DayReason =>
  isWeekend(date) && !calendar.years.some(({ off }) => off.includes(date)) ? "weekend" : "holiday";

const byDays = (
  base: TimeBase,
  limit: Limit,
  ledger: Ledger,
  { date, working, isLast }: Day,
  { count }: SoFar,
): Explained => {
  const left = limit.unit === "instant" || limit.unit === "minutes" ? 0 : limit.amount - count;
  if (left > 0 && countsOn(ledger, date)) {
    if (limit.unit === "calendar-days") return { reason: "calendar-day", uses: "a day" };
    if (working) return { reason: isWeekend(date) ? "make-up" : "working", uses: "a day" };
    return nothing(dayOff(base, date));
  }
  if (isLast) return nothing("closing");
  if (ledger.some((segment) => segment.kind === "paused" && isAfterAndWithin(segment, date)))
    return nothing("paused");
  return nothing(working ? "event" : dayOff(base, date));
};

/** Whether a running stretch uses a day: those after the one that it began on, up to the one that it ended on. */
const countsOn = (ledger: Ledger, date: LocalDate): boolean =>
  ledger.some((segment) => segment.kind === "running" && isAfterAndWithin(segment, date));

const isAfterAndWithin = (segment: Segment, date: LocalDate): boolean => {
  const end = segment.to ?? (segment.kind === "paused" ? segment.expectedEnd : undefined);
  return localDateOf(segment.from) < date && (end === undefined || date <= localDateOf(end));
};

const byHours = (base: TimeBase, ledger: Ledger, { date, working, due }: Day): Explained => {
  if (!working) return nothing(dayOff(base, date));
  const usedMs = stretchesOf(base.hours, date).reduce(
    (sum, stretch) => sum + ledger.reduce((ms, segment) => ms + overlapMs(segment, stretch, due), 0),
    0,
  );
  if (usedMs > 0) return { reason: "hours", uses: usedMs };
  return nothing(
    ledger.some((segment) => segment.kind === "paused" && isAfterAndWithin(segment, date))
      ? "paused"
      : "event",
  );
};

/** How long a running stretch of a clock and one of business hours have in common, until the due instant. */
const overlapMs = (segment: Segment, { from, to }: WorkingStretch, due: Instant): number => {
  if (segment.kind === "paused") return 0;
  const starts = segment.from > from ? segment.from : from;
  const ends = [segment.to ?? due, to, due].reduce((one, other) => (one < other ? one : other));
  return Math.max(0, epochMs(ends) - epochMs(starts));
};
