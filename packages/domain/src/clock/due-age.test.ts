import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { at } from "../../../../test/builders/ids.ts";
import { type DueAge, dueAges, dueSpans } from "./due-age.ts";
import { addMs, type Instant, localDateOf } from "./instant.ts";
import { workingDaysBetween } from "./working-days.ts";

const spansAt = (now: Instant) => {
  const found = dueSpans(chinaCalendar, now);
  if (!found.ok) throw new Error(found.reason);
  return found.spans;
};

const ageOf = (now: Instant, due: Instant): readonly DueAge[] =>
  dueAges.filter((age) => spansAt(now)[age].from <= due && due < spansAt(now)[age].until);

describe("the age of open work", () => {
  it("is told by working days, over a holiday and a weekend day that is worked", () => {
    // Friday, 2026-02-13; Saturday is worked, then nobody works until Tuesday, 02-24.
    const now = at("2026-02-13T02:00:00.000Z");
    const ages = (
      [
        ["2026-02-05T09:30:00.000Z", "overdue-long"],
        ["2026-02-06T09:30:00.000Z", "overdue-short"],
        ["2026-02-13T01:59:59.999Z", "overdue-short"],
        ["2026-02-13T02:00:00.000Z", "today"],
        ["2026-02-14T09:30:00.000Z", "within-1"],
        ["2026-02-16T09:30:00.000Z", "within-3"],
        ["2026-02-25T09:30:00.000Z", "within-3"],
        ["2026-02-27T09:30:00.000Z", "within-5"],
        ["2026-02-28T09:30:00.000Z", "later"],
      ] as const
    ).map(([due, age]) => [due, ageOf(now, at(due)), age]);
    for (const [due, found, age] of ages) expect(found, String(due)).toEqual([age]);
  });

  it("is one for every due instant, and agrees with the working days between", () => {
    const hours = fc.integer({ min: -24 * 60, max: 24 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 * 180 }), hours, (start, away) => {
        const now = addMs(at("2026-03-02T00:30:00.000Z"), start * 3_600_000);
        const due = addMs(now, away * 3_600_000);
        const ages = ageOf(now, due);
        expect(ages).toHaveLength(1);
        const days = workingDaysBetween(chinaCalendar, localDateOf(now), localDateOf(due));
        if (!days.ok) throw new Error(days.reason);
        if (due < now) expect(ages[0]).toBe(days.days < -5 ? "overdue-long" : "overdue-short");
        else if (localDateOf(due) === localDateOf(now)) expect(ages[0]).toBe("today");
        else if (days.days > 5) expect(ages[0]).toBe("later");
      }),
    );
  });

  it("is refused where the calendar ends", () => {
    expect(dueSpans(chinaCalendar, at("2027-12-29T02:00:00.000Z"))).toMatchObject({ ok: false, year: 2028 });
    expect(dueSpans(chinaCalendar, at("2025-01-02T02:00:00.000Z"))).toMatchObject({ ok: false, year: 2024 });
  });
});
