import { parsePeriod } from "@tongban/domain";
import { expect, it } from "vitest";
import { aCase } from "../../test/builders/case.ts";
import { isCountedIn } from "./counted-in.ts";

const decided = aCase({ status: "decided" });
const march = parsePeriod("2026-03");
const february = parsePeriod("2026-02");

it("counts a decided case as completed in the period of its decision, in time or late, never both", () => {
  expect(isCountedIn(decided, "completed", march)).toBe(true);
  expect(isCountedIn(decided, "completed", february)).toBe(false);
  expect(isCountedIn(decided, "on-time", march)).not.toBe(isCountedIn(decided, "late", march));
});

it("counts no declined and no open case as completed", () => {
  for (const status of ["declined", "accepted", "routed"] as const)
    expect(isCountedIn(aCase({ status }), "completed", undefined)).toBe(false);
});

it("counts every case where nothing is asked, and where only a period is, those received in it", () => {
  expect(isCountedIn(decided, undefined, undefined)).toBe(true);
  expect(isCountedIn(decided, undefined, march)).toBe(true);
  expect(isCountedIn(decided, undefined, february)).toBe(false);
});
