import { describe, expect, it } from "vitest";
import { aCoverage, aStaffedWindow } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aRegion, at } from "../../../../test/builders/ids.ts";
import { aSubmission, noForms } from "../../../../test/builders/submission.ts";
import type { StaffedWindow } from "../agreement/agreement.ts";
import { isLive } from "../clock/clock.ts";
import { calendarRegionOf } from "./case.ts";
import { evolve } from "./evolve.ts";
import { submit } from "./transitions/submit.ts";

const submitted = (window: Partial<StaffedWindow>, parts: Parameters<typeof aSubmission>[0] = {}) => {
  const book = { coverages: [aCoverage()], staffedWindow: aStaffedWindow(window) };
  const moment = { now: at("2026-03-02T01:30:00.000Z"), calendar: chinaCalendar };
  const verdict = submit(aSubmission(parts), book, noForms, moment);
  if (verdict.kind === "refusal") throw new Error(verdict.code);
  const [first] = verdict.events;
  if (!first) throw new Error("no event");
  return evolve(undefined, first);
};

const hours = { opens: "08:30", closes: "16:00", breaks: [{ from: "12:00", to: "14:00" }] } as const;

describe("a case of a window with hours and a calendar of its own", () => {
  it("is due by those hours, whatever the agreement's standard says", () => {
    const own = submitted({ hours });
    expect(own.origin.standard.hours).toEqual(hours);
    expect(isLive(own.clocks.notice) && own.clocks.notice.promised.at).toBe("2026-03-09T08:00:00.000Z");
    const common = submitted({});
    expect(isLive(common.clocks.notice) && common.clocks.notice.promised.at).toBe("2026-03-09T09:30:00.000Z");
  });

  it("runs by that calendar, and by its handling region's where there is none", () => {
    const zone = aRegion("610100-iwd");
    expect(calendarRegionOf(submitted({ calendar: zone }).origin)).toBe(zone);
    expect(calendarRegionOf(submitted({}).origin)).toBe("610100");
  });

  it("keeps the division that the applicant named", () => {
    expect(submitted({}, { district: aRegion("320102") }).origin.district).toBe("320102");
    expect(submitted({}).origin).not.toHaveProperty("district");
  });
});
