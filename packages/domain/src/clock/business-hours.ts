import { type Instant, instantAt, type LocalDate, type LocalTime, parseLocalTime } from "./instant.ts";

/** A break within business hours, from `from` up to `to`, Shanghai wall time. */
export type Break = { readonly from: LocalTime; readonly to: LocalTime };

/** When a window works on a working day, Shanghai wall time; a window that works online may close at `24:00`. */
export type BusinessHours = {
  readonly opens: LocalTime;
  readonly closes: LocalTime;
  /** In order of time, inside the hours and not touching one another. */
  readonly breaks?: readonly Break[];
};

/** Business hours as they arrive, before they are checked. */
export type BusinessHoursText = {
  readonly opens: string;
  readonly closes: string;
  readonly breaks?: readonly { readonly from: string; readonly to: string }[] | undefined;
};

/** A stretch of working time, from `from` up to `to`. */
export type WorkingStretch = { readonly from: Instant; readonly to: Instant };

const timesOf = (hours: BusinessHoursText): readonly string[] => [
  hours.opens,
  ...(hours.breaks ?? []).flatMap((pause) => [pause.from, pause.to]),
  hours.closes,
];

const isAscending = (times: readonly string[]): boolean =>
  times.every((time, index) => {
    const before = times[index - 1];
    return before === undefined || before < time;
  });

const isBusinessHours = (hours: BusinessHoursText): hours is BusinessHours =>
  timesOf(hours).every((time) => parseLocalTime(time) !== undefined) && isAscending(timesOf(hours));

/** Reads business hours; refuses times that are none (`not-a-time`) or that do not follow one another (`not-in-order`). */
export const readBusinessHours = (
  hours: BusinessHoursText,
): { ok: true; value: BusinessHours } | { ok: false; reason: "not-a-time" | "not-in-order" } => {
  if (isBusinessHours(hours)) return { ok: true, value: hours };
  const isTime = timesOf(hours).every((time) => parseLocalTime(time) !== undefined);
  return { ok: false, reason: isTime ? "not-in-order" : "not-a-time" };
};

/** Throws a RangeError on hours that `readBusinessHours` refuses, so that a clock never runs on them. */
export const checkHours = (hours: BusinessHours): void => {
  if (!isBusinessHours(hours)) throw new RangeError(`business hours out of order: ${JSON.stringify(hours)}`);
};

/** The stretches of working time of one working day, in order of time; throws a RangeError on hours that `readBusinessHours` refuses. */
export const stretchesOf = (hours: BusinessHours, date: LocalDate): readonly WorkingStretch[] => {
  checkHours(hours);
  const breaks = hours.breaks ?? [];
  const starts = [hours.opens, ...breaks.map((pause) => pause.to)];
  const ends = [...breaks.map((pause) => pause.from), hours.closes];
  return starts.map((start, index) => ({
    from: instantAt(date, start),
    to: instantAt(date, ends[index] ?? hours.closes),
  }));
};
