import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseStatus } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aRegion, aWindowId } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { applyCounts, type CountScope, loadTally, loadTallyPlace, scopeName } from "./counters.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const received = (code: string): CountScope => ({ kind: "in", region: aRegion(code) });
const xian = received("610100");
const nanjing: CountScope = { kind: "out", region: aRegion("320100") };
const window: CountScope = { kind: "window", window: aWindowId("xian-610100-1") };

const change = (parts: readonly (readonly [CountScope, Partial<Record<CaseStatus, number>>])[]) =>
  new Map(parts.map(([scope, counts]) => [scopeName(scope), counts]));

const countsOf = async (scope: CountScope) => (await loadTally(store, scope)).counts;

it("adds to every region's counts and moves the place, all at once", async () => {
  expect(await loadTallyPlace(store, "shard-1")).toBeUndefined();
  const first = change([
    [xian, { submitted: 2, routed: 1 }],
    [nanjing, { submitted: 1 }],
  ]);
  expect(await applyCounts(store, "shard-1", undefined, "100", first)).toBe("written");
  expect(
    await applyCounts(store, "shard-1", "100", "200", change([[xian, { submitted: -1, claimed: 1 }]])),
  ).toBe("written");
  expect(await countsOf(xian)).toEqual({ submitted: 1, routed: 1, claimed: 1 });
  expect(await countsOf(nanjing)).toEqual({ submitted: 1 });
  expect(await loadTallyPlace(store, "shard-1")).toBe("200");
});

it("counts nothing where another run moved the place meanwhile, whichever run that was", async () => {
  await applyCounts(store, "shard-2", undefined, "100", change([[received("410100"), { submitted: 1 }]]));
  for (const from of [undefined, "50", "101"]) {
    const late = applyCounts(store, "shard-2", from, "300", change([[received("410100"), { submitted: 5 }]]));
    expect(await late).toBe("conflict");
  }
  expect(await countsOf(received("410100"))).toEqual({ submitted: 1 });
  expect(await loadTallyPlace(store, "shard-2")).toBe("100");
});

it("sums what many shards counted into few items, of every scope apart", async () => {
  const shards = Array.from({ length: 30 }, (_, i) => `sums-${i}`);
  for (const shard of shards)
    await applyCounts(store, shard, undefined, "1", change([[window, { routed: 1 }]]));
  expect(await loadTally(store, window)).toEqual({ counts: { routed: 30 }, version: 30 });
  const { Items } = await store.table.send(
    new QueryCommand({
      TableName: store.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": "STAT#window#xian-610100-1" },
    }),
  );
  expect(Items?.length).toBeGreaterThan(1);
  expect(Items?.length).toBeLessThanOrEqual(8);
});

it("forgets a place some days after its shard's last record, never before its records are gone", async () => {
  await applyCounts(store, "forgotten", undefined, "1", new Map());
  const place = await store.table.send(
    new GetCommand({ TableName: store.tableName, Key: keys.tallyPlace("forgotten") }),
  );
  const days = (Number(place.Item?.["ttl"]) - Date.now() / 1000) / 86_400;
  expect(days).toBeGreaterThan(2);
  expect(days).toBeLessThan(30);
});

it("has no counts of a region where nothing ever happened, and keeps shards apart", async () => {
  expect(await countsOf(received("370100"))).toEqual({});
  expect(await loadTallyPlace(store, "shard-9")).toBeUndefined();
});

it("moves the place on even where the changes cancel out", async () => {
  expect(await applyCounts(store, "shard-3", undefined, "100", new Map())).toBe("written");
  expect(await loadTallyPlace(store, "shard-3")).toBe("100");
});
