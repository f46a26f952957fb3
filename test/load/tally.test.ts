import { expect, it } from "vitest";
import { anEngine } from "../engines/an-engine.ts";
import { tallyPeak } from "./tally.ts";

it("counts 500 cases a second over 20 stream shards without a conflict: no counter is written by two of them", async () => {
  const store = await (await anEngine()).aTable();
  const peak = await tallyPeak(store, {
    casesPerSecond: 500,
    seconds: 1,
    shards: 20,
    fold: true,
    spread: { regions: 20, windows: 30, staff: 40, matters: 10, agreements: 10 },
  });
  expect(peak).toMatchObject({ conflicts: 0, transactions: 0 });
  // A shard and the fold both write what says how far the shard's journal is folded; versions only tell that something changed.
  expect(peak.shared.filter((kind) => !["VERSIONS", "JOURNAL"].includes(kind))).toEqual([]);
  expect(peak.writeUnits["JOURNAL"]).toBeLessThan(0.5);
}, 180_000);
