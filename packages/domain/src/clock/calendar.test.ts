import { describe, expect, it } from "vitest";
import { chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { dayIn } from "./calendar.ts";
import { workingDaysIn } from "./calendar-change.ts";

describe("the national calendar", () => {
  it.each([2025, 2026])("has 248 working days in %d", (year) => {
    expect(workingDaysIn(chinaCalendar, year)).toBe(248);
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

  it.each(chinaNotice.flatMap((year) => year.work))("works on the weekend day %s", (text) => {
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
