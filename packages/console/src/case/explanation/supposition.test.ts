import { expect, it } from "vitest";
import { fieldsOf, isAmount, suppositionIn, suppositionOf } from "./supposition.ts";

const nothing = { clock: "handling", amount: "", unit: "wd", start: "", pauseFrom: "", pauseTo: "" } as const;
const supposed = {
  clock: "handling",
  limit: "5wd",
  start: "2026-03-02T01:00:00.000Z",
  pause: "2026-03-03T01:00:00.000Z/2026-03-05T01:00:00.000Z",
} as const;

it("is filled in by the time of China, and written as the broker asks for it", () => {
  const fields = {
    ...nothing,
    amount: "5",
    start: "2026-03-02T09:00",
    pauseFrom: "2026-03-03T09:00",
    pauseTo: "2026-03-05T09:00",
  };
  expect(suppositionOf(fields)).toEqual(supposed);
  expect(fieldsOf("handling", supposed)).toEqual(fields);
});

it("comes back from the address as it went there, and is nothing where nothing is supposed", () => {
  const ran = ["notice", "handling"] as const;
  expect(suppositionIn(new URLSearchParams({ ...supposed }), ran)).toEqual(supposed);
  expect(suppositionIn(new URLSearchParams({ clock: "handling" }), ran)).toBeUndefined();
  expect(suppositionIn(new URLSearchParams({ limit: "5wd", clock: "delivery" }), ran)?.clock).toBe(
    "handling",
  );
  expect(suppositionOf(nothing)).toBeUndefined();
  expect(fieldsOf("handling", undefined)).toEqual(nothing);
});

it("may be on the spot, which has no amount", () => {
  expect(suppositionOf({ ...nothing, unit: "now" })).toEqual({ clock: "handling", limit: "now" });
  expect(fieldsOf("handling", { clock: "handling", limit: "now" })).toEqual({ ...nothing, unit: "now" });
});

it.each([
  ["366", "wd", true],
  ["367", "cd", false],
  ["999", "wh", true],
  ["0", "min", false],
  ["", "now", true],
] as const)("takes %s %s: %s", (amount, unit, right) => {
  expect(isAmount(amount, unit)).toBe(right);
});
