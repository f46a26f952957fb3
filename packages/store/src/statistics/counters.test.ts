import type { CaseStatus, RegionCode } from "@tongban/domain";
import { beforeAll, expect, it } from "vitest";
import { aRegion } from "../../../../test/builders/ids.ts";
import { anEngine } from "../../../../test/engines/an-engine.ts";
import type { StoreContext } from "../table/context.ts";
import { applyCounts, loadCounts, loadTallyPlace } from "./counters.ts";

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aStore();
});

const xian = aRegion("610100");
const nanjing = aRegion("320100");

const change = (parts: readonly (readonly [RegionCode, Partial<Record<CaseStatus, number>>])[]) =>
  new Map(parts);

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
  expect(await loadCounts(store, xian)).toEqual({ submitted: 1, routed: 1, claimed: 1 });
  expect(await loadCounts(store, nanjing)).toEqual({ submitted: 1 });
  expect(await loadTallyPlace(store, "shard-1")).toBe("200");
});

it("counts nothing where another run moved the place meanwhile, whichever run that was", async () => {
  await applyCounts(store, "shard-2", undefined, "100", change([[aRegion("410100"), { submitted: 1 }]]));
  for (const from of [undefined, "50", "101"]) {
    const late = applyCounts(store, "shard-2", from, "300", change([[aRegion("410100"), { submitted: 5 }]]));
    expect(await late).toBe("conflict");
  }
  expect(await loadCounts(store, aRegion("410100"))).toEqual({ submitted: 1 });
  expect(await loadTallyPlace(store, "shard-2")).toBe("100");
});

it("has no counts of a region where nothing ever happened, and keeps shards apart", async () => {
  expect(await loadCounts(store, aRegion("370100"))).toEqual({});
  expect(await loadTallyPlace(store, "shard-9")).toBeUndefined();
});

it("moves the place on even where the changes cancel out", async () => {
  expect(await applyCounts(store, "shard-3", undefined, "100", new Map())).toBe("written");
  expect(await loadTallyPlace(store, "shard-3")).toBe("100");
});
