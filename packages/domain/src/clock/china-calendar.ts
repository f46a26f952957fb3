import { type CalendarYearText, readCalendar } from "./calendar.ts";

/**
 * The national years: 2025 and 2026 by the State Council's holiday notices, 2027 by statute alone
 * (全国年节及纪念日放假办法) until its notice is loaded.
 */
export const chinaCalendarYears = [
  {
    year: 2025,
    status: "published",
    off: [
      "2025-01-01",
      "2025-01-28/2025-02-04",
      "2025-04-04/2025-04-06",
      "2025-05-01/2025-05-05",
      "2025-05-31/2025-06-02",
      "2025-10-01/2025-10-08",
    ],
    work: ["2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"],
  },
  {
    year: 2026,
    status: "published",
    off: [
      "2026-01-01/2026-01-03",
      "2026-02-15/2026-02-23",
      "2026-04-04/2026-04-06",
      "2026-05-01/2026-05-05",
      "2026-06-19/2026-06-21",
      "2026-09-25/2026-09-27",
      "2026-10-01/2026-10-07",
    ],
    work: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"],
  },
  {
    year: 2027,
    status: "provisional",
    off: [
      "2027-01-01",
      "2027-02-05/2027-02-08",
      "2027-04-05",
      "2027-05-01/2027-05-02",
      "2027-06-09",
      "2027-09-15",
      "2027-10-01/2027-10-03",
    ],
    work: [],
  },
] as const satisfies readonly CalendarYearText[];

const readOrThrow = (years: readonly CalendarYearText[]) => {
  const read = readCalendar(years);
  if (!read.ok) throw new Error(`the national calendar is wrong: ${JSON.stringify(read.problems)}`);
  return read.value;
};

/** The national working-day calendar: 2025 and 2026 published, 2027 provisional, every other year refused. */
export const chinaCalendar = readOrThrow(chinaCalendarYears);
