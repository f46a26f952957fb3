import type { Limit, PauseGround, Rung, WarningLadder } from "@tongban/domain";
import {
  dateAt,
  daysAfter,
  type Hours,
  momentOf,
  nextWorked,
  stretchesOn,
  type WallCalendar,
} from "./naive-days.ts";

/** A stretch in which a clock ran or stood still; a pause that goes on has no end but an expected one. */
export type Stretch =
  | { readonly kind: "running"; readonly from: number; readonly to?: number }
  | {
      readonly kind: "paused";
      readonly from: number;
      readonly to?: number;
      readonly ground: PauseGround;
      readonly expectedEnd: number;
    };

/** What a clock is reckoned by. */
export type Ground = { readonly calendar: WallCalendar; readonly hours: Hours };

/** When a limit runs out, and whether that may still change. */
export type Due = { readonly at: number; readonly provisional: boolean };

const HOUR_MS = 3_600_000;

/** A pause that still goes on is taken to end when it is expected to. */
const asExpected = (stretches: readonly Stretch[]): readonly Stretch[] => {
  const last = stretches.at(-1);
  if (last?.kind !== "paused" || last.to !== undefined) return stretches;
  return [
    ...stretches.slice(0, -1),
    { ...last, to: last.expectedEnd },
    { kind: "running", from: last.expectedEnd },
  ];
};

/** When a limit runs out; nothing where the calendar ends before. */
export const naiveDue = (ground: Ground, limit: Limit, stretches: readonly Stretch[]): Due | undefined => {
  const expected = asExpected(stretches);
  const amount = limit.unit === "instant" ? 0 : limit.amount;
  if (limit.unit === "working-hours" || limit.unit === "minutes")
    return timeDue(ground, limit.unit, amount, expected);
  return dayDue(ground, amount, limit.unit === "calendar-days", expected);
};

/**
 * Goes from day to day: each day after the first counts (of working days: if it is worked) unless the clock stood still
 * on it, which it did from the day after a pause began up to the day on which it ended. Due when the window closes on the
 * first worked day on which enough are counted and the clock runs.
 */
const dayDue = (
  { calendar, hours }: Ground,
  amount: number,
  everyDay: boolean,
  stretches: readonly Stretch[],
): Due | undefined => {
  const start = dateAt(stretches[0]?.from ?? Number.NaN);
  let counted = 0;
  for (let date = start; calendar.has(date); date = daysAfter(date, 1)) {
    const worked = calendar.isWorked(date);
    if (date > start && (everyDay || worked) && !stoodStillOn(stretches, date)) counted += 1;
    const closing = momentOf(date, hours.closes);
    if (worked && counted >= amount && runsAt(stretches, closing))
      return { at: closing, provisional: calendar.isProvisional(date) };
  }
  return undefined;
};

const stoodStillOn = (stretches: readonly Stretch[], date: string): boolean =>
  stretches.some(
    ({ kind, from, to }) =>
      kind === "paused" && date > dateAt(from) && (to === undefined || date <= dateAt(to)),
  );

const runsAt = (stretches: readonly Stretch[], ms: number): boolean =>
  stretches.some(({ kind, from, to }) => kind === "running" && from < ms && (to === undefined || to > ms));

/** Spends a budget of time, stretch by stretch; one that is used up as a pause begins is due when the clock goes on. */
const timeDue = (
  ground: Ground,
  unit: "working-hours" | "minutes",
  amount: number,
  stretches: readonly Stretch[],
): Due | undefined => {
  let left = amount * (unit === "minutes" ? 60_000 : HOUR_MS);
  for (const { kind, from, to = Number.POSITIVE_INFINITY } of stretches) {
    if (kind === "paused") continue;
    if (left === 0 && from < to) return { at: from, provisional: false };
    for (const part of unit === "minutes" ? [{ from, to }] : workedParts(ground, from, to)) {
      const end = part.from + left;
      if (end <= part.to && end < to)
        return {
          at: end,
          provisional: unit === "working-hours" && ground.calendar.isProvisional(dateAt(end - 1)),
        };
      left = Math.max(0, left - (part.to - part.from));
      if (left === 0) break;
    }
  }
  return undefined;
};

/** The worked parts of a span, day by day. */
function* workedParts({ calendar, hours }: Ground, from: number, to: number) {
  for (
    let date = dateAt(from);
    calendar.has(date) && momentOf(date, "00:00") <= to;
    date = daysAfter(date, 1)
  )
    for (const stretch of stretchesOn(calendar, hours, date)) {
      const part = { from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) };
      if (part.from < part.to) yield part;
    }
}

/**
 * How much of a limit was used until a clock was stopped: days, or ms. Where another machine's clock was ahead, nothing
 * counts after the end.
 */
export const naiveUsed = (ground: Ground, limit: Limit, stretches: readonly Stretch[]): number => {
  const start = stretches[0]?.from ?? Number.NaN;
  const end = stretches.at(-1)?.to ?? Number.NaN;
  let used = 0;
  if (limit.unit === "working-hours" || limit.unit === "minutes") {
    for (const { kind, from, to = end } of stretches) {
      const until = Math.min(to, end);
      if (kind === "paused" || from >= until) continue;
      for (const part of limit.unit === "minutes" ? [{ from, to: until }] : workedParts(ground, from, until))
        used += part.to - part.from;
    }
    return used;
  }
  for (let date = daysAfter(dateAt(start), 1); date <= dateAt(end); date = daysAfter(date, 1))
    if ((limit.unit === "calendar-days" || ground.calendar.isWorked(date)) && !stoodStillOn(stretches, date))
      used += 1;
  return used;
};

/** Warnings that are still to be given, and from when on. */
export type Pending = Map<Rung, number>;

/**
 * The warnings of a clock whose due instant was set at a moment: yellow and orange when the window opens, so many worked
 * days before it is due, where that is still to come; red once it is late and the window works, also where it was late
 * when it was set (`untold`: nobody has been told yet).
 */
export const naiveWarnings = (
  { calendar, hours }: Ground,
  ladder: WarningLadder,
  rungs: readonly Rung[],
  due: number,
  now: number,
  untold: boolean,
): Pending => {
  const pending: Pending = new Map();
  for (const rung of ["yellow", "orange"] as const) {
    const opening = openingBefore(calendar, hours, due, ladder[rung]);
    if (rungs.includes(rung) && opening !== undefined && opening > now && opening < due)
      pending.set(rung, opening);
  }
  const late = (after: number) =>
    ladder.officeHours ? (nextWorked(calendar, hours, after) ?? after + 1) : after + 1;
  if (rungs.includes("red")) {
    if (late(due) > now) pending.set("red", late(due));
    else if (untold) pending.set("red", late(now - 1));
  }
  return pending;
};

const openingBefore = (
  calendar: WallCalendar,
  hours: Hours,
  due: number,
  days: number,
): number | undefined => {
  let date = dateAt(due - 1);
  for (let left = days; left > 0; ) {
    date = daysAfter(date, -1);
    if (!calendar.has(date)) return undefined;
    if (calendar.isWorked(date)) left -= 1;
  }
  return momentOf(date, hours.opens);
};
