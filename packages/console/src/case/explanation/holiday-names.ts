import { addDays, type LocalDate, yearOf } from "@tongban/domain";

/** A public holiday of the whole country (全国年节及纪念日放假办法 art 2). */
export type Festival =
  | "new-year"
  | "spring-festival"
  | "qingming"
  | "labour-day"
  | "dragon-boat"
  | "mid-autumn"
  | "national-day";

/** Month and day by the sun; Qingming is on one of the two in this century. */
const bySun: Readonly<Record<string, Festival>> = {
  "01-01": "new-year",
  "04-04": "qingming",
  "04-05": "qingming",
  "05-01": "labour-day",
  "10-01": "national-day",
};

/** Month and day by the moon. */
const byMoon: Readonly<Record<string, Festival>> = {
  "1-1": "spring-festival",
  "5-5": "dragon-boat",
  "8-15": "mid-autumn",
};

const moon = new Intl.DateTimeFormat("en-u-ca-chinese", {
  timeZone: "UTC",
  month: "numeric",
  day: "numeric",
});

const moonDate = (date: LocalDate): string => {
  const parts = moon.formatToParts(new Date(`${date}T00:00:00Z`));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("month")}-${part("day")}`;
};

/** The days off of some years, as a calendar has them. */
type DaysOff = {
  readonly years: readonly { readonly year: number; readonly off: readonly LocalDate[] }[];
};

/**
 * The festivals that a day off belongs to: those of the days off in a row around it, for a notice names no single day.
 * None where it is a region's own, or not off by this calendar.
 */
export const festivalsAround = ({ years }: DaysOff, date: LocalDate): readonly Festival[] => {
  const isOff = (day: LocalDate) =>
    years.find(({ year }) => year === yearOf(day))?.off.includes(day) ?? false;
  const around = isOff(date)
    ? [...offFrom(isOff, date, -1).toReversed(), date, ...offFrom(isOff, date, 1)]
    : [];
  return [...new Set(around.flatMap((day) => [bySun[day.slice(5)], byMoon[moonDate(day)]]))].filter(
    (one) => one !== undefined,
  );
};

/** The days off that follow a date one after the other, or precede it. */
const offFrom = (isOff: (day: LocalDate) => boolean, date: LocalDate, step: 1 | -1): readonly LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = addDays(date, step); isOff(day); day = addDays(day, step)) days.push(day);
  return days;
};
