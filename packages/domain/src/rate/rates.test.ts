import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketMs, costOf, msUntilToken, tokensIn } from "./bucket.ts";
import { highestRate, highestRates, readRates } from "./rates.ts";

const quotas = fc.integer({ min: 1, max: highestRate });
const now = 1_772_415_000_000;

describe("a bucket", () => {
  it("gives its quota once, and then no more than its rate, however it is asked", () => {
    fc.assert(
      fc.property(
        quotas,
        fc.array(fc.record({ pause: fc.nat(5_000), wanted: fc.integer({ min: 1, max: 500 }) })),
        (quota, wishes) => {
          let [time, fullAt, given] = [now, 0, 0];
          for (const { pause, wanted } of wishes) {
            time += pause;
            const tokens = Math.min(wanted, tokensIn(quota, fullAt, time));
            fullAt = Math.max(fullAt, time) + costOf(quota, tokens);
            given += tokens;
          }
          expect(given).toBeLessThanOrEqual(quota + ((time - now) * quota) / bucketMs);
        },
      ),
    );
  });

  it("has a token once the time is over that it asks to wait, and none a moment before", () => {
    fc.assert(
      fc.property(quotas, (quota) => {
        const fullAt = now + bucketMs;
        const wait = msUntilToken(quota, fullAt, now);
        expect(tokensIn(quota, fullAt, now)).toBe(0);
        expect(tokensIn(quota, fullAt, now + wait)).toBeGreaterThanOrEqual(1);
        expect(tokensIn(quota, fullAt, now + wait - 1)).toBe(0);
      }),
    );
  });
});

describe("rates as people write them", () => {
  it("are read, some or all of them", () => {
    expect(readRates(" read=1200  feed=5 ")).toEqual({ read: 1_200, feed: 5 });
    expect(readRates("")).toEqual({});
    expect(readRates(highestRates)).toEqual({ read: highestRate, write: highestRate, feed: highestRate });
  });

  it.each([
    "read",
    "read=0",
    "read=60001",
    "read=1.5",
    "reads=5",
    "read=5,write=5",
    "read=5=6",
    "__proto__=5",
  ])("are refused as %s", (text) => {
    expect(readRates(text)).toBeUndefined();
  });
});
