import { type Instant, type LocalDate, localDateOf } from "@tongban/domain";

const TIME_ZONE = "Asia/Shanghai";

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (language: string, name: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${language} ${name}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    timeZone: TIME_ZONE,
    hourCycle: "h23",
    ...options,
  });
  formats.set(key, made);
  return made;
};

const day = { month: "long", day: "numeric" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

/** Date and time in China as people write them, such as 11月21日 周五 14:05; the year only where it is not this one. */
export const momentText = (at: Instant, now: Instant, language: string): string => {
  const thisYear = localDateOf(at).slice(0, 4) === localDateOf(now).slice(0, 4);
  const date = dateOnly(new Date(at), thisYear, language);
  const weekday = formatOf(language, "weekday", { weekday: "short" }).format(new Date(at));
  return `${date} ${weekday} ${clockText(at, language)}`;
};

/** A date in China as people write it, such as 2026年11月21日. */
export const dateText = (date: LocalDate, language: string): string =>
  formatOf(language, "date", { year: "numeric", month: "long", day: "numeric" }).format(
    new Date(`${date}T00:00:00+08:00`),
  );

/** Month and day in China, such as 11月21日. */
export const shortDateText = (date: string, language: string): string =>
  formatOf(language, "short", { month: "long", day: "numeric" }).format(new Date(`${date}T00:00:00+08:00`));

/** Time of day in China, such as 14:05. */
export const clockText = (at: Instant, language: string): string =>
  formatOf(language, "time", time).format(new Date(at));

const dateOnly = (date: Date, thisYear: boolean, language: string): string =>
  thisYear
    ? formatOf(language, "day", day).format(date)
    : formatOf(language, "day of year", { ...day, year: "numeric" }).format(date);
