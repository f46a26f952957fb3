import {
  type Instant,
  instantAt,
  localDateOf,
  localTimeOf,
  parseLocalDate,
  parseLocalTime,
} from "@tongban/domain";

/** The moment that a field for date and time names, in China; undefined where it is empty or names none. */
export const momentIn = (text: string | undefined): Instant | undefined => {
  const [day, clock] = (text ?? "").split("T");
  const [date, time] = [parseLocalDate(day ?? ""), parseLocalTime((clock ?? "").slice(0, 5))];
  return date && time && instantAt(date, time);
};

/** A moment in China as the browser's field for date and time holds it: 2026-03-02T09:00. */
export const momentField = (at: Instant): string => `${localDateOf(at)}T${localTimeOf(at)}`;
