import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketOf, HISTOGRAM_ERROR, quantileOf } from "./histogram.ts";

const histogramOf = (values: readonly number[]) => {
  const histogram = new Map<number, number>();
  for (const value of values) histogram.set(bucketOf(value), (histogram.get(bucketOf(value)) ?? 0) + 1);
  return histogram;
};

it("tells every quantile within its stated error, of any values from a minute to many years", () => {
  const values = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.9, 0.99), (all, share) => {
      const sorted = all.toSorted((a, b) => a - b);
      const exact = sorted[Math.ceil(share * all.length) - 1] ?? Number.NaN;
      const told = quantileOf(histogramOf(all), share) ?? Number.NaN;
      expect(Math.abs(told - exact) / exact).toBeLessThanOrEqual(HISTOGRAM_ERROR + 1e-9);
    }),
  );
});

it("needs fewer than a hundred buckets for a year in minutes", () => {
  expect(bucketOf(366 * 1_440)).toBeLessThan(100);
  expect([bucketOf(0), bucketOf(1), bucketOf(1.2), bucketOf(1.3)]).toEqual([0, 0, 1, 2]);
});

it("has no quantile where nothing was counted", () => {
  expect(quantileOf(new Map(), 0.5)).toBeUndefined();
  expect(quantileOf(new Map([[3, 0]]), 0.5)).toBeUndefined();
});
