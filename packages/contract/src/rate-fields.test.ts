import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogOperations } from "./operations/catalog.ts";
import { partnerOperations } from "./operations/partner.ts";
import { rateClassOf, rateFields, readRateLimit } from "./rate-fields.ts";

describe("the class of a request", () => {
  it("is feed where it may wait, read where it only reads, and else write", () => {
    const { readEvents, getCase, submitCase, checkApplication } = partnerOperations;
    expect([readEvents, getCase, submitCase, checkApplication].map(rateClassOf)).toEqual([
      "feed",
      "read",
      "write",
      "write",
    ]);
    expect(new Set(Object.values(catalogOperations).map(rateClassOf))).toEqual(new Set(["read"]));
  });
});

describe("the fields that tell a budget", () => {
  it("are read as they were written, whatever is left", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60_000 }), fc.nat(), (quota, some) => {
        const left = some % (quota + 1);
        const fields = rateFields({ policy: { class: "read", quota }, left });
        const [item] = readRateLimit(fields["ratelimit"]);
        expect(item).toMatchObject({ policy: "read", left });
        // Whoever spreads the rest over the window asks no more than the quota allows in it.
        expect(((item?.seconds ?? 0) * quota) / 60).toBeGreaterThanOrEqual(left);
      }),
    );
  });

  it("say of a request that took the last one when the next may come, and never sooner", () => {
    const told = (quota: number) => rateFields({ policy: { class: "write", quota }, left: 0 })["ratelimit"];
    expect([12, 60, 600, 1].map(told)).toEqual([5, 1, 1, 60].map((seconds) => `"write";r=0;t=${seconds}`));
  });

  it("are left out where they are malformed, and other parameters are comments", () => {
    expect(readRateLimit('"a";r=5;t=30, "b";acme="x";r=0;pk=:YQ==:')).toEqual([
      { policy: "a", left: 5, seconds: 30 },
      { policy: "b", left: 0 },
    ]);
    for (const field of [null, undefined, "", "read;r=5", '"a";t=3', '"a";r=-1', '"a";r=1.5', "limit=5"])
      expect(readRateLimit(field)).toEqual([]);
  });
});
