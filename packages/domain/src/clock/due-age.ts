import { type BeyondCalendar, type Calendar, dayIn } from "./calendar.ts";
import { addDays, type Instant, instantAt, type LocalDate, localDateOf } from "./instant.ts";
import { addWorkingDays } from "./working-days.ts";

/**
 * How near open work is to its due instant, each case in one: overdue for more than five working days, or for less; due
 * later today; due within one working day, three, five; later.
 */
export const dueAges = [
  "overdue-long",
  "overdue-short",
  "today",
  "within-1",
  "within-3",
  "within-5",
  "later",
] as const;

/** One of {@link dueAges}. */
export type DueAge = (typeof dueAges)[number];

/** Due instants from the first to before the second, which may also be texts below and above every instant. */
export type DueSpan = { readonly from: string; readonly until: string };

/** Working days after which an overdue case counts as long overdue, and that are looked ahead at most. */
const FIVE = 5;
const BELOW_ALL = "0";
const ABOVE_ALL = "9";

/** The due instants of each age at an instant, by the working days of a calendar; refused where it ends before. */
export const dueSpans = (
  calendar: Calendar,
  now: Instant,
): { readonly ok: true; readonly spans: Readonly<Record<DueAge, DueSpan>> } | BeyondCalendar => {
  const today = localDateOf(now);
  const ends = [0, 1, 3, FIVE].map((days) => addWorkingDays(calendar, today, days));
  const beyond = ends.find((end) => !end.ok);
  const long = daysBack(calendar, today);
  if (beyond?.ok === false) return beyond;
  if (!long.ok) return long;
  const nextDay = ends.map((end) => (end.ok ? instantAt(addDays(end.date, 1), "00:00") : ABOVE_ALL));
  const edges = [BELOW_ALL, instantAt(long.date, "00:00"), now, ...nextDay, ABOVE_ALL];
  const span = (n: number): DueSpan => ({ from: edges[n] ?? ABOVE_ALL, until: edges[n + 1] ?? ABOVE_ALL });
  return {
    ok: true,
    spans: {
      "overdue-long": span(0),
      "overdue-short": span(1),
      today: span(2),
      "within-1": span(3),
      "within-3": span(4),
      "within-5": span(5),
      later: span(6),
    },
  };
};

/** The first date after which at most five working days have passed until today. */
const daysBack = (
  calendar: Calendar,
  today: LocalDate,
): { readonly ok: true; readonly date: LocalDate } | BeyondCalendar => {
  let passed = 0;
  for (let date = today; ; date = addDays(date, -1)) {
    const day = dayIn(calendar, date);
    if (!day.ok) return day;
    if (day.working) passed += 1;
    if (passed > FIVE) return { ok: true, date };
  }
};
