import { addMs, type Instant } from "@tongban/domain";
import type { StoreContext } from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { at } from "../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { fire, sweepOnce } from "../../test/engines/timers.ts";
import { type SentTimers, sweepTimers } from "./sweep-timers.ts";

let engine: Engine;
let store: StoreContext;
beforeAll(async () => {
  engine = await anEngine();
});

/** A case whose next timer is due 60.001 s after `monday`. */
const due = addMs(monday, 60_001);
const keepOne = async () => {
  store = await engine.aTable();
  return (await keepSubmitted(store)).kase.origin.id;
};

describe("a sweep", () => {
  it("sends a timer three minutes before it is due, to come when it is due and not before", async () => {
    const caseId = await keepOne();
    expect(await sweepOnce(store, addMs(due, -180_000))).toEqual([]);
    expect(await sweepOnce(store, addMs(due, -179_999))).toEqual([{ caseId, delay: 180.099 }]);
    expect(await sweepOnce(store, addMs(due, -1))).toEqual([{ caseId, delay: 0.101 }]);
    expect(await sweepOnce(store, due)).toEqual([{ caseId, delay: 0 }]);
  });

  it("sends what is overdue at once, however long nobody swept", async () => {
    const caseId = await keepOne();
    expect(await sweepOnce(store, at("2026-11-02T01:00:00.000Z"))).toEqual([{ caseId, delay: 0 }]);
  });

  it("does not send again what it sent, until its message must be lost, but sends the next timer of the same case", async () => {
    const caseId = await keepOne();
    const memory: SentTimers = new Map<string, Instant>();
    expect(await sweepOnce(store, due, memory)).toHaveLength(1);
    expect(await sweepOnce(store, addMs(due, 899_999), memory)).toEqual([]);
    expect(await sweepOnce(store, addMs(due, 900_000), memory)).toHaveLength(1);
    const fired = addMs(due, 901_000);
    await fire(store, caseId, fired);
    // The warning about the case's route is given; the next one is the notice's, days later.
    expect(await sweepOnce(store, fired, memory)).toEqual([]);
    expect(await sweepOnce(store, at("2026-03-06T01:00:00.000Z"), memory)).toEqual([{ caseId, delay: 0 }]);
  });

  it("forgets nothing that was not sent", async () => {
    await keepOne();
    const memory: SentTimers = new Map<string, Instant>();
    const broken = { fireTimers: () => Promise.reject(new Error("SQS is away")) };
    await expect(sweepTimers(store, broken, memory, due)).rejects.toThrow("SQS is away");
    expect(await sweepOnce(store, due, memory)).toHaveLength(1);
  });

  it("says how many it found, and how late the earliest is", async () => {
    await keepOne();
    await keepSubmitted(store, { externalRef: "NJ-2", now: addMs(monday, 90_000) });
    const queues = { fireTimers: async () => {} };
    const memory: SentTimers = new Map<string, Instant>();
    const now = addMs(due, 30_000);
    expect(await sweepTimers(store, queues, memory, now)).toEqual({ found: 2, sent: 2, lateMs: 30_000 });
    expect(await sweepTimers(store, queues, memory, now)).toEqual({ found: 2, sent: 0, lateMs: 30_000 });
    expect(await sweepTimers(store, queues, new Map(), addMs(due, -1))).toMatchObject({ lateMs: 0 });
  });
});
