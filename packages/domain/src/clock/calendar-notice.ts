import { type CalendarStatus, type CalendarYear, type CalendarYears, isWeekend, yearOf } from "./calendar.ts";
import { addDays, type LocalDate, parseLocalDate } from "./instant.ts";

/** One year as written in a notice: days (`YYYY-MM-DD`) or closed intervals (`YYYY-MM-DD/YYYY-MM-DD`) of that year. */
export type CalendarYearText = {
  readonly year: number;
  readonly status: CalendarStatus;
  /** Public holidays, whatever weekday they fall on. */
  readonly off: readonly string[];
  /** Make-up working days (调休) on weekends. */
  readonly work: readonly string[];
};

/** Why a notice is not taken. */
export const calendarProblemReasons = [
  "no-years",
  "year-twice",
  "gap-before-year",
  "year-not-national",
  "published-by-provisional",
  "unreal-date",
  "date-in-another-year",
  "day-twice",
  "work-day-not-on-weekend",
  "day-both-off-and-work",
] as const;

/** What is wrong with a year of a notice and with which of its entries. */
export type CalendarProblem = {
  readonly year: number;
  readonly reason: (typeof calendarProblemReasons)[number];
  readonly entry: string;
};

/** What a notice is added to. */
export type CalendarGround = {
  /** The years of the same calendar that are kept; none where it is new. */
  readonly kept?: readonly CalendarYear[] | undefined;
  /** The years of the country, where the notice is a region's: it adds to them and holds no other year. */
  readonly national?: readonly CalendarYear[] | undefined;
  /** Lets a provisional year take the place of a published one. */
  readonly forced?: boolean;
};

type Problems = readonly CalendarProblem[];

/**
 * The years of a calendar once a notice is loaded: its years take the place of kept ones or are added. Refuses with
 * every problem found, so that a wrong notice never gets in half.
 */
export const withCalendarNotice = (
  notice: readonly CalendarYearText[],
  { kept = [], national, forced = false }: CalendarGround = {},
): { ok: true; value: CalendarYears } | { ok: false; problems: Problems } => {
  const read = notice.map(readYear);
  const numbers = new Set(notice.map(({ year }) => year));
  const years = [...kept.filter(({ year }) => !numbers.has(year)), ...read.map((one) => one.year)].toSorted(
    (one, other) => one.year - other.year,
  );
  const problems = [
    ...read.flatMap((one) => one.problems),
    ...notice.flatMap((text, index) => yearTwice(text, notice.slice(0, index))),
    ...years.flatMap(({ year }, index) => gapBefore(year, years[index - 1])),
    ...(national ? notice.flatMap((text) => notNational(text, national)) : []),
    ...(forced ? [] : notice.flatMap((text) => lessReliable(text, kept))),
  ];
  const [first, ...rest] = years;
  if (notice.length === 0 || first === undefined)
    return { ok: false, problems: [{ year: 0, reason: "no-years", entry: "" }] };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: [first, ...rest] };
};

const problemOf = (year: number, reason: CalendarProblem["reason"], entry = String(year)): Problems => [
  { year, reason, entry },
];

const yearTwice = ({ year }: CalendarYearText, before: readonly CalendarYearText[]): Problems =>
  before.some((one) => one.year === year) ? problemOf(year, "year-twice") : [];

const gapBefore = (year: number, before: CalendarYear | undefined): Problems =>
  before !== undefined && year > before.year + 1 ? problemOf(year, "gap-before-year") : [];

const notNational = ({ year }: CalendarYearText, national: readonly CalendarYear[]): Problems =>
  national.some((one) => one.year === year) ? [] : problemOf(year, "year-not-national");

const lessReliable = ({ year, status }: CalendarYearText, kept: readonly CalendarYear[]): Problems =>
  status === "provisional" && kept.some((one) => one.year === year && one.status === "published")
    ? problemOf(year, "published-by-provisional")
    : [];

const readYear = (text: CalendarYearText): { year: CalendarYear; problems: Problems } => {
  const off = expand(text.year, text.off);
  const work = expand(text.year, text.work);
  const problems = [
    ...off.problems,
    ...work.problems,
    ...work.dates.filter((date) => !isWeekend(date)).flatMap(refusal(text.year, "work-day-not-on-weekend")),
    ...work.dates
      .filter((date) => off.dates.includes(date))
      .flatMap(refusal(text.year, "day-both-off-and-work")),
  ];
  return { year: { year: text.year, status: text.status, off: off.dates, work: work.dates }, problems };
};

const refusal = (year: number, reason: CalendarProblem["reason"]) => (entry: string) =>
  problemOf(year, reason, entry);

/** Every date of some entries, in order, and what is wrong with the entries. */
const expand = (
  year: number,
  entries: readonly string[],
): { dates: readonly LocalDate[]; problems: Problems } => {
  const dates = new Set<LocalDate>();
  const problems: CalendarProblem[] = [];
  for (const entry of entries) {
    const found = datesOf(entry);
    if (found.length === 0) problems.push(...problemOf(year, "unreal-date", entry));
    if (found.some((date) => yearOf(date) !== year))
      problems.push(...problemOf(year, "date-in-another-year", entry));
    for (const date of found) {
      if (dates.has(date)) problems.push(...problemOf(year, "day-twice", date));
      dates.add(date);
    }
  }
  return { dates: [...dates].toSorted(), problems };
};

/** The dates of an entry; none where it is no date, or an interval that is backward or longer than a year. */
const datesOf = (entry: string): readonly LocalDate[] => {
  const [from, to = from, ...more] = entry.split("/");
  const first = from === undefined ? undefined : parseLocalDate(from);
  const last = to === undefined ? undefined : parseLocalDate(to);
  if (first === undefined || last === undefined || more.length > 0) return [];
  const dates: LocalDate[] = [];
  for (let date = first; date <= last && dates.length <= 366; date = addDays(date, 1)) dates.push(date);
  return dates;
};
