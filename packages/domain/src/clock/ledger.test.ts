import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { at as instantLiteral, on } from "../../../../test/builders/ids.ts";
import { dueAt } from "./due.ts";
import { addMs, type Instant, instantAt } from "./instant.ts";
import { deadlineOf, type Segment, sumOf, usedOf } from "./ledger.ts";
import { type Limit, limitUnits } from "./limit.ts";

const base = { calendar: chinaCalendar, hours: { opens: "09:00", closes: "17:30" } } as const;
const at = (date: string, time: `${number}:${number}`) => instantAt(on(date), time);
const running = (from: Instant, to?: Instant): Segment => ({
  kind: "running",
  from,
  ...(to ? { to } : {}),
});
const paused = (from: Instant, to: Instant): Segment => ({
  kind: "paused",
  from,
  to,
  ground: "hearing",
  expectedEnd: to,
});

const days = (segments: readonly Segment[], until: Instant, unit: Limit["unit"] = "working-days") => {
  const used = usedOf(base, unit, segments, until);
  if (!used.ok) throw new Error(`beyond the calendar in ${used.year}`);
  return used.value;
};

describe("what a clock has used", () => {
  it("are the working days after the one it began on, up to and including today", () => {
    const ledger = [running(at("2026-02-13", "10:00"))];
    expect(days(ledger, at("2026-02-13", "17:00"))).toEqual({ unit: "working-days", days: 0 });
    expect(days(ledger, at("2026-02-14", "09:00"))).toEqual({ unit: "working-days", days: 1 });
    expect(days(ledger, at("2026-02-23", "12:00"))).toEqual({ unit: "working-days", days: 1 });
    expect(days(ledger, at("2026-02-27", "17:30"))).toEqual({ unit: "working-days", days: 5 });
  });

  it("leaves out a pause: the day it begins on counts, the day it ends on does not", () => {
    const ledger = [
      running(at("2026-03-02", "10:00"), at("2026-03-04", "10:00")),
      paused(at("2026-03-04", "10:00"), at("2026-03-10", "10:00")),
      running(at("2026-03-10", "10:00")),
    ];
    expect(days(ledger, at("2026-03-04", "09:00"))).toMatchObject({ days: 2 });
    expect(days(ledger, at("2026-03-09", "09:00"))).toMatchObject({ days: 2 });
    expect(days(ledger, at("2026-03-10", "17:00"))).toMatchObject({ days: 2 });
    expect(days(ledger, at("2026-03-11", "09:00"))).toMatchObject({ days: 3 });
  });

  it.each(limitUnits)("is nothing, and never less, where a clock stopped before it began: %s", (unit) => {
    const [earlier, later] = [at("2026-03-02", "23:59"), at("2026-03-03", "00:00")];
    const used = days([running(later, earlier)], earlier, unit);
    expect("days" in used ? used.days : used.ms).toBe(0);
  });

  it("counts calendar days, working hours and minutes each in its own way", () => {
    const ledger = [running(at("2026-04-30", "16:30"))];
    const now = at("2026-05-06", "11:00");
    expect(days(ledger, now, "calendar-days")).toEqual({ unit: "calendar-days", days: 6 });
    expect(days(ledger, now, "working-hours")).toEqual({ unit: "working-hours", ms: 3 * 3_600_000 });
    expect(days(ledger, now, "minutes")).toEqual({ unit: "minutes", ms: (5 * 24 + 18.5) * 3_600_000 });
    expect(days(ledger, now, "instant")).toEqual({ unit: "working-days", days: 1 });
  });
});

describe("a deadline after a pause", () => {
  const stopped = [
    running(at("2026-03-02", "10:00"), at("2026-03-04", "10:00")),
    paused(at("2026-03-04", "10:00"), at("2026-03-10", "10:00")),
  ];

  it("is what is left of the limit, counted from the day of the resumption, which is not counted", () => {
    expect(
      deadlineOf(base, { unit: "working-days", amount: 10 }, stopped, at("2026-03-10", "10:00")),
    ).toEqual({
      ok: true,
      value: {
        limit: { unit: "working-days", amount: 10 },
        at: at("2026-03-20", "17:30"),
        provisional: false,
      },
    });
  });

  it("is the closing of the day that works where the limit was used up to its last day", () => {
    const limit: Limit = { unit: "working-days", amount: 2 };
    const due = (from: Instant) => {
      const found = deadlineOf(base, limit, stopped, from);
      return found.ok ? found.value.at : found;
    };
    expect(due(at("2026-03-10", "10:00"))).toBe(at("2026-03-10", "17:30"));
    expect(due(at("2026-03-10", "18:00"))).toBe(at("2026-03-11", "17:30"));
    expect(due(at("2026-03-14", "10:00"))).toBe(at("2026-03-16", "17:30"));
  });

  it("in working hours goes on to the minute", () => {
    const before = [running(at("2026-03-02", "10:00"), at("2026-03-02", "11:20"))];
    expect(
      deadlineOf(base, { unit: "working-hours", amount: 4 }, before, at("2026-03-03", "16:00")),
    ).toMatchObject({ value: { at: at("2026-03-04", "10:10") } });
  });

  it("does not come before that of a clock that never stood still, nor later than the pause was long", () => {
    const instants = fc
      .integer({ min: 0, max: 400 * 24 * 60 })
      .map((minutes) => addMs(instantLiteral("2025-01-01T00:00:00.000Z"), minutes * 60_000));
    const limits: fc.Arbitrary<Limit> = fc
      .tuple(fc.constantFrom(...limitUnits), fc.integer({ min: 1, max: 40 }))
      .map(([unit, amount]) => (unit === "instant" ? { unit } : { unit, amount }));
    fc.assert(
      fc.property(instants, limits, fc.nat(20_000), fc.nat(40_000), (from, limit, ran, stood) => {
        const unpaused = dueAt(base.calendar, from, limit, base.hours);
        const pausedAt = addMs(from, ran * 60_000);
        const resumedAt = addMs(pausedAt, stood * 60_000);
        if (!unpaused.ok || pausedAt > unpaused.due) return;
        const found = deadlineOf(
          base,
          limit,
          [running(from, pausedAt), paused(pausedAt, resumedAt)],
          resumedAt,
        );
        if (!found.ok) return;
        expect(found.value.at >= resumedAt || found.value.at >= unpaused.due).toBe(true);
        expect(found.value.at >= unpaused.due).toBe(true);
        if (limit.unit === "instant") return;
        const used = days([running(from, pausedAt), running(resumedAt)], found.value.at, limit.unit);
        const most =
          "days" in used ? limit.amount : limit.amount * (limit.unit === "minutes" ? 1 : 60) * 60_000;
        const extra = limit.unit === "calendar-days" ? 12 : 1;
        expect("days" in used ? used.days <= most + extra : used.ms <= most).toBe(true);
      }),
    );
  });
});

describe("limits", () => {
  it("add up in one unit only", () => {
    const five: Limit = { unit: "working-days", amount: 5 };
    expect(sumOf(five, { unit: "working-days", amount: 10 })).toEqual({ unit: "working-days", amount: 15 });
    expect(sumOf(five, { unit: "calendar-days", amount: 10 })).toBeUndefined();
    expect(sumOf({ unit: "instant" }, five)).toBeUndefined();
  });
});
