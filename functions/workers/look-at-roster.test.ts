import { type LocalDate, type Roster, weekdays } from "@tongban/domain";
import {
  decideOnRecords,
  listChanges,
  listTimers,
  loadRecord,
  readRegistered,
  records,
  type StoreContext,
  TIMER_SHARDS,
} from "@tongban/store";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { aRegion, aStaffId, at, aWindowId, on } from "../../test/builders/ids.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import { lookAtRoster } from "./look-at-roster.ts";

const window = aWindowId("xian-610100-1");
const name = { kind: "roster", id: window } as const;
const [li, zhang] = [aStaffId("li-mei"), aStaffId("zhang-wei")];
const monday = at("2026-03-02T02:00:00.000Z");
const tuesday = at("2026-03-03T01:00:00.000Z");

let engine: Engine;
let store: StoreContext;
const told: LocalDate[][] = [];

beforeAll(async () => {
  engine = await anEngine();
});

beforeEach(async () => {
  store = await engine.aStore();
  told.length = 0;
});

const aWindow = (open: boolean) =>
  publish(store, {
    ...nothing,
    windows: [{ id: window, region: aRegion("610100"), name: "专窗", open, matters: [], team: [] }],
  });

/** A roster whose people are all away on some dates, looked at as of Monday. */
const aRoster = async (...away: readonly string[]): Promise<void> => {
  const week = Object.fromEntries(weekdays.map((day) => [day, [li, zhang]])) as unknown as Roster["week"];
  const exceptions = away.map((date) => ({ date: on(date), away: [li, zhang], instead: [] }));
  const roster = { window, region: aRegion("610100"), week, exceptions, pairs: [], told: [] };
  const look = { at: monday, home: store.home };
  const changes = [{ ...records(store.tableName).roster(roster), seen: 0, look }];
  const by = { kind: "operator", name: "a test" } as const;
  const stamp = { by, why: "test", at: monday, command: { id: "roster", digest: "d" } };
  await decideOnRecords(store, async () => ({ kind: "plan", changes }), stamp);
};

const look = (now = monday) =>
  lookAtRoster({ store, ...chinaCalendars }, window, now, async (days) => void told.push([...days]));

const timers = async () => {
  const shards = Array.from({ length: TIMER_SHARDS }, (_, shard) => shard);
  const far = at("2026-12-31T00:00:00.000Z");
  return (await Promise.all(shards.map((shard) => listTimers(store, shard, far, 100)))).flat();
};

const rosterNow = async () => {
  const record = await loadRecord(store, name);
  return record?.says ? readRegistered.roster(record.says) : undefined;
};

it("a day that is near and has nobody is told once, on the record, and the roster is looked at the next morning", async () => {
  await aWindow(true);
  await aRoster("2026-03-04", "2026-03-12");
  expect(await timers()).toEqual([{ rosterOf: window, at: monday }]);
  await look();
  expect(told).toEqual([["2026-03-04"]]);
  expect((await rosterNow())?.told).toEqual(["2026-03-04"]);
  expect(await listChanges(store, name)).toMatchObject([{ n: 1 }, { n: 2, by: { kind: "broker" } }]);
  expect(await timers()).toEqual([{ rosterOf: window, at: tuesday }]);
  await look(tuesday);
  expect(told).toHaveLength(1);
  expect(await timers()).toEqual([{ rosterOf: window, at: "2026-03-04T01:00:00.000Z" }]);
  await look(at("2026-03-09T01:00:00.000Z"));
  expect(told.at(-1)).toEqual(["2026-03-12"]);
});

it("where telling fails nothing is on the record, so that it comes again", async () => {
  await aWindow(true);
  await aRoster("2026-03-04");
  const failing = lookAtRoster({ store, ...chinaCalendars }, window, monday, async () => {
    throw new Error("the queue is away");
  });
  await expect(failing).rejects.toThrow("the queue is away");
  expect((await rosterNow())?.told).toEqual([]);
  await look();
  expect(told).toEqual([["2026-03-04"]]);
});

it("nobody is told of a closed window, nor of a roster that was taken away", async () => {
  await aWindow(false);
  await aRoster("2026-03-04");
  await look();
  expect(told).toEqual([]);
  expect(await timers()).toEqual([{ rosterOf: window, at: tuesday }]);
  const changes = [{ ...records(store.tableName).rosterRemoved(window), seen: 1 }];
  const by = { kind: "operator", name: "a test" } as const;
  const stamp = { by, why: "test", at: monday, command: { id: "removed", digest: "d" } };
  await decideOnRecords(store, async () => ({ kind: "plan", changes }), stamp);
  await look();
  expect([told, await timers()]).toEqual([[], []]);
});
