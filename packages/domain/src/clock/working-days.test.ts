import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { isWorkingDay } from "../../../../test/builders/working-day.ts";
import { addDays } from "./instant.ts";
import { addWorkingDays, workingDayFrom, workingDaysBetween } from "./working-days.ts";

const start = dateLiteral("2025-01-01");
const inTwoYears = fc.integer({ min: 0, max: 729 }).map((n) => addDays(start, n));
const upTo100 = fc.integer({ min: 0, max: 100 });

const dateAfter = (from: string, count: number) => {
  const found = addWorkingDays(chinaCalendar, dateLiteral(from), count);
  if (!found.ok) throw new Error(`beyond the calendar in ${found.year}`);
  return found.date;
};

describe("adding working days", () => {
  it.each([
    ["2026-02-13", 5, "2026-02-27"],
    ["2026-02-13", 20, "2026-03-19"],
    ["2026-04-30", 3, "2026-05-08"],
    ["2026-09-18", 5, "2026-09-24"],
    ["2026-09-18", 10, "2026-10-09"],
    ["2026-09-30", 20, "2026-11-03"],
    ["2025-01-24", 5, "2025-02-07"],
    ["2025-09-26", 20, "2025-10-30"],
  ])("%s and %d working days is %s, for certain", (from, count, date) => {
    expect(addWorkingDays(chinaCalendar, dateLiteral(from), count)).toEqual({
      ok: true,
      date,
      provisional: false,
    });
  });

  it("does not count the day of the event, worked or not", () => {
    expect(dateAfter("2026-02-12", 1)).toBe("2026-02-13");
    expect(dateAfter("2026-02-20", 1)).toBe("2026-02-24");
  });

  it("is provisional from the first day that no notice covers", () => {
    const last = dateLiteral("2026-12-31");
    expect(addWorkingDays(chinaCalendar, dateLiteral("2026-12-30"), 1)).toEqual({
      ok: true,
      date: last,
      provisional: false,
    });
    expect(addWorkingDays(chinaCalendar, last, 1)).toEqual({
      ok: true,
      date: "2027-01-04",
      provisional: true,
    });
  });

  it("refuses a date past the provisional year, or before the first", () => {
    expect(addWorkingDays(chinaCalendar, dateLiteral("2027-12-31"), 1)).toEqual({
      ok: false,
      reason: "beyond-calendar",
      year: 2028,
    });
    expect(addWorkingDays(chinaCalendar, dateLiteral("2024-12-31"), 1)).toEqual({
      ok: false,
      reason: "beyond-calendar",
      year: 2024,
    });
    expect(addWorkingDays(chinaCalendar, dateLiteral("2028-01-04"), 0)).toMatchObject({
      ok: false,
      year: 2028,
    });
  });

  it.each([-1, 1.5, Number.NaN])("throws on %d working days", (count) => {
    expect(() => addWorkingDays(chinaCalendar, start, count)).toThrow(RangeError);
  });

  it("never lands on a day off", () => {
    fc.assert(
      fc.property(inTwoYears, fc.integer({ min: 1, max: 100 }), (from, count) => {
        expect(isWorkingDay(chinaCalendar, dateAfter(from, count))).toBe(true);
      }),
    );
  });

  it("finds what a walk from day to day finds, and counts as many", () => {
    fc.assert(
      fc.property(inTwoYears, upTo100, (from, count) => {
        let date = from;
        for (let left = count; left > 0; ) {
          date = addDays(date, 1);
          if (isWorkingDay(chinaCalendar, date)) left -= 1;
        }
        expect(dateAfter(from, count)).toBe(date);
        expect(workingDaysBetween(chinaCalendar, from, date)).toMatchObject({ days: count });
      }),
    );
  });

  it("gives the same in two steps as in one", () => {
    fc.assert(
      fc.property(inTwoYears, upTo100, upTo100, (from, a, b) => {
        expect(dateAfter(dateAfter(from, a), b)).toBe(dateAfter(from, a + b));
      }),
    );
  });

  it("is later for more days, and not earlier for a later start", () => {
    fc.assert(
      fc.property(inTwoYears, inTwoYears, upTo100, (one, other, count) => {
        expect(dateAfter(one, count) < dateAfter(one, count + 1)).toBe(true);
        const [early, late] = one <= other ? [one, other] : [other, one];
        expect(dateAfter(early, count) <= dateAfter(late, count)).toBe(true);
      }),
    );
  });
});

describe("counting working days", () => {
  it("undoes the adding", () => {
    fc.assert(
      fc.property(inTwoYears, upTo100, (from, count) => {
        const between = workingDaysBetween(chinaCalendar, from, dateLiteral(dateAfter(from, count)));
        expect(between).toMatchObject({ ok: true, days: count });
      }),
    );
  });

  it("changes sign when the dates change places", () => {
    fc.assert(
      fc.property(inTwoYears, inTwoYears, (one, other) => {
        const there = workingDaysBetween(chinaCalendar, one, other);
        const back = workingDaysBetween(chinaCalendar, other, one);
        expect(there.ok && back.ok && there.days + back.days).toBe(0);
      }),
    );
  });

  it("says when a notice to come may change the count, and refuses what it cannot know", () => {
    const end = dateLiteral("2026-12-31");
    expect(workingDaysBetween(chinaCalendar, dateLiteral("2026-12-25"), end)).toEqual({
      ok: true,
      days: 4,
      provisional: false,
    });
    expect(workingDaysBetween(chinaCalendar, end, dateLiteral("2027-01-04"))).toEqual({
      ok: true,
      days: 1,
      provisional: true,
    });
    expect(workingDaysBetween(chinaCalendar, end, dateLiteral("2028-01-04"))).toMatchObject({
      ok: false,
      year: 2028,
    });
    expect(workingDaysBetween(chinaCalendar, end, dateLiteral("2024-01-04"))).toMatchObject({
      ok: false,
      year: 2024,
    });
  });
});

describe("single days", () => {
  it("knows worked days, days off and years it does not hold", () => {
    expect(isWorkingDay(chinaCalendar, dateLiteral("2026-09-20"))).toBe(true);
    expect(isWorkingDay(chinaCalendar, dateLiteral("2026-09-19"))).toBe(false);
    expect(isWorkingDay(chinaCalendar, dateLiteral("2026-10-01"))).toBe(false);
    expect(isWorkingDay(chinaCalendar, dateLiteral("2028-01-05"))).toBeUndefined();
  });

  it("moves a day off to the next working day and leaves a working day alone", () => {
    const moved = workingDayFrom(chinaCalendar, dateLiteral("2026-10-01"));
    expect(moved).toEqual({ ok: true, date: "2026-10-08", provisional: false });
    const kept = workingDayFrom(chinaCalendar, dateLiteral("2027-03-01"));
    expect(kept).toEqual({ ok: true, date: "2027-03-01", provisional: true });
    expect(workingDayFrom(chinaCalendar, dateLiteral("2028-03-01"))).toMatchObject({ ok: false, year: 2028 });
  });
});
