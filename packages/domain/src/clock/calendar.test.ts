import { describe, expect, it } from "vitest";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { isWorkingDay } from "../../../../test/builders/working-day.ts";
import { type Calendar, type CalendarYearText, dayIn, readCalendar } from "./calendar.ts";
import { chinaCalendar, chinaCalendarYears } from "./china-calendar.ts";
import { addDays } from "./instant.ts";

const aYear = (changes: Partial<CalendarYearText> = {}): CalendarYearText => ({
  year: 2026,
  status: "published",
  off: [],
  work: [],
  ...changes,
});

const aCalendar = (...years: CalendarYearText[]): Calendar => {
  const read = readCalendar(years);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

const workingDaysOf = (calendar: Calendar, year: number): number => {
  let days = 0;
  for (let date = dateLiteral(`${year}-01-01`); date <= `${year}-12-31`; date = addDays(date, 1))
    if (isWorkingDay(calendar, date) === true) days += 1;
  return days;
};

describe("the national calendar", () => {
  it.each([2025, 2026])("has 248 working days in %d", (year) => {
    expect(workingDaysOf(chinaCalendar, year)).toBe(248);
  });

  it("has published years 2025 and 2026, a provisional 2027 and nothing after or before", () => {
    expect(chinaCalendar.years.map((one) => [one.year, one.status])).toEqual([
      [2025, "published"],
      [2026, "published"],
      [2027, "provisional"],
    ]);
    for (const year of [2024, 2028])
      expect(dayIn(chinaCalendar, dateLiteral(`${year}-06-05`))).toEqual({
        ok: false,
        reason: "beyond-calendar",
        year,
      });
  });

  it.each(chinaCalendarYears.flatMap((year) => year.work))("works on the weekend day %s", (text) => {
    expect(dayIn(chinaCalendar, dateLiteral(text))).toEqual({ ok: true, working: true, provisional: false });
  });

  it("holds the statutory days of 2027 only, and says that they may change", () => {
    const off = ["01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15"];
    for (const day of [...off, "10-01", "10-02", "10-03"])
      expect(dayIn(chinaCalendar, dateLiteral(`2027-${day}`))).toMatchObject({
        working: false,
        provisional: true,
      });
    expect(dayIn(chinaCalendar, dateLiteral("2027-02-09"))).toEqual({
      ok: true,
      working: true,
      provisional: true,
    });
  });
});

describe("reading a calendar", () => {
  it("expands intervals and keeps single days", () => {
    const [year] = aCalendar(aYear({ off: ["2026-01-01/2026-01-03", "2026-05-01"] })).years;
    expect(year.off).toEqual(["2026-01-01", "2026-01-02", "2026-01-03", "2026-05-01"]);
  });

  it.each<[string, CalendarYearText[], object[]]>([
    ["an unreal date", [aYear({ off: ["2026-02-29"] })], [{ reason: "unreal-date", entry: "2026-02-29" }]],
    ["a backward interval", [aYear({ off: ["2026-02-05/2026-02-01"] })], [{ reason: "unreal-date" }]],
    ["three dates", [aYear({ off: ["2026-02-01/2026-02-02/2026-02-03"] })], [{ reason: "unreal-date" }]],
    ["an interval over New Year", [aYear({ off: ["2026-12-31/2027-01-01"] })], [{ reason: "unreal-date" }]],
    ["a date of another year", [aYear({ off: ["2025-12-31"] })], [{ reason: "date-in-another-year" }]],
    [
      "a make-up day on a weekday",
      [aYear({ work: ["2026-02-02"] })],
      [{ reason: "work-day-not-on-weekend" }],
    ],
    [
      "a day both off and on",
      [aYear({ off: ["2026-02-01"], work: ["2026-02-01"] })],
      [{ reason: "day-both-off-and-work" }],
    ],
    ["a gap between years", [aYear(), aYear({ year: 2028 })], [{ reason: "year-not-next", year: 2028 }]],
    ["a year twice", [aYear(), aYear()], [{ reason: "year-not-next", year: 2026 }]],
    ["no year at all", [], [{ reason: "no-years" }]],
    [
      "two mistakes, both named",
      [aYear({ off: ["2026-02-30"], work: ["2026-02-03"] })],
      [{ reason: "unreal-date" }, { reason: "work-day-not-on-weekend" }],
    ],
  ])("refuses %s", (_what, years, problems) => {
    const read = readCalendar(years);
    expect(read).toMatchObject({ ok: false, problems });
    if (!read.ok) expect(read.problems).toHaveLength(problems.length);
  });
});
