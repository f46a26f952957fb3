import { bucketMs, type RatePolicy } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { takeRateTokens } from "./rate-leases.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const now = 1_772_415_000_000;
const write = (quota: number): RatePolicy => ({ class: "write", quota });

const take = async (partner: string, policy: RatePolicy, wanted: number, at = now, fullAt = 0) => {
  const taken = await takeRateTokens(store, aPartnerId(partner), policy, { wanted, fullAt, now: at });
  return taken.kind === "tokens" ? taken.tokens : taken;
};

describe("a partner's bucket of requests", () => {
  it("gives what is there, then nothing until the time of one token is over", async () => {
    expect(await take("steady", write(60), 50)).toBe(50);
    expect(await take("steady", write(60), 50)).toBe(10);
    expect(await take("steady", write(60), 50)).toMatchObject({ kind: "none", waitMs: 1_000 });
    expect(await take("steady", write(60), 50, now + 999)).toMatchObject({ kind: "none", waitMs: 1 });
    expect(await take("steady", write(60), 50, now + 3_500)).toBe(3);
    expect(await take("steady", write(60), 100, now + 10 * bucketMs)).toBe(60);
  });

  it("gives many who take at once no more than there is, and no less", async () => {
    const taken = await Promise.all(Array.from({ length: 12 }, () => take("raced", write(30), 3)));
    const got = taken.filter((one) => typeof one === "number");
    expect(got.reduce((sum, one) => sum + one, 0)).toBe(30);
    expect(taken.filter((one) => typeof one !== "number")).toHaveLength(2);
  });

  it("is each class's and each partner's own", async () => {
    expect(await take("one", write(5), 9)).toBe(5);
    expect(await take("two", write(5), 9)).toBe(5);
    expect(await take("one", { class: "read", quota: 5 }, 9)).toBe(5);
  });

  it("keeps to a quota that was changed meanwhile", async () => {
    expect(await take("changed", write(60), 60)).toBe(60);
    expect(await take("changed", write(600), 5, now + 1_000)).toBe(5);
    expect(await take("changed", write(600), 50, now + 1_000)).toBe(5);
  });

  it("is found as it is by one who remembers it otherwise", async () => {
    const policy = write(60);
    const first = await takeRateTokens(store, aPartnerId("stale"), policy, { wanted: 60, fullAt: 0, now });
    expect(first).toMatchObject({ kind: "tokens", fullAt: now + bucketMs });
    expect(await take("stale", policy, 1, now, now + 1)).toMatchObject({ kind: "none" });
    // Its item expired: what it was remembered by is no more, and it is full.
    expect(await take("expired", policy, 25, now, now + 30_000)).toBe(25);
    expect(await take("expired", policy, 60, now)).toBe(35);
  });
});
