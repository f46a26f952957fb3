import { describe, expect, it } from "vitest";
import { aStandard } from "../../../../test/builders/agreement.ts";
import { chinaCalendar } from "../../../../test/builders/calendar.ts";
import { on } from "../../../../test/builders/ids.ts";
import { type Instant, instantAt } from "./instant.ts";
import { nextBusinessMoment, warningTimes } from "./warning-times.ts";

const base = { calendar: chinaCalendar, hours: { opens: "09:00", closes: "17:30" } } as const;
const at = (date: string, time: `${number}:${number}`) => instantAt(on(date), time);
const { warnings: ladderOfTheSeeds } = aStandard();
const all = ["yellow", "orange", "red"] as const;

describe("the warnings about a deadline", () => {
  it("come when the window opens: the working day before, on the day, and the day after it", () => {
    const due = { at: at("2026-02-24", "17:30") };
    expect(warningTimes(base, ladderOfTheSeeds, due, all, at("2026-02-10", "10:00"), false)).toEqual({
      yellow: at("2026-02-14", "09:00"),
      orange: at("2026-02-24", "09:00"),
      red: at("2026-02-25", "09:00"),
    });
  });

  it("leave out what is past already, and what a clock does not give", () => {
    const due = { at: at("2026-03-03", "17:30") };
    expect(warningTimes(base, ladderOfTheSeeds, due, all, at("2026-03-02", "10:00"), false)).toEqual({
      orange: at("2026-03-03", "09:00"),
      red: at("2026-03-04", "09:00"),
    });
    expect(warningTimes(base, ladderOfTheSeeds, due, ["red"], at("2026-03-02", "10:00"), false)).toEqual({
      red: at("2026-03-04", "09:00"),
    });
  });

  it("are red at once, also at night, where the standard does not ask for business hours", () => {
    const due = { at: at("2026-03-03", "17:30") };
    const ladder = { ...ladderOfTheSeeds, officeHours: false };
    expect(warningTimes(base, ladder, due, ["red"], at("2026-03-02", "10:00"), false)).toEqual({
      red: "2026-03-03T09:30:00.001Z",
    });
  });

  it("are those of the standard's own ladder", () => {
    const due = { at: at("2026-03-13", "17:30") };
    const ladder = { yellow: 5, orange: 2, officeHours: true };
    expect(warningTimes(base, ladder, due, all, at("2026-03-02", "10:00"), false)).toMatchObject({
      yellow: at("2026-03-06", "09:00"),
      orange: at("2026-03-11", "09:00"),
    });
  });

  it("know a deadline at midnight as of the day that it ends", () => {
    const online = { ...base, hours: { opens: "00:00", closes: "24:00" } } as const;
    expect(
      warningTimes(
        online,
        ladderOfTheSeeds,
        { at: at("2026-03-06", "24:00") },
        all,
        at("2026-03-02", "10:00"),
        false,
      ),
    ).toEqual({
      yellow: at("2026-03-05", "00:00"),
      orange: at("2026-03-06", "00:00"),
      red: at("2026-03-09", "00:00"),
    });
  });
});

describe("what is late when its due instant is set", () => {
  const late = { at: at("2026-03-06", "17:30") };
  const redAt = (now: Instant, officeHours: boolean, untold: boolean) =>
    warningTimes(base, { ...ladderOfTheSeeds, officeHours }, late, all, now, untold);

  it("is told at once, and where warnings are for office hours when the window works next", () => {
    const [monday, night] = [at("2026-03-09", "10:00"), at("2026-03-09", "20:00")];
    expect(redAt(monday, true, true)).toEqual({ red: monday });
    expect(redAt(night, true, true)).toEqual({ red: at("2026-03-10", "09:00") });
    expect(redAt(night, false, true)).toEqual({ red: night });
  });

  it("is not told again", () => {
    expect(redAt(at("2026-03-09", "10:00"), true, false)).toEqual({});
  });
});

describe("the next moment of business", () => {
  it.each([
    ["in business hours is the next ms", "2026-03-02", "10:00", "2026-03-02T02:00:00.001Z"],
    ["after closing is the next opening", "2026-03-02", "17:30", "2026-03-03T01:00:00.000Z"],
    ["before a holiday is after it", "2026-04-30", "20:00", "2026-05-06T01:00:00.000Z"],
  ] as const)("%s", (_what, date, time, expected) => {
    expect(nextBusinessMoment(base, at(date, time))).toBe(expected);
  });
});
