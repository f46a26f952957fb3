import {
  type Calendar,
  type CalendarProblem,
  calendarChange,
  type LocalDate,
  parseLocalDate,
  weekday,
  workingDaysIn,
} from "@tongban/domain";
import type { CalendarLoad } from "@tongban/store";

const problemSentences: Record<CalendarProblem["reason"], (problem: CalendarProblem) => string> = {
  "no-years": () => "The file has no year.",
  "year-twice": ({ year }) => `${year}: the file has this year twice.`,
  "gap-before-year": ({ year }) =>
    `${year}: the year before it is missing; years follow one another without a gap.`,
  "year-not-national": ({ year }) =>
    `${year}: the national calendar has no such year; load the national notice first.`,
  "published-by-provisional": ({ year }) =>
    `${year}: is published, and the file would make it provisional; if that is meant, give the reason with --force.`,
  "unreal-date": ({ year, entry }) =>
    `${year}: "${entry}" is no date YYYY-MM-DD and no interval of two in order.`,
  "date-in-another-year": ({ year, entry }) => `${year}: "${entry}" is not in this year, or leaves it.`,
  "day-twice": ({ year, entry }) => `${year}: ${entry} is listed twice.`,
  "work-day-not-on-weekend": ({ year, entry }) =>
    `${year}: the make-up day ${entry} is a ${weekdayOf(entry)}, not a Saturday or Sunday.`,
  "day-both-off-and-work": ({ year, entry }) => `${year}: ${entry} is listed both as off and as worked.`,
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

const weekdayOf = (text: string): string => {
  const date = parseLocalDate(text);
  return date === undefined ? "" : (weekdays[weekday(date) - 1] ?? "");
};

/** Says what is wrong with a notice, as a sentence that names the year and the entry. */
export const problemSentence = (problem: CalendarProblem): string =>
  problemSentences[problem.reason](problem);

/** Says what a load changes, year by year and day by day. */
export const changeLines = (before: Calendar | undefined, after: Calendar): readonly string[] => {
  const { added, statuses, becomeOff, becomeWorking } = calendarChange(before, after);
  const lines = [
    ...added.map(
      ({ year, status }) => `  ${year} is added, ${status}: ${workingDaysIn(after, year)} working days`,
    ),
    ...statuses.map(
      ({ year, from, to }) =>
        `  ${year} was ${from} and is ${to}: ${workingDaysIn(after, year)} working days`,
    ),
    ...daysLines("days that become off", becomeOff),
    ...daysLines("days that become worked", becomeWorking),
  ];
  return lines.length === 0 ? ["  no day changes"] : lines;
};

const daysLines = (what: string, days: readonly LocalDate[]): readonly string[] =>
  days.length === 0
    ? []
    : [`  ${what}: ${days.map((day) => `${day} ${weekdayOf(day).slice(0, 3)}`).join(", ")}`];

/** Says what was loaded once: its place, when, who, which file, which years. */
export const loadLine = ({ n, at, by, title, fileDigest, years, version, forced }: CalendarLoad): string =>
  [
    `${n}. ${at} by ${by}: ${title}`,
    `   ${years.map(({ year, status }) => `${year} ${status}`).join(", ")}; file ${fileDigest}; version ${version}`,
    ...(forced === undefined ? [] : [`   forced: ${forced}`]),
  ].join("\n");
