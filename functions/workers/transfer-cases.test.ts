import { PutCommand, TransactWriteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  addMs,
  type CaseStatus,
  holderOf,
  type Instant,
  localDateOf,
  sendParcel,
  type WindowId,
} from "@tongban/domain";
import {
  beginTransfer,
  type DirectoryWindow,
  decideAndSave,
  foldJournals,
  type Head,
  keepDirectory,
  listParcels,
  loadHead,
  loadHistory,
  loadStatusCounts,
  loadTransfer,
  recount,
  type StoreContext,
  verifyCases,
} from "@tongban/store";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { chinaCalendar } from "../../test/builders/calendar.ts";
import type { CaseCommandName } from "../../test/builders/case-commands.ts";
import { aMatterId, aRegion, aStaffId, aWindowId } from "../../test/builders/ids.ts";
import { aLead, anotherClerk, aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { sweepOnce } from "../../test/engines/timers.ts";
import { tallyEvents } from "./tally-events.ts";
import { transferCases } from "./transfer-cases.ts";

const closing = aWindowId("xian-610100-1");
const substitute = aWindowId("xian-610100-2");
const region = aRegion("610100");
const later = addMs(monday, 60_000);

const aWindow = (id: WindowId, parts: Partial<DirectoryWindow> = {}): DirectoryWindow => ({
  id,
  region,
  name: id,
  open: true,
  matters: [aMatterId("food-business-permit")],
  team: [],
  ...parts,
});

const { id: zhang, name } = anotherClerk();
const windows = {
  closed: aWindow(closing, { open: false, closedFor: "设备检修", substitute }),
  open: aWindow(closing, { substitute }),
  substitute: aWindow(substitute, { team: [{ id: zhang, name }] }),
};

const keepAll = (store: StoreContext, some: readonly DirectoryWindow[]) =>
  keepDirectory(
    store,
    { regions: [], matters: [], partners: [], windows: some, staff: [aStaff(), anotherClerk(), aLead()] },
    { by: { kind: "operator", name: "test" }, why: "test", at: monday, command: { id: "test", digest: "" } },
  );

/** Every status in which a case may be open, by the commands that lead to it. */
const lives: readonly (readonly CaseCommandName[])[] = [
  [],
  ["route"],
  ["route", "claim"],
  ["route", "claim", "ask-supplement"],
  ["route", "claim", "accept"],
  ["route", "claim", "accept", "suspend"],
  ["route", "claim", "accept", "decide"],
];

/** One case of each life, by a clerk. */
const keepLives = async (store: StoreContext, staff = aStaff()): Promise<readonly Head[]> => {
  const heads: Head[] = [];
  for (const [n, names] of lives.entries())
    heads.push(
      await carryOn(store, await keepSubmitted(store, { externalRef: `${staff.id}-${n}` }), names, { staff }),
    );
  return heads;
};

const begin = (store: StoreContext) =>
  beginTransfer(store, {
    window: closing,
    by: { kind: "staff", id: aStaffId("zhao-min"), name: "赵敏" },
    reason: "设备检修",
    since: later,
  });

const run = (store: StoreContext, now: Instant = later, goOn = () => true) =>
  transferCases({ store, ...chinaCalendars }, closing, now, { goOn, comeAgain: async () => {} });

const after = async (store: StoreContext, head: Head) => {
  const found = await loadHead(store, head.kase.origin.id);
  if (!found) throw new Error("a case is gone");
  return found.kase;
};

let engine: Engine;
beforeAll(async () => {
  engine = await anEngine();
});

describe("the cases of a window that closed", () => {
  it("go over with their parcels, which stand on the list of the new window", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed, windows.substitute]);
    const head = await carryOn(store, await keepSubmitted(store), ["route"]);
    const parcel = { way: "to-handling", carrier: "邮政特快专递", number: "EMS-1", before: 0 } as const;
    const contents = [{ material: "营业执照", copies: 1 }];
    await decideAndSave(store, {
      load: async () => ({ head }),
      decide: ({ head: { kase } }) =>
        sendParcel.verdict(
          kase,
          "partner",
          { ...parcel, contents },
          { now: monday, calendar: chinaCalendar },
        ),
      command: { id: "send", digest: "" },
    });
    const numbersAt = async (window: WindowId) =>
      (await listParcels(store, window, "to", 10)).map(({ number }) => number);
    expect([await numbersAt(closing), await numbersAt(substitute)]).toEqual([["EMS-1"], []]);
    await begin(store);
    await run(store);
    expect([await numbersAt(closing), await numbersAt(substitute)]).toEqual([[], ["EMS-1"]]);
  });

  it("go over in every status, with an event each, and keep a holder who works at the new window", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed, windows.substitute]);
    const cases = [...(await keepLives(store)), ...(await keepLives(store, anotherClerk()))];
    await begin(store);
    await run(store);
    const went = await Promise.all(cases.map((head) => after(store, head)));
    const told = went.map((kase) => `${kase.status} ${kase.window} ${holderOf(kase) ?? "-"}`);
    const routed = `routed ${substitute} -`;
    // A case that is not routed yet is on no list, and is found by a later look; one that is decided stays.
    expect(told).toEqual([
      `submitted ${closing} -`,
      routed,
      routed,
      `awaiting-supplement ${substitute} -`,
      `accepted ${substitute} -`,
      `suspended ${substitute} -`,
      `decided ${closing} li-mei`,
      `submitted ${closing} -`,
      routed,
      routed,
      `awaiting-supplement ${substitute} zhang-wei`,
      `accepted ${substitute} zhang-wei`,
      `suspended ${substitute} zhang-wei`,
      `decided ${closing} zhang-wei`,
    ]);
    const [, second] = cases;
    const history = second && (await loadHistory(store, second.kase.origin.id));
    expect(history?.events.at(-1)).toMatchObject({
      type: "CaseTransferred",
      from: closing,
      to: substitute,
      choice: "substitute",
      actor: { kind: "staff", id: "zhao-min", name: "赵敏" },
    });
    expect(await loadTransfer(store, closing)).toMatchObject({ moved: 10, left: 0, stuck: [] });
    const [late] = cases;
    if (late) await carryOn(store, late, ["route"]);
    await run(store, addMs(later, 60_000));
    expect(late && (await after(store, late))).toMatchObject({ status: "routed", window: substitute });
    expect(await loadTransfer(store, closing)).toMatchObject({ moved: 11 });
  });

  it("are each counted once, also where the command's own look and the sweep's come at once", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed, windows.substitute]);
    await keepLives(store);
    await begin(store);
    await Promise.all([run(store), run(store), run(store)]);
    expect(await loadTransfer(store, closing)).toMatchObject({ moved: 5, left: 0, stuck: [] });
  });

  it("go on at the new window: claimed, supplied, resumed and decided there", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed, windows.substitute]);
    const [, , claimed, awaiting, accepted, suspended] = await keepLives(store);
    if (!claimed || !awaiting || !accepted || !suspended) throw new Error("a life is missing");
    await begin(store);
    await run(store);
    const goOn = async (head: Head, ...names: readonly CaseCommandName[]): Promise<CaseStatus> => {
      const now = await loadHead(store, head.kase.origin.id);
      if (!now) throw new Error("a case is gone");
      return (await carryOn(store, now, names, { staff: anotherClerk(), now: later })).kase.status;
    };
    expect(await goOn(claimed, "claim", "accept", "decide")).toBe("decided");
    expect(await goOn(awaiting, "supply", "claim", "accept", "decide")).toBe("decided");
    expect(await goOn(accepted, "claim", "decide")).toBe("decided");
    expect(await goOn(suspended, "claim", "resume", "decide")).toBe("decided");
  });

  it("stay where none can take them, are told of, and go once one can", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed]);
    const [, routed] = await keepLives(store);
    await begin(store);
    await run(store);
    expect(routed && (await after(store, routed)).window).toBe(closing);
    const told = await loadTransfer(store, closing);
    expect(told).toMatchObject({ moved: 0, left: 5 });
    expect(told?.stuck).toContain(routed?.kase.origin.id);
    await keepAll(store, [windows.substitute]);
    await run(store, addMs(later, 60_000));
    expect(await loadTransfer(store, closing)).toMatchObject({ moved: 5, left: 0, stuck: [] });
  });

  it("are looked at again while it is closed, and stay where they are once it is open", async () => {
    const store = await engine.aTable();
    await keepAll(store, [windows.closed, windows.substitute]);
    const [, routed] = await keepLives(store);
    await begin(store);
    await run(store);
    const sent: unknown[] = [];
    await keepAll(store, [windows.open]);
    await run(store, addMs(later, 60_000));
    sent.push(...(await sweepOnce(store, addMs(later, 86_400_000))).filter((one) => "transferFrom" in one));
    expect(sent).toEqual([]);
    expect(routed && (await after(store, routed)).window).toBe(substitute);
  });

  it("all go, each once, wherever a run is killed, and the counters say what the events say", async () => {
    const kills = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(kills, async (brokenOff) => {
        const store = await engine.aTable();
        await keepAll(store, [windows.closed, windows.substitute]);
        const cases = [...(await keepLives(store)), ...(await keepLives(store, anotherClerk()))];
        await begin(store);
        for (const write of brokenOff)
          await run(dyingAt(store, write)).catch((fault: unknown) => {
            if (!(fault instanceof Killed)) throw fault;
          });
        await run(store);
        const histories = await Promise.all(cases.map(({ kase }) => loadHistory(store, kase.origin.id)));
        for (const [i, history] of histories.entries()) {
          if (!history) throw new Error("a case is gone");
          const moves = history.events.filter(({ type }) => type === "CaseTransferred");
          const goes = i % lives.length !== 0 && i % lives.length !== lives.length - 1;
          expect(moves).toHaveLength(goes ? 1 : 0);
        }
        expect((await verifyCases(store)).faults).toEqual([]);
        const events = histories
          .flatMap((history) => history?.events ?? [])
          .map((event, i) => ({ event, sequenceNumber: String(i + 1) }));
        await tallyEvents(store, { shard: "shard", events }, later);
        while ((await foldJournals(store, later)).kind === "folded");
        const day = localDateOf(monday);
        expect((await recount(store, { from: day, to: day })).miscounts).toEqual([]);
        const left = await loadStatusCounts(store, { kind: "window", id: closing });
        expect(Object.entries(left).filter(([, count]) => count !== 0)).toEqual([["decided", 2]]);
        const there = await loadStatusCounts(store, { kind: "window", id: substitute });
        expect(there).toMatchObject({ routed: 4, "awaiting-supplement": 2, accepted: 2, suspended: 2 });
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

class Killed extends Error {}

/** The same table, for a process that is killed instead of one of its writes. */
const dyingAt = (store: StoreContext, write: number): StoreContext => {
  let writes = 0;
  const table = new Proxy(store.table, {
    get: (target, property) =>
      property === "send"
        ? async (command: never) => {
            const isWrite = [PutCommand, UpdateCommand, TransactWriteCommand].some(
              (kind) => (command as object) instanceof kind,
            );
            if (isWrite && writes++ >= write) throw new Killed();
            return target.send(command);
          }
        : Reflect.get(target, property),
  });
  return { ...store, table };
};
