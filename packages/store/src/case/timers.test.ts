import { addMs, assumedRetentionDays, instantFromEpochMs, nextLook, nextTimer } from "@tongban/domain";
import { beforeAll, describe, expect, it } from "vitest";
import { aListRow, anAgreement, aStandard } from "../../../../test/builders/agreement.ts";
import { at, on } from "../../../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../../../test/engines/publish.ts";
import { loadAgreementHead } from "../agreement/agreement-ledger.ts";
import type { StoreContext } from "../table/context.ts";
import { TIMER_SHARDS } from "../table/table.ts";
import { loadHead, loadHistory } from "./cases.ts";
import { type DueTimer, listTimers, putOffTimer } from "./timers.ts";
import { verifyHistory } from "./verify-history.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

const shards = Array.from({ length: TIMER_SHARDS }, (_, shard) => shard);
const far = at("2027-01-01T00:00:00.000Z");

const timersOf = async (store: StoreContext, until = far, most = 100): Promise<readonly DueTimer[]> =>
  (await Promise.all(shards.map((shard) => listTimers(store, shard, until, most)))).flat();

const instantsOf = async (store: StoreContext) => (await timersOf(store)).map(({ at: due }) => due);

describe("the index of timers", () => {
  it("has a case once, at its next timer or at an earlier look that is planned, and still for its erasure once it is over", async () => {
    const store = await engine.aTable();
    let head = await keepSubmitted(store);
    const planned = addMs(monday, 60_001);
    expect(await timersOf(store)).toEqual([{ caseId: head.kase.origin.id, at: planned }]);
    head = await carryOn(store, head, ["route", "claim"]);
    expect(await instantsOf(store)).toEqual([planned]);
    head = await carryOn(store, head, ["accept"], { now: addMs(planned, 1) });
    expect(await instantsOf(store)).toEqual([at("2026-03-13T01:00:00.000Z")]);
    head = await carryOn(store, head, ["decide", "acknowledge"], { now: addMs(planned, 2) });
    expect(await instantsOf(store)).toEqual([at("2026-03-04T01:00:00.000Z")]);
    expect(nextTimer(head.kase)).toEqual({
      at: addMs(planned, 2 + assumedRetentionDays * 86_400_000),
      does: "erase",
    });
  });

  it("has a case earlier where its next timer is brought forward", async () => {
    const store = await engine.aTable();
    const head = await carryOn(store, await keepSubmitted(store), ["route"]);
    const later = addMs(monday, 90_000);
    const routed = await carryOn(store, head, ["claim"], { now: later });
    expect(await instantsOf(store)).toEqual([addMs(later, 4 * 3_600_000)]);
    await carryOn(store, routed, ["release"], { now: addMs(later, 1) });
    expect(await instantsOf(store)).toEqual([addMs(later, 4 * 3_600_000)]);
  });

  it("has a case whose timer is overdue as of now: what was sent before of that timer counts no more", async () => {
    const store = await engine.aTable();
    const routed = await carryOn(store, await keepSubmitted(store), ["route"]);
    const later = addMs(monday, 20 * 86_400_000);
    await carryOn(store, routed, ["claim"], { now: later });
    expect(await instantsOf(store)).toEqual([later]);
  });

  it("has an agreement that lasts longer than a key can say as late as one can, so that it keeps nobody's timer back", async () => {
    const store = await engine.aTable();
    const terms = anAgreement({ validUntil: on("2099-12-31") });
    await publish(store, {
      ...nothing,
      agreements: [{ terms, rows: [aListRow()], standard: aStandard() }],
    });
    expect(await timersOf(store)).toEqual([]);
    const head = await loadAgreementHead(store, terms.id);
    expect(head && nextLook(head.agreement)).toBe(at("2099-10-01T16:00:00.000Z"));
  });

  it("spreads cases over its shards, and lists each shard by time, cut to what is due and to so many", async () => {
    const store = await engine.aTable();
    const begun = Array.from({ length: 96 }, (_, n) => ({
      externalRef: `S-${n}`,
      now: addMs(monday, n * 1_000),
    }));
    await Promise.all(begun.map((parts) => keepSubmitted(store, parts)));
    const all = await Promise.all(shards.map((shard) => listTimers(store, shard, far, 100)));
    expect(all.flat()).toHaveLength(96);
    expect(all.filter((timers) => timers.length > 0).length).toBeGreaterThan(TIMER_SHARDS / 2);
    for (const timers of all) expect(timers).toEqual(timers.toSorted((a, b) => (a.at < b.at ? -1 : 1)));
    const half = addMs(monday, 60_001 + 48_000);
    expect((await timersOf(store, half)).length).toBe(48);
    expect((await timersOf(store, far, 1)).length).toBe(all.filter((timers) => timers.length > 0).length);
  });

  it("says nothing of the cases that another AWS region works", async () => {
    const store = await engine.aTable();
    await keepSubmitted({ ...store, home: "cn-north-1" });
    expect(await timersOf(store)).toEqual([]);
    expect(await timersOf({ ...store, home: "cn-north-1" })).toHaveLength(1);
  });
});

describe("putting a timer off", () => {
  const until = instantFromEpochMs(Date.UTC(2026, 2, 3, 1));

  it("moves it without an event: the case is still what its events make of it", async () => {
    const store = await engine.aTable();
    const head = await keepSubmitted(store);
    expect(await putOffTimer(store, head, until)).toBe(true);
    expect(await timersOf(store)).toEqual([{ caseId: head.kase.origin.id, at: until }]);
    const history = await loadHistory(store, head.kase.origin.id);
    expect(history && verifyHistory(history)).toBeUndefined();
  });

  it("does nothing to a case that went on meanwhile", async () => {
    const store = await engine.aTable();
    const head = await keepSubmitted(store);
    const routed = await carryOn(store, head, ["route"]);
    const before = await timersOf(store);
    expect(await putOffTimer(store, head, until)).toBe(false);
    expect(await timersOf(store)).toEqual(before);
    expect(await loadHead(store, head.kase.origin.id)).toEqual(routed);
  });
});
