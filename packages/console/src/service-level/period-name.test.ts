import { parseLocalDate, parsePeriod } from "@tongban/domain";
import { describe, expect, it } from "vitest";
import { periodAfter, periodOf, periodOfKind, periodsUpTo } from "./period-name.ts";

const on = (text: string) => {
  const date = parseLocalDate(text);
  if (!date) throw new Error(text);
  return date;
};
const today = on("2026-11-26");
const named = (name: string) => {
  const period = parsePeriod(name);
  if (!period) throw new Error(name);
  return period;
};

describe("the period that is looked at", () => {
  it("is the one that the address names, and this month where that is none or has not begun", () => {
    expect([null, "2026-03", "2026-13", "2027", "2026-Q1"].map((name) => periodOf(name, today).name)).toEqual(
      ["2026-11", "2026-03", "2026-11", "2026-11", "2026-Q1"],
    );
  });

  it("becomes one of another kind with its end, and never one that is still to come", () => {
    expect(periodOfKind("day", named("2026-03"), today).name).toBe("2026-03-31");
    expect(periodOfKind("day", named("2026"), today).name).toBe("2026-11-26");
    expect(periodOfKind("quarter", named("2025-12-31"), today).name).toBe("2025-Q4");
  });

  it("has one after it as long as that has begun", () => {
    expect(periodAfter(named("2026-10"), today)?.name).toBe("2026-11");
    expect(periodAfter(named("2026-11"), today)).toBeUndefined();
  });

  it("is among those to choose from, the latest first, however old it is", () => {
    const names = periodsUpTo(named("2019-Q3"), today).map(({ name }) => name);
    expect(names.slice(0, 3)).toEqual(["2026-Q4", "2026-Q3", "2026-Q2"]);
    expect(names.at(-1)).toBe("2019-Q3");
    expect(periodsUpTo(named("2026-Q4"), today)).toHaveLength(8);
  });
});
