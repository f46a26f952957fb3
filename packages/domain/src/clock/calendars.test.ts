import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aRegion, on as dateLiteral, at as instantLiteral } from "../../../../test/builders/ids.ts";
import { type Calendar, dayIn, isWeekend } from "./calendar.ts";
import { type Calendars, calendarFor } from "./calendars.ts";
import { dueAt } from "./due.ts";
import { addDays, type LocalDate } from "./instant.ts";

/** Made-up local days: no notice of a region was read. */
const local = aCalendar([aYearText({ off: ["2026-03-20", "2026-03-23"], work: ["2026-03-28"] })], "local");

const calendarsWith = (...days: readonly (readonly [string, Calendar])[]): Calendars => ({
  national: chinaCalendar,
  local: new Map(days.map(([region, calendar]) => [aRegion(region), calendar])),
});

const worked = (calendar: Calendar, date: LocalDate) => {
  const day = dayIn(calendar, date);
  return day.ok ? day.working : undefined;
};

const yinchuan = aRegion("640100");
const xian = aRegion("610100");

describe("the calendar of a handling region", () => {
  it("is the country's where no region adds to it", () => {
    expect(calendarFor(calendarsWith(["640100", local]), xian)).toBe(chinaCalendar);
  });

  it.each([
    ["its own days", "640100", "640100"],
    ["its province's", "640000", "640104"],
    ["its city's", "640100", "640104"],
    ["those of the division that a zone lies in", "640100", "640100-iwd"],
  ])("has %s", (_what, of, region) => {
    const calendar = calendarFor(calendarsWith([of, local]), aRegion(region));
    expect(calendar.version).toBe("china+local");
    expect(worked(calendar, dateLiteral("2026-03-20"))).toBe(false);
    expect(worked(calendar, dateLiteral("2026-03-28"))).toBe(true);
    expect(worked(calendar, dateLiteral("2026-10-01"))).toBe(false);
  });

  it("lets the narrowest division say the last word", () => {
    const city = aCalendar([aYearText({ off: ["2026-03-28"] })], "city");
    const calendar = calendarFor(calendarsWith(["640100", city], ["640000", local]), yinchuan);
    expect(calendar.version).toBe("china+local+city");
    expect(worked(calendar, dateLiteral("2026-03-28"))).toBe(false);
    expect(worked(calendar, dateLiteral("2026-03-20"))).toBe(false);
  });

  it("takes a national make-up day off, and works on a weekend day of a national holiday, where the region says so", () => {
    const turned = aCalendar([aYearText({ off: ["2026-05-09"], work: ["2026-10-03"] })], "turned");
    const calendar = calendarFor(calendarsWith(["640100", turned]), yinchuan);
    expect(worked(calendar, dateLiteral("2026-05-09"))).toBe(false);
    expect(worked(calendar, dateLiteral("2026-10-03"))).toBe(true);
  });

  it("is provisional in years that the region has still to publish its own days for, and in its provisional ones", () => {
    const statuses = (calendar: Calendar) =>
      calendarFor(calendarsWith(["640100", calendar]), yinchuan).years.map(({ status }) => status);
    const earlier = aCalendar([aYearText({ year: 2025 })], "earlier");
    expect(statuses(earlier)).toEqual(["published", "provisional", "provisional"]);
    expect(statuses(local)).toEqual(["published", "published", "provisional"]);
    const guessed = aCalendar([aYearText({ status: "provisional" })], "guessed");
    expect(statuses(guessed)).toEqual(["published", "provisional", "provisional"]);
  });

  it("moves a due date by the region's days", () => {
    const from = instantLiteral("2026-03-18T02:00:00.000Z");
    const hours = { opens: "09:00", closes: "17:30" } as const;
    const due = (calendar: Calendar, amount: number) => {
      const found = dueAt(calendar, from, { unit: "working-days", amount }, hours);
      return found.ok ? found.due : found.reason;
    };
    const there = calendarFor(calendarsWith(["640100", local]), yinchuan);
    expect([due(chinaCalendar, 3), due(there, 3)]).toEqual([
      "2026-03-23T09:30:00.000Z",
      "2026-03-25T09:30:00.000Z",
    ]);
    expect([due(chinaCalendar, 7), due(there, 7)]).toEqual([
      "2026-03-27T09:30:00.000Z",
      "2026-03-30T09:30:00.000Z",
    ]);
  });

  it("works on a day exactly where the region says so, or else where the country does", () => {
    const dates = fc.integer({ min: 0, max: 364 }).map((days) => addDays(dateLiteral("2026-01-01"), days));
    fc.assert(
      fc.property(
        fc.uniqueArray(dates),
        fc.uniqueArray(dates.filter(isWeekend)),
        dates,
        (off, work, date) => {
          const days = { off, work: work.filter((one) => !off.includes(one)) };
          const calendar = calendarFor(calendarsWith(["640100", aCalendar([aYearText(days)])]), yinchuan);
          const said = days.work.includes(date) || (days.off.includes(date) ? false : undefined);
          expect(worked(calendar, date)).toBe(said ?? worked(chinaCalendar, date));
        },
      ),
    );
  });
});
