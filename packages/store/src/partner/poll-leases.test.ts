import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { type PollLease, type PollsFull, releasePollLease, takePollLease } from "./poll-leases.ts";

let store: StoreContext;
beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

const MOST = 3;
const take = (partner: string, now: number, until = now + 20_000) =>
  takePollLease(store, aPartnerId(partner), MOST, { now, until });

const leaseOf = (taken: PollLease | PollsFull): PollLease => {
  if (taken.kind === "full") throw new Error("all places are taken");
  return taken;
};

describe("the places of a partner's waiting polls", () => {
  it("are as many as there may be, however many ask at once; who comes too late learns when one is free", async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take("eager", 1_000)));
    const leases = taken.filter(({ kind }) => kind === "lease").map(leaseOf);
    expect(new Set(leases.map(({ slot }) => slot)).size).toBe(MOST);
    expect(leases).toHaveLength(MOST);
    expect(taken.filter(({ kind }) => kind === "full")).toEqual(
      Array(5).fill({ kind: "full", freeAt: 21_000 }),
    );
  });

  it("are each partner's own", async () => {
    for (const partner of ["one", "two"])
      for (let n = 0; n < MOST; n++) expect((await take(partner, 1_000)).kind).toBe("lease");
    expect((await take("one", 1_001)).kind).toBe("full");
  });

  it("are free again when given back, and by themselves where a function died with one", async () => {
    const [first] = [
      leaseOf(await take("steady", 1_000)),
      await take("steady", 1_000),
      await take("steady", 1_000),
    ];
    expect(await take("steady", 5_000)).toEqual({ kind: "full", freeAt: 21_000 });
    await releasePollLease(store, first);
    expect((await take("steady", 5_000)).kind).toBe("lease");
    expect(await take("steady", 20_999)).toEqual({ kind: "full", freeAt: 21_000 });
    expect((await take("steady", 21_000)).kind).toBe("lease");
  });

  it("are not given back twice: one that ended is another poll's by now", async () => {
    const ended = leaseOf(await take("late", 1_000));
    await take("late", 1_000);
    await take("late", 1_000);
    const next = leaseOf(await take("late", 21_000, 41_000));
    expect(next.slot).toBe(ended.slot);
    await releasePollLease(store, ended);
    await take("late", 21_000, 41_000);
    await take("late", 21_000, 41_000);
    expect((await take("late", 21_001)).kind).toBe("full");
  });
});
