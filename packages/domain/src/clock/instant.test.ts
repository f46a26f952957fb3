import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on as dateLiteral, at as instantLiteral } from "../../../../test/builders/ids.ts";
import {
  addDays,
  addMs,
  epochMs,
  instantAt,
  instantFromEpochMs,
  localDateOf,
  localTimeOf,
  parseInstant,
  parseLocalDate,
  parseLocalTime,
  weekday,
} from "./instant.ts";

const YEAR_0_MS = -62_167_219_200_000;
const YEAR_10000_MS = 253_402_300_800_000;
const anyMs = fc.integer({ min: YEAR_0_MS + 86_400_000, max: YEAR_10000_MS - 1 - 86_400_000 });
const anyDate = fc
  .integer({ min: -700_000, max: 2_900_000 })
  .map((n) => addDays(dateLiteral("1970-01-01"), n));

describe("instants", () => {
  it("agrees with the platform's own calendar on every field, in Shanghai too", () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const instant = instantFromEpochMs(ms);
        const shanghai = new Date(ms + 8 * 3_600_000);
        expect(instant).toBe(new Date(ms).toISOString());
        expect(epochMs(instant)).toBe(ms);
        expect(localDateOf(instant)).toBe(shanghai.toISOString().slice(0, 10));
        expect(localTimeOf(instant)).toBe(shanghai.toISOString().slice(11, 16));
        expect(weekday(localDateOf(instant))).toBe(shanghai.getUTCDay() || 7);
      }),
      { numRuns: 1000 },
    );
  });

  it("sorts as text in the order of time", () => {
    fc.assert(
      fc.property(anyMs, anyMs, (one, other) => {
        expect(instantFromEpochMs(one) < instantFromEpochMs(other)).toBe(one < other);
      }),
    );
  });

  it.each([
    "2026-02-13T01:00:00Z",
    "2026-02-13T01:00:00.000+08:00",
    "2026-02-13 01:00:00.000Z",
    "2026-02-29T01:00:00.000Z",
    "2026-02-13T24:00:00.000Z",
    "2026-02-13T01:60:00.000Z",
    "2026-02-13T01:00:60.000Z",
    "2026-02-13T01:00:00.000Z\n",
    "+12026-02-13T01:00:00.000Z",
    "",
  ])("does not read %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(parseInstant(instantFromEpochMs(ms))).toBe(instantFromEpochMs(ms));
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, YEAR_10000_MS, YEAR_0_MS - 1])(
    "refuses %d ms since the epoch",
    (ms) => {
      expect(() => instantFromEpochMs(ms)).toThrow(RangeError);
    },
  );

  it("keeps the years 0000 and 9999 to their last ms", () => {
    expect(instantFromEpochMs(YEAR_0_MS)).toBe("0000-01-01T00:00:00.000Z");
    expect(instantFromEpochMs(YEAR_10000_MS - 1)).toBe("9999-12-31T23:59:59.999Z");
  });

  it("adds ms across days and back", () => {
    expect(addMs(instantLiteral("2026-12-31T23:59:59.999Z"), 1)).toBe("2027-01-01T00:00:00.000Z");
    expect(addMs(instantLiteral("2026-03-01T00:00:00.000Z"), -1)).toBe("2026-02-28T23:59:59.999Z");
  });
});

describe("Shanghai wall time", () => {
  it("is eight hours ahead of UTC in summer and in winter", () => {
    expect(instantAt(dateLiteral("2026-07-01"), "17:30")).toBe("2026-07-01T09:30:00.000Z");
    expect(instantAt(dateLiteral("2026-01-05"), "07:59")).toBe("2026-01-04T23:59:00.000Z");
    expect(localDateOf(instantLiteral("2026-01-04T16:00:00.000Z"))).toBe("2026-01-05");
    expect(localDateOf(instantLiteral("2026-01-04T15:59:59.999Z"))).toBe("2026-01-04");
  });

  it("takes 24:00 as the midnight that ends the day", () => {
    const date = dateLiteral("2026-12-31");
    expect(instantAt(date, "24:00")).toBe(instantAt(addDays(date, 1), "00:00"));
  });

  it.each(["24:01", "9:00", "09:60", "25:00", "0900", "09:00 ", "-1:00"])(
    "does not read the time %j",
    (text) => {
      expect(parseLocalTime(text)).toBeUndefined();
    },
  );

  it("throws on a wall time that is none", () => {
    expect(() => instantAt(dateLiteral("2026-01-05"), "9:00")).toThrow(RangeError);
  });

  it("finds the date and minute it was made from", () => {
    const anyTime = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(anyDate, anyTime, (date, [hour, minute]) => {
        const time = parseLocalTime(`${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);
        expect(time).toBeDefined();
        if (time === undefined) return;
        const instant = instantAt(date, time);
        expect([localDateOf(instant), localTimeOf(instant)]).toEqual([date, time]);
      }),
    );
  });
});

describe("dates", () => {
  it.each(["2026-02-29", "2025-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-01-00"])(
    "does not read the unreal date %s",
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
    },
  );

  it.each(["2024-02-29", "2000-02-29", "2026-12-31"])("reads the real date %s", (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each(["2026-1-1", "20260101", "2026/01/01", " 2026-01-01", "2026-01-01\n"])(
    "does not read %j",
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
    },
  );

  it("adds days in steps as in one go, and takes them away again", () => {
    const steps = fc.integer({ min: -1000, max: 1000 });
    fc.assert(
      fc.property(anyDate, steps, steps, (date, a, b) => {
        expect(addDays(addDays(date, a), b)).toBe(addDays(date, a + b));
        expect(addDays(addDays(date, a), -a)).toBe(date);
      }),
    );
  });

  it.each([0.5, Number.NaN, 10_000_000])("refuses to add %d days", (days) => {
    expect(() => addDays(dateLiteral("2026-01-01"), days)).toThrow(RangeError);
  });

  it("throws on a literal that is no date and no instant", () => {
    expect(() => dateLiteral("2026-02-30")).toThrow(RangeError);
    expect(() => instantLiteral("2026-02-13")).toThrow(RangeError);
  });
});
