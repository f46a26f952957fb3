import { describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../../../test/builders/calendar.ts";
import { type CalendarGround, type CalendarYearText, withCalendarNotice } from "./calendar-notice.ts";

const { years: kept } = chinaCalendar;
const national = { national: kept };

describe("a notice of a calendar", () => {
  it("is read with its intervals expanded, single days kept, all in order", () => {
    const [year] = aCalendar([aYearText({ off: ["2026-05-01", "2026-01-01/2026-01-03"] })]).years;
    expect(year.off).toEqual(["2026-01-01", "2026-01-02", "2026-01-03", "2026-05-01"]);
  });

  it("may list its years in any order", () => {
    const { years } = aCalendar([aYearText({ year: 2027 }), aYearText()]);
    expect(years.map(({ year }) => year)).toEqual([2026, 2027]);
  });

  it("takes the place of a provisional year, corrects a published one, and adds the next", () => {
    const loaded = withCalendarNotice(
      [
        aYearText({ year: 2026, off: ["2026-01-01"] }),
        aYearText({ year: 2027 }),
        aYearText({ year: 2028, status: "provisional" }),
      ],
      { kept },
    );
    expect(loaded.ok && loaded.value.map(({ year, status, off }) => [year, status, off.length])).toEqual([
      [2025, "published", kept[0].off.length],
      [2026, "published", 1],
      [2027, "published", 0],
      [2028, "provisional", 0],
    ]);
  });

  it("makes a published year provisional only when forced", () => {
    const notice = [aYearText({ status: "provisional" })];
    expect(withCalendarNotice(notice, { kept })).toEqual({
      ok: false,
      problems: [{ year: 2026, reason: "published-by-provisional", entry: "2026" }],
    });
    expect(withCalendarNotice(notice, { kept, forced: true }).ok).toBe(true);
  });

  it.each<[string, CalendarYearText[], object[], CalendarGround?]>([
    [
      "an unreal date",
      [aYearText({ off: ["2026-02-29"] })],
      [{ reason: "unreal-date", entry: "2026-02-29" }],
    ],
    ["a backward interval", [aYearText({ off: ["2026-02-05/2026-02-01"] })], [{ reason: "unreal-date" }]],
    ["three dates", [aYearText({ off: ["2026-02-01/2026-02-02/2026-02-03"] })], [{ reason: "unreal-date" }]],
    [
      "an interval over New Year",
      [aYearText({ off: ["2026-12-31/2027-01-01"] })],
      [{ reason: "date-in-another-year" }],
    ],
    [
      "an interval over an age",
      [aYearText({ off: ["2026-01-01/9999-12-31"] })],
      [{ reason: "date-in-another-year" }],
    ],
    ["a date of another year", [aYearText({ off: ["2025-12-31"] })], [{ reason: "date-in-another-year" }]],
    [
      "intervals that overlap",
      [aYearText({ off: ["2026-05-01/2026-05-03", "2026-05-03/2026-05-05"] })],
      [{ reason: "day-twice", entry: "2026-05-03" }],
    ],
    [
      "a make-up day on a weekday",
      [aYearText({ work: ["2026-02-02"] })],
      [{ reason: "work-day-not-on-weekend" }],
    ],
    [
      "a day both off and on",
      [aYearText({ off: ["2026-02-01"], work: ["2026-02-01"] })],
      [{ reason: "day-both-off-and-work" }],
    ],
    [
      "a gap between its years",
      [aYearText(), aYearText({ year: 2028 })],
      [{ reason: "gap-before-year", year: 2028 }],
    ],
    [
      "a gap after the kept years",
      [aYearText({ year: 2029 })],
      [{ reason: "gap-before-year", year: 2029 }],
      { kept },
    ],
    [
      "a gap before the kept years",
      [aYearText({ year: 2023 })],
      [{ reason: "gap-before-year", year: 2025 }],
      { kept },
    ],
    ["a year twice", [aYearText(), aYearText()], [{ reason: "year-twice", year: 2026 }]],
    ["no year at all", [], [{ reason: "no-years" }]],
    [
      "a region's year that the country has not",
      [aYearText({ year: 2028 })],
      [{ reason: "year-not-national", year: 2028 }],
      national,
    ],
    [
      "mistakes of every kind, all named",
      [
        aYearText({ off: ["2026-02-30"], work: ["2026-02-03"] }),
        aYearText({ year: 2029, status: "provisional" }),
      ],
      [
        { reason: "unreal-date" },
        { reason: "work-day-not-on-weekend" },
        { reason: "gap-before-year", year: 2029 },
        { reason: "year-not-national", year: 2029 },
      ],
      national,
    ],
  ])("is refused with %s", (_what, notice, problems, ground = {}) => {
    const read = withCalendarNotice(notice, ground);
    expect(read).toMatchObject({ ok: false, problems });
    if (!read.ok) expect(read.problems).toHaveLength(problems.length);
  });
});
