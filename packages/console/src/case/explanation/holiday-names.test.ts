import { expect, it } from "vitest";
import { aCalendar, aYearText, chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { on } from "../../../../../test/builders/ids.ts";
import { festivalsAround } from "./holiday-names.ts";

it.each([
  ["2026-01-02", ["new-year"]],
  ["2026-02-15", ["spring-festival"]],
  ["2026-02-23", ["spring-festival"]],
  ["2026-04-06", ["qingming"]],
  ["2026-05-05", ["labour-day"]],
  ["2026-06-19", ["dragon-boat"]],
  ["2026-09-27", ["mid-autumn"]],
  ["2026-10-07", ["national-day"]],
  ["2025-10-08", ["national-day", "mid-autumn"]],
  ["2027-02-05", ["spring-festival"]],
])("%s is off for %s", (text, names) => {
  expect(festivalsAround(chinaCalendar, on(text))).toEqual(names);
});

it("has no name for a day that is worked, and none for a region's own days off", () => {
  expect(festivalsAround(chinaCalendar, on("2026-02-14"))).toEqual([]);
  const local = aCalendar([aYearText({ off: ["2026-03-23/2026-03-24"] })], "local");
  expect(festivalsAround(local, on("2026-03-24"))).toEqual([]);
});
