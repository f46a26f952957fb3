import { describe, expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar, chinaNotice } from "../../../../test/builders/calendar.ts";
import { calendarChange, workingDaysIn } from "./calendar-change.ts";

describe("the change from one calendar to another", () => {
  it("is nothing from one to the same", () => {
    const same = aCalendar(chinaNotice, "again");
    expect(calendarChange(chinaCalendar, same)).toEqual({
      added: [],
      statuses: [],
      becomeOff: [],
      becomeWorking: [],
    });
  });

  it("names each day that turns, years that are added and years that become certain", () => {
    const { years: kept } = chinaCalendar;
    const notice = [
      aYearText({
        year: 2027,
        off: ["2027-01-01/2027-01-03", "2027-02-05/2027-02-11"],
        work: ["2027-02-20"],
      }),
      aYearText({ year: 2028, status: "provisional" }),
    ];
    const change = calendarChange(chinaCalendar, aCalendar(notice, "next", { kept }));
    expect(change.statuses).toEqual([{ year: 2027, from: "provisional", to: "published" }]);
    expect(change.added.map(({ year }) => year)).toEqual([2028]);
    expect(change.becomeOff).toEqual(["2027-02-09", "2027-02-10", "2027-02-11"]);
    // Days off of the law that this made-up notice leaves out; those on a weekend are not worked either way.
    expect(change.becomeWorking).toEqual([
      "2027-02-20",
      "2027-04-05",
      "2027-06-09",
      "2027-09-15",
      "2027-10-01",
    ]);
  });

  it("adds every year where there was no calendar", () => {
    expect(calendarChange(undefined, chinaCalendar)).toMatchObject({
      added: chinaCalendar.years,
      becomeOff: [],
      becomeWorking: [],
    });
  });

  it("has no working days to count in a year that the calendar does not hold", () => {
    expect(workingDaysIn(chinaCalendar, 2031)).toBe(0);
  });
});
