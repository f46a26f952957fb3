import type { Calendar, CalendarYear } from "@tongban/domain";

/*
 * Time as a clerk with a wall calendar reckons it: day by day, in ms since 1970, with nothing of the engine that is
 * tested. Shanghai is 8 hours ahead of UTC all year.
 */

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The Shanghai date at a moment, `YYYY-MM-DD`. */
export const dateAt = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 10);

/** The date so many days later, earlier if negative. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The moment of a Shanghai wall-clock time `HH:mm` on a date. */
export const momentOf = (date: string, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return Date.parse(date) + hours * 3_600_000 + minutes * 60_000 - SHANGHAI_MS;
};

/** A wall calendar: which days are worked, which of that may still change, and where it ends. */
export type WallCalendar = {
  readonly has: (date: string) => boolean;
  readonly isWorked: (date: string) => boolean;
  readonly isProvisional: (date: string) => boolean;
};

type Layer = readonly CalendarYear[];

/** The country's calendar with the days that a province and a city add to it, the narrower one last. */
export const wallCalendar = (
  national: Pick<Calendar, "years">,
  local: readonly Pick<Calendar, "years">[],
): WallCalendar => {
  const yearIn = (layer: Layer, date: string) => layer.find(({ year }) => date.startsWith(String(year)));
  const layers: readonly Layer[] = [...local.map(({ years }) => years).toReversed(), national.years];
  const isWorked = (date: string): boolean => {
    for (const layer of layers) {
      const listed: { readonly off: readonly string[]; readonly work: readonly string[] } | undefined =
        yearIn(layer, date);
      if (listed?.off.includes(date)) return false;
      if (listed?.work.includes(date)) return true;
    }
    const weekday = new Date(Date.parse(date)).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  };
  /** A region that has days of its own still has to publish those of the years after its last one. */
  const isOpen = (layer: Layer, date: string): boolean => {
    const year = yearIn(layer, date);
    if (year) return year.status === "provisional";
    return layer !== national.years && layer.every((one) => one.year < Number(date.slice(0, 4)));
  };
  return {
    has: (date) => yearIn(national.years, date) !== undefined,
    isWorked,
    isProvisional: (date) => layers.some((layer) => isOpen(layer, date)),
  };
};

/** When a window works on a working day. */
export type Hours = {
  readonly opens: string;
  readonly closes: string;
  readonly breaks?: readonly { readonly from: string; readonly to: string }[];
};

/** The stretches in which a window works on a date; none on a day off. */
export const stretchesOn = (
  calendar: WallCalendar,
  { opens, closes, breaks = [] }: Hours,
  date: string,
): readonly { readonly from: number; readonly to: number }[] => {
  if (!calendar.isWorked(date)) return [];
  const times = [opens, ...breaks.flatMap(({ from, to }) => [from, to]), closes];
  return times.flatMap((time, i) =>
    i % 2 === 0 ? [{ from: momentOf(date, time), to: momentOf(date, times[i + 1] ?? closes) }] : [],
  );
};

/** Whether a window works at a moment, closing time included. */
export const worksAt = (calendar: WallCalendar, hours: Hours, ms: number): boolean =>
  [dateAt(ms), dateAt(ms - 1)]
    .flatMap((date) => stretchesOn(calendar, hours, date))
    .some(({ from, to }) => from <= ms && ms <= to);

/** The first moment after another in which a window works; nothing where the calendar ends before. */
export const nextWorked = (calendar: WallCalendar, hours: Hours, ms: number): number | undefined => {
  for (let date = dateAt(ms); calendar.has(date); date = daysAfter(date, 1))
    for (const { from, to } of stretchesOn(calendar, hours, date)) {
      if (ms < from) return from;
      if (ms < to) return ms + 1;
    }
  return undefined;
};
