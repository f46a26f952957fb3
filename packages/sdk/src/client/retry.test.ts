import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultRetryPolicy, delayBefore, secondsAsked, wait } from "./retry.ts";

it("delays grow, spread, and stay within the policy's bound", () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fraction, (attempt, random) => {
      const bound = Math.min(300 * 2 ** (attempt - 1), 5_000);
      const delay = delayBefore(defaultRetryPolicy, attempt, random, undefined);
      expect(delay).toBeGreaterThanOrEqual(bound / 2);
      expect(delay).toBeLessThanOrEqual(bound);
    }),
  );
});

it("the broker is never asked before it said, and not at all where that is too long to wait", () => {
  expect(delayBefore(defaultRetryPolicy, 1, 0, 2)).toBe(2_000);
  expect(delayBefore(defaultRetryPolicy, 1, 0, 30)).toBe(30_000);
  expect(delayBefore(defaultRetryPolicy, 1, 0, 31)).toBeUndefined();
  expect(delayBefore({ ...defaultRetryPolicy, longestAsked: 1_000 }, 1, 0, 2)).toBeUndefined();
  expect(delayBefore(defaultRetryPolicy, 1, 0, 0)).toBe(150);
});

it("a Retry-After that is not in seconds is ignored", () => {
  expect(["2", "0", null, "Wed, 21 Oct 2026 07:28:00 GMT", "-1", ""].map(secondsAsked)).toEqual([
    2,
    0,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it("waiting ends with the caller's reason when it is stopped", async () => {
  const stop = new AbortController();
  const waiting = wait(60_000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(wait(1, stop.signal)).rejects.toThrow("enough");
});
