import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { on as dateLiteral, at as instantLiteral } from "../../../../test/builders/ids.ts";
import type { BusinessHours } from "./business-hours.ts";
import { addMs, type Instant, instantAt } from "./instant.ts";
import { addWorkingTime, workingTimeBetween } from "./working-time.ts";

const HOUR = 3_600_000;
const hours: BusinessHours = { opens: "09:00", closes: "17:30", breaks: [{ from: "12:00", to: "13:30" }] };
const at = (date: string, time: `${number}:${number}`) => instantAt(dateLiteral(date), time);

const runsOut = (from: Instant, ms: number) => {
  const found = addWorkingTime(chinaCalendar, from, ms, hours);
  if (!found.ok) throw new Error(`beyond the calendar in ${found.year}`);
  return found.at;
};

const between = (from: Instant, to: Instant) => {
  const found = workingTimeBetween(chinaCalendar, from, to, hours);
  if (!found.ok) throw new Error(`beyond the calendar in ${found.year}`);
  return found.ms;
};

describe("a budget of working time", () => {
  it.each([
    ["runs on within a stretch", at("2026-03-02", "09:30"), 2, at("2026-03-02", "11:30")],
    ["stands still over lunch", at("2026-03-02", "11:00"), 2, at("2026-03-02", "14:30")],
    ["starts at opening when given early", at("2026-03-02", "07:00"), 1, at("2026-03-02", "10:00")],
    ["starts after lunch when given in it", at("2026-03-02", "12:45"), 1, at("2026-03-02", "14:30")],
    ["starts the next day when given at closing", at("2026-03-02", "17:30"), 1, at("2026-03-03", "10:00")],
    ["goes over night", at("2026-03-02", "16:30"), 3, at("2026-03-03", "11:00")],
    ["goes over a holiday", at("2026-02-14", "16:30"), 3, at("2026-02-24", "11:00")],
    ["runs on a make-up Sunday", at("2026-09-18", "17:00"), 1, at("2026-09-20", "09:30")],
    ["is due at closing when it runs out just then", at("2026-03-02", "16:30"), 1, at("2026-03-02", "17:30")],
    ["is due at noon when it runs out just then", at("2026-03-02", "11:00"), 1, at("2026-03-02", "12:00")],
    ["of one whole day ends at its closing", at("2026-03-02", "09:00"), 7, at("2026-03-02", "17:30")],
  ])("%s", (_what, from, amount, due) => {
    expect(runsOut(from, amount * HOUR)).toBe(due);
  });

  it("is provisional in a provisional year and refused beyond it", () => {
    const eve = at("2026-12-31", "16:30");
    expect(addWorkingTime(chinaCalendar, eve, HOUR, hours)).toMatchObject({ ok: true, provisional: false });
    expect(addWorkingTime(chinaCalendar, eve, HOUR + 1, hours)).toEqual({
      ok: true,
      at: "2027-01-04T01:00:00.001Z",
      provisional: true,
    });
    const last = at("2027-12-31", "16:30");
    expect(addWorkingTime(chinaCalendar, last, HOUR + 1, hours)).toEqual({
      ok: false,
      reason: "beyond-calendar",
      year: 2028,
    });
  });

  it.each([0, -1, 0.5, Number.NaN])("throws on %d ms", (ms) => {
    expect(() => addWorkingTime(chinaCalendar, at("2026-03-02", "09:00"), ms, hours)).toThrow(RangeError);
  });

  const anyInstant = fc
    .integer({ min: 0, max: 700 * 24 * 60 })
    .map((minutes) => addMs(instantLiteral("2025-01-01T00:00:00.000Z"), minutes * 60_000));
  const anyBudget = fc.integer({ min: 1, max: 200 * HOUR });

  it("is what the time between measures", () => {
    fc.assert(
      fc.property(anyInstant, anyBudget, (from, ms) => {
        expect(between(from, runsOut(from, ms))).toBe(ms);
      }),
    );
  });

  it("runs out at the same moment in two parts as in one", () => {
    fc.assert(
      fc.property(anyInstant, anyBudget, anyBudget, (from, a, b) => {
        expect(runsOut(runsOut(from, a), b)).toBe(runsOut(from, a + b));
      }),
    );
  });

  it("never runs out on a day off or outside the hours", () => {
    fc.assert(
      fc.property(anyInstant, anyBudget, (from, ms) => {
        const due = runsOut(from, ms);
        expect(between(addMs(due, -1), due)).toBe(1);
      }),
    );
  });
});

describe("working time between", () => {
  it("leaves out nights, lunch and days off", () => {
    expect(between(at("2026-04-03", "17:00"), at("2026-04-07", "14:00"))).toBe(4 * HOUR);
  });

  it("is nothing when the second instant is not later", () => {
    expect(between(at("2026-03-03", "10:00"), at("2026-03-02", "10:00"))).toBe(0);
    expect(between(at("2026-03-02", "11:00"), at("2026-03-02", "10:00"))).toBe(0);
  });

  it("refuses a span that leaves the calendar", () => {
    const found = workingTimeBetween(
      chinaCalendar,
      at("2027-12-31", "10:00"),
      at("2028-01-01", "10:00"),
      hours,
    );
    expect(found).toEqual({ ok: false, reason: "beyond-calendar", year: 2028 });
  });
});
