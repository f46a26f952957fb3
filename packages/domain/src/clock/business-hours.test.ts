import { describe, expect, it } from "vitest";
import { on as dateLiteral } from "../../../../test/builders/ids.ts";
import { type BusinessHoursText, checkHours, readBusinessHours, stretchesOf } from "./business-hours.ts";

const aDay: BusinessHoursText = { opens: "09:00", closes: "17:30", breaks: [{ from: "12:00", to: "13:30" }] };

describe("business hours", () => {
  it.each<[string, BusinessHoursText]>([
    ["with a lunch break", aDay],
    ["without one", { opens: "08:30", closes: "17:00" }],
    ["round the clock", { opens: "00:00", closes: "24:00" }],
  ])("are read %s", (_what, hours) => {
    expect(readBusinessHours(hours)).toEqual({ ok: true, value: hours });
  });

  it.each<[string, BusinessHoursText, string]>([
    ["a time that is none", { ...aDay, opens: "9:00" }, "not-a-time"],
    ["a break time that is none", { ...aDay, breaks: [{ from: "12:00", to: "13:75" }] }, "not-a-time"],
    ["closing before opening", { opens: "17:30", closes: "09:00" }, "not-in-order"],
    ["closing at opening", { opens: "09:00", closes: "09:00" }, "not-in-order"],
    ["a backward break", { ...aDay, breaks: [{ from: "13:30", to: "12:00" }] }, "not-in-order"],
    ["a break before opening", { ...aDay, breaks: [{ from: "08:00", to: "09:30" }] }, "not-in-order"],
    ["a break up to closing", { ...aDay, breaks: [{ from: "16:00", to: "17:30" }] }, "not-in-order"],
    [
      "breaks out of order",
      {
        ...aDay,
        breaks: [
          { from: "15:00", to: "15:15" },
          { from: "12:00", to: "13:00" },
        ],
      },
      "not-in-order",
    ],
  ])("refuse %s", (_what, hours, reason) => {
    expect(readBusinessHours(hours)).toEqual({ ok: false, reason });
  });

  it("throw where a clock would run on hours out of order", () => {
    expect(() => checkHours({ opens: "17:30", closes: "09:00" })).toThrow(RangeError);
  });

  it("split a day at its breaks, in UTC", () => {
    const date = dateLiteral("2026-03-02");
    expect(
      stretchesOf({ opens: "09:00", closes: "24:00", breaks: [{ from: "12:00", to: "13:30" }] }, date),
    ).toEqual([
      { from: "2026-03-02T01:00:00.000Z", to: "2026-03-02T04:00:00.000Z" },
      { from: "2026-03-02T05:30:00.000Z", to: "2026-03-02T16:00:00.000Z" },
    ]);
  });
});
