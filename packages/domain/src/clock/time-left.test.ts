import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import type { BusinessHours } from "./business-hours.ts";
import { instantAt } from "./instant.ts";
import { timeLeft, warningLevel } from "./time-left.ts";

const HOUR = 3_600_000;
const hours: BusinessHours = { opens: "09:00", closes: "17:30", breaks: [{ from: "12:00", to: "13:30" }] };
const at = (date: string, time: `${number}:${number}`) => instantAt(dateLiteral(date), time);
const left = (now: ReturnType<typeof at>, due: ReturnType<typeof at>) => {
  const found = timeLeft(chinaCalendar, now, due, hours);
  if (!found.ok) throw new Error(`beyond the calendar in ${found.year}`);
  return found;
};

describe("time left", () => {
  it("counts the working days after today up to the due date (还剩 2 个工作日)", () => {
    expect(left(at("2026-02-13", "16:30"), at("2026-02-24", "17:30"))).toEqual({
      ok: true,
      overdue: false,
      sameDay: false,
      dueDate: "2026-02-24",
      dueTime: "17:30",
      workingDays: 2,
      workingMs: 15 * HOUR,
      elapsedMs: (11 * 24 + 1) * HOUR,
    });
  });

  it("names the time on the due day (今天 17:30 到期)", () => {
    expect(left(at("2026-02-24", "08:00"), at("2026-02-24", "17:30"))).toMatchObject({
      overdue: false,
      sameDay: true,
      dueTime: "17:30",
      workingDays: 0,
      workingMs: 7 * HOUR,
    });
  });

  it("is in time at the due instant itself and overdue a ms later", () => {
    const due = at("2026-02-24", "17:30");
    expect(left(due, due)).toMatchObject({ overdue: false, workingMs: 0, elapsedMs: 0 });
    const late = timeLeft(chinaCalendar, at("2026-02-24", "17:31"), due, hours);
    expect(late).toMatchObject({
      overdue: true,
      sameDay: true,
      workingDays: 0,
      workingMs: 0,
      elapsedMs: 60_000,
    });
  });

  it("tells working time and time by the clock apart once overdue (已超期 3 小时)", () => {
    expect(left(at("2026-03-02", "15:00"), at("2026-03-02", "11:30"))).toMatchObject({
      overdue: true,
      workingMs: 2 * HOUR,
      elapsedMs: 3.5 * HOUR,
    });
    expect(left(at("2026-03-04", "10:00"), at("2026-03-02", "17:30"))).toMatchObject({
      overdue: true,
      sameDay: false,
      workingDays: 2,
      workingMs: 8 * HOUR,
    });
  });

  it("gives an end at midnight to the day that it ends (今天 24:00 到期)", () => {
    expect(left(at("2026-03-02", "20:00"), at("2026-03-03", "00:00"))).toMatchObject({
      sameDay: true,
      dueDate: "2026-03-02",
      dueTime: "24:00",
      workingDays: 0,
    });
  });

  it("is refused beyond the calendar, before and after the due instant", () => {
    const [inside, beyond] = [at("2027-12-31", "10:00"), at("2028-01-04", "10:00")];
    for (const [now, due] of [[inside, beyond] as const, [beyond, inside] as const])
      expect(timeLeft(chinaCalendar, now, due, hours)).toEqual({
        ok: false,
        reason: "beyond-calendar",
        year: 2028,
      });
  });
});

describe("the warning level", () => {
  const due = at("2026-03-05", "17:30");

  it.each([
    ["2026-03-03", "17:00", "none"],
    ["2026-03-04", "00:00", "yellow"],
    ["2026-03-05", "00:00", "orange"],
    ["2026-03-05", "17:30", "orange"],
    ["2026-03-05", "17:31", "red"],
    ["2026-03-20", "10:00", "red"],
  ] as const)("at %s %s for a case due on 2026-03-05 at closing is %s", (date, time, level) => {
    expect(warningLevel(left(at(date, time), due))).toBe(level);
  });

  it("turns yellow on Friday for a case due on Monday, and stays so over the weekend", () => {
    const monday = at("2026-03-09", "17:30");
    const levels = ["2026-03-05", "2026-03-06", "2026-03-08", "2026-03-09"].map((date) =>
      warningLevel(left(at(date, "10:00"), monday)),
    );
    expect(levels).toEqual(["none", "yellow", "yellow", "orange"]);
  });

  it("follows the standard's own thresholds", () => {
    const standard = { yellow: 3, orange: 1 };
    expect(warningLevel(left(at("2026-03-02", "10:00"), due), standard)).toBe("yellow");
    expect(warningLevel(left(at("2026-03-04", "10:00"), due), standard)).toBe("orange");
  });
});
