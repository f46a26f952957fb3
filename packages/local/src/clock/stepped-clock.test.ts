import { afterEach, expect, it } from "vitest";
import { createSteppedClock, followClock } from "./stepped-clock.ts";

const PlainDate = globalThis.Date;
afterEach(() => {
  globalThis.Date = PlainDate;
});

const newYear = Date.UTC(2026, 0, 1);

it("stands still until it is moved, and never goes back", () => {
  const clock = createSteppedClock(newYear);
  expect(clock.now()).toBe(newYear);
  clock.moveTo(newYear + 60_000);
  expect(clock.now()).toBe(newYear + 60_000);
  expect(() => clock.moveTo(newYear)).toThrow(RangeError);
  expect(clock.now()).toBe(newYear + 60_000);
});

it("goes on from where it stands when it is told to run, and stands again when it is moved", () => {
  const clock = createSteppedClock(newYear);
  clock.run();
  const end = PlainDate.now() + 20;
  while (PlainDate.now() < end) expect(clock.now()).toBeGreaterThanOrEqual(newYear);
  expect(clock.now()).toBeGreaterThanOrEqual(newYear + 20);
  clock.moveTo(newYear + 3_600_000);
  expect(clock.now()).toBe(newYear + 3_600_000);
});

it("is what Date tells in a thread that follows it, and what is given to Date stays", () => {
  const clock = createSteppedClock(newYear);
  followClock(clock.memory);
  expect(Date.now()).toBe(newYear);
  expect(new Date().toISOString()).toBe("2026-01-01T00:00:00.000Z");
  expect(new Date(0).toISOString()).toBe("1970-01-01T00:00:00.000Z");
  expect(new Date(2026, 4, 1)).toBeInstanceOf(Date);
  expect(Date.UTC(2026, 0, 2)).toBe(newYear + 86_400_000);
  expect(Date.parse("2026-01-01T00:00:00Z")).toBe(newYear);
  clock.moveTo(newYear + 1);
  expect(Date.now()).toBe(newYear + 1);
});
