import fc from "fast-check";
import { expect, it } from "vitest";
import { DELIVERY_LIFE_MS, pauseAfter } from "./retry-plan.ts";

const HOUR = 3_600_000;
const randoms = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it("waits longer each time up to six hours, never more than a fifth off the plan, and never in step", () => {
  const planned = Array.from({ length: 20 }, (_, attempt) => pauseAfter(attempt, () => 0.5));
  expect(planned).toEqual(planned.toSorted((a, b) => a - b));
  expect([planned[0], planned.at(-1)]).toEqual([5000, 6 * HOUR]);
  fc.assert(
    fc.property(fc.nat(19), randoms, (attempt, random) => {
      const off = pauseAfter(attempt, () => random) / (planned[attempt] ?? 0);
      expect(off).toBeGreaterThanOrEqual(0.8);
      expect(off).toBeLessThanOrEqual(1.2);
    }),
  );
});

it("reaches three days within 25 tries, and tries ten times at least, whatever the dice say", () => {
  fc.assert(
    fc.property(fc.array(randoms, { minLength: 30, maxLength: 30 }), (dice) => {
      let waited = 0;
      let tries = 0;
      while (waited < DELIVERY_LIFE_MS) {
        waited += pauseAfter(tries, () => dice[tries] ?? 0);
        tries += 1;
      }
      expect(tries).toBeGreaterThanOrEqual(10);
      expect(tries).toBeLessThanOrEqual(25);
    }),
  );
});
