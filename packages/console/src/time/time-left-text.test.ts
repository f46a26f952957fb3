import { type Instant, parseInstant, readBusinessHours, timeLeft } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { timeLeftText } from "./time-left-text.ts";

const instant = (text: string): Instant => {
  const parsed = parseInstant(text);
  if (!parsed) throw new Error(`${text} is not an instant`);
  return parsed;
};

const textAt = (now: string, due: string) => {
  const hours = readBusinessHours({ opens: "09:00", closes: "17:30" });
  if (!hours.ok) throw new Error(hours.reason);
  const left = timeLeft(chinaCalendar, instant(now), instant(due), hours.value);
  if (!left.ok) throw new Error(left.reason);
  const { key, count, time } = timeLeftText(left);
  return { key, count, time };
};

/** Friday 2026-11-20, 17:30 in China. */
const due = "2026-11-20T09:30:00.000Z";

describe("the time left in plain words", () => {
  it.each([
    ["two days before: working days", "2026-11-18T02:00:00.000Z", "left.workingDays", 2],
    ["on the day: the closing time", "2026-11-20T02:00:00.000Z", "left.today", 0],
    ["at the last moment: still today", due, "left.today", 0],
    ["a second late: one minute, not none", "2026-11-20T09:30:01.000Z", "left.overdueMinutes", 1],
    ["three hours late: hours", "2026-11-20T12:30:00.000Z", "left.overdueHours", 3],
    [
      "on the Sunday after: hours, for no working day has gone by",
      "2026-11-22T09:30:00.000Z",
      "left.overdueHours",
      48,
    ],
    ["on the Tuesday after: working days", "2026-11-24T02:00:00.000Z", "left.overdueDays", 2],
  ])("%s", (_, now, key, count) => {
    expect(textAt(now, due)).toEqual({ key, count, time: "17:30" });
  });

  it("names the date where it is a later day without a working day between", () => {
    const saturday = "2026-11-21T09:30:00.000Z";
    expect(textAt("2026-11-20T12:00:00.000Z", saturday).key).toBe("left.onDate");
  });
});
