import {
  addDays,
  addWorkingTime,
  type BusinessHours,
  type Calendar,
  dayIn,
  epochMs,
  type Instant,
  instantAt,
  instantFromEpochMs,
  type LocalDate,
  type LocalTime,
  localDateOf,
  workingTimeBetween,
} from "@tongban/domain";
import { CommandError, exitCodes } from "../../command/exit-code.ts";
import type { Stop } from "./agenda.ts";
import type { Chance } from "./chance.ts";

/** The days of a simulated year, by the calendar and office hours that the broker has. */
export type OfficeTime = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly isWorked: (date: LocalDate) => boolean;
  /** Every day of the year, in order. */
  readonly days: readonly LocalDate[];
  /** Epoch ms some working hours after an instant. */
  readonly after: (at: number, hours: number) => number;
  /** Working hours from one instant to another. */
  readonly hoursBetween: (from: number, to: number) => number;
  /** Working hours of one day. */
  readonly dayHours: number;
};

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Epoch ms of a time of day, by Shanghai's clock. */
export const momentOf = (date: LocalDate, time: LocalTime): number => epochMs(instantAt(date, time));

/** The Shanghai date of an epoch ms. */
export const dateOf = (at: number): LocalDate => localDateOf(instantFromEpochMs(at));

/** Reckons with the days from one to another, both included; refuses days that the calendar does not have. */
export const officeTimeOf = (
  calendar: Calendar,
  hours: BusinessHours,
  from: LocalDate,
  to: LocalDate,
): OfficeTime => {
  for (const day of [from, to])
    if (!dayIn(calendar, day).ok)
      throw new CommandError(exitCodes.usage, `The calendar does not have the year of ${day}.`);
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  const isWorked = (date: LocalDate): boolean => {
    const day = dayIn(calendar, date);
    return day.ok && day.working;
  };
  const instant = (at: number): Instant => instantFromEpochMs(Math.round(at));
  return {
    from,
    to,
    isWorked,
    days,
    after: (at, working) => {
      const found = addWorkingTime(calendar, instant(at), Math.max(1, Math.round(working * HOUR_MS)), hours);
      // What comes after the last year that the calendar has comes after this year too.
      return found.ok ? epochMs(found.at) : Number.POSITIVE_INFINITY;
    },
    hoursBetween: (one, other) => {
      const found = workingTimeBetween(calendar, instant(one), instant(other), hours);
      return found.ok ? found.ms / HOUR_MS : 0;
    },
    dayHours: (momentOf(from, hours.closes) - momentOf(from, hours.opens)) / HOUR_MS,
  };
};

/** Minutes between two stops in office hours; at each, work of the half hour is done at one instant. */
const STEP_MINUTES = 30;

/**
 * Where the clock stands: on a working day at opening, each half hour or so, after closing and in the evening; on another
 * day, three times. The last stop is half an hour before the last day's closing, while its window is still open.
 */
export const stopsOf = (office: OfficeTime, hours: BusinessHours, chance: Chance): readonly Stop[] => {
  const end = lastMoment(office, hours);
  const stops = office.days.flatMap((day) =>
    office.isWorked(day) ? workedStops(day, hours, chance) : quietStops(day, chance),
  );
  return [...stops.filter(({ at }) => at < end), { at: end, always: true }];
};

/** Half an hour before closing of the last working day. */
export const lastMoment = (office: OfficeTime, hours: BusinessHours): number => {
  const last = office.days.findLast((day) => office.isWorked(day)) ?? office.to;
  return momentOf(last, hours.closes) - STEP_MINUTES * MINUTE_MS;
};

const workedStops = (day: LocalDate, hours: BusinessHours, chance: Chance): readonly Stop[] => {
  const [opens, closes] = [momentOf(day, hours.opens), momentOf(day, hours.closes)];
  const stops: Stop[] = [{ at: opens, always: true }];
  for (let at = opens + STEP_MINUTES * MINUTE_MS; at < closes; at += STEP_MINUTES * MINUTE_MS)
    stops.push({ at: at + secondsWithin(STEP_MINUTES - 1, chance), always: false });
  return [
    ...stops,
    { at: closes + MINUTE_MS, always: true },
    ...["19:30", "21:30"].map((time) => quietStop(day, time as LocalTime, chance)),
  ];
};

const quietStops = (day: LocalDate, chance: Chance): readonly Stop[] =>
  (["10:00", "15:00", "20:00"] as const).map((time) => quietStop(day, time, chance));

const quietStop = (day: LocalDate, time: LocalTime, chance: Chance): Stop => ({
  at: momentOf(day, time) + secondsWithin(60, chance),
  always: false,
});

/** ms of some whole seconds within a number of minutes. */
const secondsWithin = (minutes: number, chance: Chance): number => chance.whole(1, minutes * 60 - 1) * 1_000;
