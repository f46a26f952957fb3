import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { on as dateLiteral, at as instantLiteral } from "../../../../test/builders/ids.ts";
import { isWorkingDay } from "../../../../test/builders/working-day.ts";
import type { BusinessHours } from "./business-hours.ts";
import { dueAt } from "./due.ts";
import { addMs, type Instant, instantAt, localDateOf, localTimeOf } from "./instant.ts";
import { type Limit, limitUnits } from "./limit.ts";
import { addWorkingDays } from "./working-days.ts";

const hours: BusinessHours = { opens: "09:00", closes: "17:30", breaks: [{ from: "12:00", to: "13:30" }] };
const online: BusinessHours = { opens: "00:00", closes: "24:00" };
const at = (date: string, time: `${number}:${number}`) => instantAt(dateLiteral(date), time);
const due = (from: Instant, limit: Limit, window = hours) => dueAt(chinaCalendar, from, limit, window);

describe("a limit in working days", () => {
  it("ends at closing of its last day, at whatever hour it began", () => {
    for (const time of ["00:00", "08:00", "17:30", "23:59"] as const)
      expect(due(at("2026-02-13", time), { unit: "working-days", amount: 5 })).toEqual({
        ok: true,
        due: at("2026-02-27", "17:30"),
        provisional: false,
      });
  });

  it("ends at midnight where the window works online", () => {
    expect(due(at("2026-09-18", "10:00"), { unit: "working-days", amount: 5 }, online)).toMatchObject({
      due: at("2026-09-25", "00:00"),
    });
  });

  it("ends on the date that counting working days gives", () => {
    const anyInstant = fc
      .integer({ min: 0, max: 700 * 24 * 60 })
      .map((minutes) => addMs(instantLiteral("2025-01-01T00:00:00.000Z"), minutes * 60_000));
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 60 }), (from, amount) => {
        const found = due(from, { unit: "working-days", amount });
        const counted = addWorkingDays(chinaCalendar, localDateOf(from), amount);
        if (!counted.ok) throw new Error(`beyond the calendar in ${counted.year}`);
        expect(found).toMatchObject({ due: instantAt(counted.date, "17:30") });
      }),
    );
  });
});

describe("a limit in calendar days", () => {
  it("counts days off as well", () => {
    expect(due(at("2026-02-13", "10:00"), { unit: "calendar-days", amount: 11 })).toEqual({
      ok: true,
      due: at("2026-02-24", "17:30"),
      provisional: false,
    });
  });

  it.each([
    ["a Saturday", "2026-03-04", 3, "2026-03-09"],
    ["the first day of a holiday", "2026-09-30", 1, "2026-10-08"],
    ["a Sunday worked as a make-up day, which it keeps", "2026-09-18", 2, "2026-09-20"],
  ])("that would end on %s ends on the working day there or after", (_what, from, amount, last) => {
    expect(due(at(from, "10:00"), { unit: "calendar-days", amount })).toMatchObject({
      due: at(last, "17:30"),
    });
  });

  it("looks at its last day only, so may cross a year that is not certain", () => {
    expect(due(at("2026-12-30", "10:00"), { unit: "calendar-days", amount: 1 })).toMatchObject({
      provisional: false,
    });
    expect(due(at("2026-12-30", "10:00"), { unit: "calendar-days", amount: 2 })).toMatchObject({
      due: at("2027-01-04", "17:30"),
      provisional: true,
    });
    expect(due(at("2027-12-30", "10:00"), { unit: "calendar-days", amount: 2 })).toMatchObject({
      ok: false,
      year: 2028,
    });
  });
});

describe("a limit in working hours", () => {
  it("is due at closing, not at the next opening, when it runs out just then", () => {
    expect(due(at("2026-03-02", "13:30"), { unit: "working-hours", amount: 4 })).toEqual({
      ok: true,
      due: at("2026-03-02", "17:30"),
      provisional: false,
    });
  });

  it("goes on the next working day", () => {
    expect(due(at("2026-04-30", "16:30"), { unit: "working-hours", amount: 3 })).toMatchObject({
      due: at("2026-05-06", "11:00"),
    });
  });
});

describe("an instant matter", () => {
  it.each([
    ["before opening", "2026-03-02", "06:00", "2026-03-02"],
    ["in business hours", "2026-03-02", "16:59", "2026-03-02"],
    ["at closing", "2026-03-02", "17:30", "2026-03-03"],
    ["in the evening before a holiday", "2026-04-30", "20:00", "2026-05-06"],
    ["on a day off", "2026-02-16", "10:00", "2026-02-24"],
    ["on a make-up day", "2026-02-14", "10:00", "2026-02-14"],
  ] as const)("received %s is due at closing of the day that works", (_what, date, time, last) => {
    expect(due(at(date, time), { unit: "instant" })).toEqual({
      ok: true,
      due: at(last, "17:30"),
      provisional: false,
    });
  });

  it("received a minute before midnight is due at midnight where the window works online", () => {
    expect(due(at("2026-03-02", "23:59"), { unit: "instant" }, online)).toMatchObject({
      due: at("2026-03-03", "00:00"),
    });
  });
});

describe("a limit in minutes", () => {
  it("goes by the clock on the wall, at night and on days off as well", () => {
    expect(due(at("2026-10-01", "23:59"), { unit: "minutes", amount: 2 })).toEqual({
      ok: true,
      due: at("2026-10-02", "00:01"),
      provisional: false,
    });
  });
});

/** Units that the calendar or business hours have a say in. */
const dayUnits = limitUnits.filter((unit) => unit !== "minutes");

describe("any limit", () => {
  const anyLimit: fc.Arbitrary<Limit> = fc
    .tuple(fc.constantFrom(...dayUnits), fc.integer({ min: 1, max: 60 }))
    .map(([unit, amount]) => (unit === "instant" ? { unit } : { unit, amount }));
  const anyInstant = fc
    .integer({ min: 0, max: 640 * 24 * 60 })
    .map((minutes) => addMs(instantLiteral("2025-01-01T00:00:00.000Z"), minutes * 60_000));

  it("is due after it began, on a working day and not after closing", () => {
    fc.assert(
      fc.property(anyInstant, anyLimit, (from, limit) => {
        const found = due(from, limit);
        expect(found.ok).toBe(true);
        if (!found.ok) return;
        expect(found.due > from).toBe(true);
        expect(isWorkingDay(chinaCalendar, localDateOf(found.due))).toBe(true);
        expect(localTimeOf(found.due) <= hours.closes).toBe(true);
      }),
    );
  });

  it("is not due earlier for beginning later", () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyLimit, (one, other, limit) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        const [first, second] = [due(early, limit), due(late, limit)];
        expect(first.ok && second.ok && first.due <= second.due).toBe(true);
      }),
    );
  });

  it.each(dayUnits)("in %s is refused past the end of the calendar", (unit) => {
    const limit: Limit = unit === "instant" ? { unit } : { unit, amount: 8 };
    expect(due(at("2027-12-31", "17:30"), limit)).toEqual({
      ok: false,
      reason: "beyond-calendar",
      year: 2028,
    });
  });

  it.each([0, -1, 1.5, Number.NaN])("of %d is a fault, not a due date", (amount) => {
    for (const unit of ["working-days", "calendar-days", "working-hours", "minutes"] as const)
      expect(() => due(at("2026-03-02", "10:00"), { unit, amount })).toThrow(RangeError);
  });

  it("is a fault on business hours out of order", () => {
    for (const unit of limitUnits) {
      const limit: Limit = unit === "instant" ? { unit } : { unit, amount: 1 };
      expect(() => due(at("2026-03-02", "10:00"), limit, { opens: "17:00", closes: "09:00" })).toThrow(
        RangeError,
      );
    }
  });
});
