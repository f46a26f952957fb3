import { localDate } from "@tongban/contract";
import { instantFromEpochMs, localTimeOf } from "@tongban/domain";
import { expect, it } from "vitest";
import { chinaCalendar } from "../../../../../test/builders/calendar.ts";
import { createChance } from "./chance.ts";
import { dateOf, lastMoment, momentOf, officeTimeOf, stopsOf } from "./office-time.ts";

const hours = { opens: "09:00", closes: "17:30" } as const;
const office = officeTimeOf(
  chinaCalendar,
  hours,
  localDate.parse("2026-09-23"),
  localDate.parse("2026-09-30"),
);
const stops = stopsOf(office, hours, createChance(1));

it("counts office hours over the days that are not worked", () => {
  const thursday = momentOf(localDate.parse("2026-09-24"), "16:30");
  expect(office.isWorked(localDate.parse("2026-09-25"))).toBe(false);
  expect(office.after(thursday, 2)).toBe(momentOf(localDate.parse("2026-09-28"), "10:00"));
  expect(office.hoursBetween(thursday, momentOf(localDate.parse("2026-09-28"), "10:00"))).toBe(2);
  expect(office.dayHours).toBe(8.5);
});

it("stands at every opening and after every closing of a working day, and in order", () => {
  const times = stops.map(({ at }) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const worked = office.days.filter(office.isWorked);
  const always = stops.filter((stop) => stop.always).map(({ at }) => `${dateOf(at)} ${timeOf(at)}`);
  expect(always).toEqual([
    ...worked.flatMap((day) => [`${day} 09:00`, `${day} 17:31`]).slice(0, -1),
    "2026-09-30 17:00",
  ]);
});

it("ends while the last day's window is still open", () => {
  expect(stops.at(-1)?.at).toBe(lastMoment(office, hours));
  expect(timeOf(lastMoment(office, hours))).toBe("17:00");
});

const timeOf = (at: number): string => localTimeOf(instantFromEpochMs(at));
