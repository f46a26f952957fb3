import { addMs, type Case, dueOf, type Instant } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../test/builders/staff.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../../test/engines/kept-cases.ts";
import type { StoreContext } from "../table/context.ts";
import {
  afterWork,
  dueInstantsBefore,
  listApplicantCases,
  listPartnerCases,
  listReferenceCases,
  listRegionCases,
  listSentCases,
  listWork,
  type Place,
  partsOf,
  receivedPlace,
} from "./case-lists.ts";
import type { Head } from "./head-codec.ts";

const window = { window: aWindowId("xian-610100-1") };
const mine = { staff: aStaff().id };
const DAY = 24 * 60 * 60 * 1000;

let engine: Engine;

beforeAll(async () => {
  engine = await anEngine();
});

const idsOf = (heads: readonly Head[]) => heads.map(({ kase }) => kase.origin.id);

/** Routed cases that were submitted a day apart, so that each is due later than the one before. */
const routedCases = async (store: StoreContext, count: number): Promise<readonly Head[]> => {
  const heads: Head[] = [];
  for (let i = 0; i < count; i++) {
    const now = addMs(monday, i * DAY);
    const head = await keepSubmitted(store, { externalRef: `NJ-${i}`, now });
    heads.push(await carryOn(store, head, ["route"], { now }));
  }
  return heads;
};

describe("the lists of work", () => {
  it("move a case from its window to its holder, to the next holder, and off every list", async () => {
    const store = await engine.aStore();
    const [routed] = await routedCases(store, 1);
    if (!routed) throw new Error("no case");
    const lists = async () => {
      const pages = [window, mine, { staff: aLead().id }].map((list) => listWork(store, list, 10));
      return (await Promise.all(pages)).map(({ heads }) => heads.map(({ kase }) => kase.status));
    };
    expect(await lists()).toEqual([["routed"], [], []]);
    const claimed = await carryOn(store, routed, ["claim"]);
    expect(await lists()).toEqual([[], ["claimed"], []]);
    const released = await carryOn(store, claimed, ["release"]);
    expect(await lists()).toEqual([["routed"], [], []]);
    const accepted = await carryOn(
      store,
      await carryOn(store, released, ["claim"], { staff: aLead() }),
      ["accept"],
      {
        staff: aLead(),
      },
    );
    expect(await lists()).toEqual([[], [], ["accepted"]]);
    await carryOn(store, accepted, ["decide"], { staff: aLead() });
    expect(await lists()).toEqual([[], [], []]);
  });

  it("have what goes first before the others, page by page, and each by due; by due alone where that is asked", async () => {
    const store = await engine.aStore();
    const heads = await routedCases(store, 6);
    const ids = idsOf(heads);
    const [third, fifth] = [heads[2], heads[4]];
    if (!third || !fifth) throw new Error("no cases");
    for (const head of [fifth, third]) await carryOn(store, head, ["give-priority"], { staff: aLead() });
    const inOrder = [2, 4, 0, 1, 3, 5].map((place) => ids[place]);
    for (const size of [1, 2, 3, 4, 10]) {
      const seen: string[] = [];
      let from: Place | undefined;
      do {
        const page = await listWork(store, window, size, from);
        seen.push(...idsOf(page.heads));
        from = page.next;
      } while (from);
      expect(seen, `pages of ${size}`).toEqual(inOrder);
    }
    const all = await Promise.all(partsOf(window).map((part) => dueInstantsBefore(store, part, "9")));
    expect(all.map((dues) => dues.length)).toEqual([2, 4]);
    const range = { from: "0", until: "9" };
    const parts = await Promise.all(
      partsOf(window).map((part) => listWork(store, part, 10, undefined, range)),
    );
    expect(parts.map((page) => idsOf(page.heads))).toEqual([inOrder.slice(0, 2), inOrder.slice(2)]);
    const [first] = (await listWork(store, window, 10)).heads;
    if (!first) throw new Error("no case");
    await carryOn(store, first, ["end-priority"], { staff: aLead() });
    expect(idsOf((await listWork(store, window, 10)).heads)).toEqual([4, 0, 1, 2, 3, 5].map((i) => ids[i]));
  });

  it("come by due date, page by page, each case once", async () => {
    const store = await engine.aStore();
    const heads = await routedCases(store, 5);
    const seen: Case[] = [];
    let from: Place | undefined;
    do {
      const page = await listWork(store, window, 2, from);
      seen.push(...page.heads.map(({ kase }) => kase));
      from = page.next;
    } while (from);
    expect(seen).toEqual(heads.map(({ kase }) => kase));
  });

  it("are first come, first served among cases that are due at the same instant", async () => {
    const store = await engine.aStore();
    const received: Head[] = [];
    for (let i = 0; i < 8; i++) {
      const now = addMs(monday, i * 1000);
      const head = await keepSubmitted(store, { externalRef: `same-day-${i}`, now });
      received.push(await carryOn(store, head, ["route"], { now }));
    }
    expect(new Set(received.map(({ kase }) => dueOf(kase).at)).size).toBe(1);
    expect(idsOf(received)).not.toEqual(idsOf(received).toSorted());
    expect(idsOf((await listWork(store, window, 10)).heads)).toEqual(idsOf(received));
  });

  it("are cut to a range of due dates that takes its start in and leaves its end out", async () => {
    const store = await engine.aStore();
    const heads = await routedCases(store, 4);
    const dues = heads.map(({ kase }) => dueOf(kase).at);
    const [first, second, , last] = dues;
    const ids = idsOf(heads);
    const listed = async (from: Instant | string | undefined, until: Instant | string | undefined) =>
      idsOf((await listWork(store, window, 10, undefined, { from: from ?? "", until: until ?? "" })).heads);
    expect(new Set(dues).size).toBe(4);
    expect(await listed(second, last)).toEqual(ids.slice(1, 3));
    expect(await listed("0", first)).toEqual([]);
    expect(await listed(heads[1] && afterWork(heads[1].kase), "9")).toEqual(ids.slice(2));
    expect(await dueInstantsBefore(store, window, last ?? "")).toEqual(
      heads.slice(0, 3).map(({ kase }) => dueOf(kase).at),
    );
    expect(await dueInstantsBefore(store, window, first ?? "")).toEqual([]);
    expect(await dueInstantsBefore(store, mine, "9")).toEqual([]);
  });
});

describe("the lists of cases", () => {
  it("come newest first for the region and the partner, and for no other", async () => {
    const store = await engine.aStore();
    const newest = idsOf(await routedCases(store, 3)).toReversed();
    expect(idsOf((await listRegionCases(store, aRegion("610100"), 10)).heads)).toEqual(newest);
    expect(idsOf((await listPartnerCases(store, aPartnerId("nanjing-gov"), 10)).heads)).toEqual(newest);
    expect((await listRegionCases(store, aRegion("320100"), 10)).heads).toEqual([]);
    expect((await listPartnerCases(store, aPartnerId("yinchuan-gov"), 10)).heads).toEqual([]);
  });

  it("come newest first for the region that sent them, and by the partner's reference", async () => {
    const store = await engine.aStore();
    const newest = idsOf(await routedCases(store, 3)).toReversed();
    expect(idsOf((await listSentCases(store, aRegion("320100"), 10)).heads)).toEqual(newest);
    expect((await listSentCases(store, aRegion("610100"), 10)).heads).toEqual([]);
    expect(idsOf((await listReferenceCases(store, "NJ-1", 10)).heads)).toEqual([newest[1]]);
    expect((await listReferenceCases(store, "NJ-", 10)).heads).toEqual([]);
  });

  it("of an applicant are those of some regions, page by page, each once, on either side of a case", async () => {
    const store = await engine.aStore();
    const newest = idsOf(await routedCases(store, 5)).toReversed();
    for (const key of [{ subject: "subject" }, { fullName: "name" }]) {
      for (const region of ["610100", "320100"]) {
        const seen: string[] = [];
        let from: Place | undefined;
        do {
          const page = await listApplicantCases(store, key, new Set([region]), 2, from);
          seen.push(...idsOf(page.heads));
          from = page.next;
        } while (from);
        expect(seen).toEqual(newest);
      }
      expect(await listApplicantCases(store, key, new Set(["640100"]), 2)).toEqual({ heads: [] });
    }
    expect((await listApplicantCases(store, { fullName: "other" }, new Set(["610100"]), 2)).heads).toEqual(
      [],
    );
  });

  it("go on from the middle of a page", async () => {
    const store = await engine.aStore();
    await routedCases(store, 3);
    const { heads } = await listRegionCases(store, aRegion("610100"), 10);
    const [, second, third] = heads;
    if (!second || !third) throw new Error("too few cases");
    const rest = await listRegionCases(store, aRegion("610100"), 10, receivedPlace("region", second.kase));
    expect(idsOf(rest.heads)).toEqual([third.kase.origin.id]);
  });
});
