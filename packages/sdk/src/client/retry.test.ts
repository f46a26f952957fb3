import fc from "fast-check";
import { expect, it } from "vitest";
import { defaultRetryPolicy, delayBefore, wait } from "./retry.ts";

it("delays grow, spread, and stay within the policy's bound", () => {
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fraction, (attempt, random) => {
      const bound = Math.min(300 * 2 ** (attempt - 1), 5_000);
      const delay = delayBefore(defaultRetryPolicy, attempt, random, null);
      expect(delay).toBeGreaterThanOrEqual(bound / 2);
      expect(delay).toBeLessThanOrEqual(bound);
    }),
  );
});

it("the broker's Retry-After is heeded up to the longest delay, and ignored where it is not in seconds", () => {
  expect(delayBefore(defaultRetryPolicy, 1, 0, "2")).toBe(2_000);
  expect(delayBefore(defaultRetryPolicy, 1, 0, "3600")).toBe(5_000);
  expect(delayBefore(defaultRetryPolicy, 1, 0, "Wed, 21 Oct 2026 07:28:00 GMT")).toBe(150);
});

it("waiting ends with the caller's reason when it is stopped", async () => {
  const stop = new AbortController();
  const waiting = wait(60_000, stop.signal);
  stop.abort(new Error("enough"));
  await expect(waiting).rejects.toThrow("enough");
  await expect(wait(1, stop.signal)).rejects.toThrow("enough");
});
