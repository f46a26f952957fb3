import { calendarFor } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../../../test/builders/calendar.ts";
import { aRegion, at } from "../../../../test/builders/ids.ts";
import { calendarsOf } from "../api/calendars.ts";
import { standingOf } from "./standing.ts";

const answerOf = ({ version, years }: typeof chinaCalendar) => ({
  version,
  years: years.map((year) => ({ ...year, off: [...year.off], work: [...year.work] })),
});

/** Made-up days off of Yinchuan, Monday and Tuesday. */
const local = aCalendar([aYearText({ off: ["2026-03-23/2026-03-24"] })], "local");
const calendars = calendarsOf({
  national: answerOf(chinaCalendar),
  local: [{ region: aRegion("640100"), ...answerOf(local) }],
});

const kase = (handling: string) => ({
  status: "accepted" as const,
  calendar: aRegion(handling),
  hours: { opens: "09:00", closes: "17:30" },
  finish: null,
  due: { at: at("2026-03-25T09:30:00.000Z"), clock: "handling" as const, provisional: false },
});
const friday = at("2026-03-20T02:00:00.000Z");

const daysLeft = (handling: string) => {
  const standing = standingOf(kase(handling), friday, calendarFor(calendars, aRegion(handling)));
  return standing.kind === "running" ? standing.left.workingDays : standing.kind;
};

describe("how a case stands", () => {
  it("is counted by the calendar of the region that handles it", () => {
    expect([daysLeft("610100"), daysLeft("640100")]).toEqual([3, 1]);
  });

  it("is told by its date alone until the calendar is read, and where that ends before", () => {
    expect(standingOf(kase("610100"), friday, undefined)).toEqual({ kind: "date-only" });
    const early = aCalendar([aYearText({ year: 2025 })]);
    expect(standingOf(kase("610100"), friday, early)).toEqual({ kind: "date-only" });
  });

  it("is finished with its result, whatever the calendar", () => {
    const closed = { ...kase("610100"), status: "closed" as const };
    expect(standingOf(closed, friday, undefined)).toEqual({ kind: "finished" });
  });

  it("refuses calendars without a year", () => {
    expect(() => calendarsOf({ national: { version: "v", years: [] }, local: [] })).toThrow("without a year");
  });
});
