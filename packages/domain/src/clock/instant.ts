/** A moment in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`: always 24 characters, so string order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

/** A civil date in Asia/Shanghai (UTC+8 all year) as `YYYY-MM-DD`; string order is date order. */
export type LocalDate = string & { readonly __brand: "LocalDate" };

/** A wall-clock time in Asia/Shanghai as `HH:mm`; `24:00` is the end of the day. */
export type LocalTime = `${number}:${number}`;

/** A day of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 60 * MINUTE_MS;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

const digits = (text: string, start: number, end: number): number => Number(text.slice(start, end));

/** Days since 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so leap days come last. */
const daysFromCivil = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

const civilFromDays = (days: number): string => {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

const dayNumber = (date: string): number =>
  daysFromCivil(digits(date, 0, 4), digits(date, 5, 7), digits(date, 8, 10));

const isLocalDate = (text: string): text is LocalDate =>
  LOCAL_DATE.test(text) && civilFromDays(dayNumber(text)) === text;

const isInstant = (text: string): text is Instant => {
  const date = INSTANT.exec(text)?.[1];
  return date !== undefined && isLocalDate(date);
};

const isLocalTime = (text: string): text is LocalTime => LOCAL_TIME.test(text);

const localDateFromDays = (days: number): LocalDate => {
  const text = civilFromDays(days);
  if (!isLocalDate(text)) throw new RangeError(`day ${days} is outside the years 0000 to 9999`);
  return text;
};

/** Reads an instant in exactly the form `YYYY-MM-DDTHH:mm:ss.sssZ`; anything else, or an unreal date, is undefined. */
export const parseInstant = (text: string): Instant | undefined => (isInstant(text) ? text : undefined);

/** Reads a date in exactly the form `YYYY-MM-DD`; anything else, or an unreal date such as 2026-02-29, is undefined. */
export const parseLocalDate = (text: string): LocalDate | undefined => (isLocalDate(text) ? text : undefined);

/** Reads a time in exactly the form `HH:mm` from `00:00` to `24:00`; anything else is undefined. */
export const parseLocalTime = (text: string): LocalTime | undefined => (isLocalTime(text) ? text : undefined);

/** The instant that many ms after 1970-01-01T00:00Z; throws a RangeError if not whole or outside the years 0000 to 9999. */
export const instantFromEpochMs = (ms: number): Instant => {
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const time = `${pad(Math.floor(rest / 3_600_000), 2)}:${pad(Math.floor(rest / MINUTE_MS) % 60, 2)}`;
  const seconds = `${pad(Math.floor(rest / 1000) % 60, 2)}.${pad(rest % 1000, 3)}`;
  const text = `${civilFromDays(days)}T${time}:${seconds}Z`;
  if (!isInstant(text)) throw new RangeError(`${ms} ms is not an instant of the years 0000 to 9999`);
  return text;
};

/** The ms from 1970-01-01T00:00Z to the instant. */
export const epochMs = (instant: Instant): number =>
  dayNumber(instant) * DAY_MS +
  digits(instant, 11, 13) * 3_600_000 +
  digits(instant, 14, 16) * MINUTE_MS +
  digits(instant, 17, 19) * 1000 +
  digits(instant, 20, 23);

/** The civil date in Asia/Shanghai at the instant. */
export const localDateOf = (instant: Instant): LocalDate =>
  localDateFromDays(Math.floor((epochMs(instant) + SHANGHAI_OFFSET_MS) / DAY_MS));

/** The wall-clock time in Asia/Shanghai at the instant, `00:00` to `23:59`, seconds dropped. */
export const localTimeOf = (instant: Instant): LocalTime => {
  const minutes = Math.floor((epochMs(instant) + SHANGHAI_OFFSET_MS) / MINUTE_MS);
  const ofDay = minutes - Math.floor(minutes / 1440) * 1440;
  const text = `${pad(Math.floor(ofDay / 60), 2)}:${pad(ofDay % 60, 2)}`;
  if (!isLocalTime(text)) throw new RangeError(`${instant} has no local time`);
  return text;
};

/** The instant of a Shanghai wall-clock time on a date; `24:00` is the next midnight; throws a RangeError on a time that is none. */
export const instantAt = (date: LocalDate, time: LocalTime): Instant => {
  if (!isLocalTime(time)) throw new RangeError(`${time} is not a time HH:mm`);
  const minutes = digits(time, 0, 2) * 60 + digits(time, 3, 5);
  return instantFromEpochMs(dayNumber(date) * DAY_MS + minutes * MINUTE_MS - SHANGHAI_OFFSET_MS);
};

/** The instant that many ms later (earlier if negative). */
export const addMs = (instant: Instant, ms: number): Instant => instantFromEpochMs(epochMs(instant) + ms);

/** The date that many calendar days later (earlier if negative); throws a RangeError if not whole or outside the years 0000 to 9999. */
export const addDays = (date: LocalDate, days: number): LocalDate =>
  localDateFromDays(dayNumber(date) + days);

/** The calendar days from one date to another; negative if `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The day of the week of a date, 1 Monday to 7 Sunday. */
export const weekday = (date: LocalDate): Weekday => {
  const fromMonday = (dayNumber(date) + 3) % 7;
  return WEEKDAYS[fromMonday < 0 ? fromMonday + 7 : fromMonday] ?? 1;
};
