import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { on } from "../../../../test/builders/ids.ts";
import { addDays } from "../clock/instant.ts";
import { parsePeriod, partsOf, periodAround, periodKinds } from "./period.ts";

describe("a period", () => {
  it.each([
    ["2026-03-02", "day", "2026-03-02", "2026-03-02"],
    ["2028-02", "month", "2028-02-01", "2028-02-29"],
    ["2026-12", "month", "2026-12-01", "2026-12-31"],
    ["2026-Q1", "quarter", "2026-01-01", "2026-03-31"],
    ["2026-Q4", "quarter", "2026-10-01", "2026-12-31"],
    ["2026", "year", "2026-01-01", "2026-12-31"],
  ])("%s is a %s from %s to %s", (name, kind, first, last) => {
    expect(parsePeriod(name)).toEqual({ kind, name, first, last });
  });

  it.each([
    "",
    "2026-13",
    "2026-00",
    "2026-02-29",
    "2026-Q5",
    "2026-Q0",
    "26",
    "2026-3",
    "2026-03-2",
    "9999-12",
  ])("does not exist as %j", (name) => {
    expect(parsePeriod(name)).toBeUndefined();
  });

  it("of every kind is found by any date in it, and consists of finer ones without gap or overlap", () => {
    const dates = fc.nat(20_000).map((days) => addDays(on("1990-01-01"), days));
    fc.assert(
      fc.property(
        dates,
        fc.constantFrom(...periodKinds),
        fc.constantFrom(...periodKinds),
        (date, kind, part) => {
          const period = periodAround(kind, date);
          expect(period.first <= date && date <= period.last).toBe(true);
          expect(parsePeriod(period.name)).toEqual(period);
          if (periodKinds.indexOf(part) > periodKinds.indexOf(kind)) return;
          const parts = partsOf(period, part);
          expect(parts[0]?.first).toBe(period.first);
          expect(parts.at(-1)?.last).toBe(period.last);
          for (const [i, { first }] of parts.entries())
            if (i > 0) expect(first).toBe(addDays(parts[i - 1]?.last ?? date, 1));
        },
      ),
    );
  });
});
