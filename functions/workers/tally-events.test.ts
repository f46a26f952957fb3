import { addMs, type RegionCode, type Scope } from "@tongban/domain";
import {
  foldJournals,
  type KeptEvent,
  loadHistory,
  loadStatusCounts,
  loadVersions,
  type StoreContext,
} from "@tongban/store";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import type { StreamedEvent } from "../edge/stream-handler.ts";
import { tallyEvents } from "./tally-events.ts";

let store: StoreContext;
let life: readonly KeptEvent[];

beforeAll(async () => {
  store = await (await anEngine()).aTable();
  const closed = await carryOn(store, await keepSubmitted(store), [
    "route",
    "claim",
    "reveal",
    "release",
    "claim",
  ]);
  life =
    (await loadHistory(store, (await carryOn(store, closed, ["accept", "decide"])).kase.origin.id))?.events ??
    [];
});

let regions = 0;
const aFreshRegion = (): RegionCode => {
  regions += 1;
  return aRegion(`6101${String(regions).padStart(2, "0")}`);
};

/** Sequence numbers longer than a double can hold, as DynamoDB's are. */
const numbered = (events: readonly KeptEvent[]): readonly StreamedEvent[] =>
  events.map((event, i) => ({ sequenceNumber: `${10n ** 24n + BigInt(i)}`, event }));

it("counts every event once, however its batches overlap, repeat or run at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 6 }),
      fc.boolean(),
      async (cuts, atOnce) => {
        const region = aFreshRegion();
        const shard = `shard-of-${region}`;
        const other = aFreshRegion();
        const window = aWindowId(`window-${region}`);
        const events = numbered(life.map((event) => ({ ...event, handling: region, source: other, window })));
        // A stream never leaves a gap: a batch starts at most where the place is, but it may start anywhere before.
        let reached = 0;
        const batches = cuts.map(([back, on]) => {
          const from = Math.max(0, reached - back);
          reached = Math.max(reached, Math.min(events.length, from + on));
          return events.slice(from, from + on);
        });
        for (const batch of [...batches, events]) {
          const run = () => tallyEvents(store, { shard, events: batch }, monday);
          await (atOnce ? Promise.all([run(), run()]) : run());
        }
        for (const scope of [
          { kind: "handling", id: region },
          { kind: "source", id: other },
          { kind: "window", id: window },
        ] as const)
          expect(await foldedCounts(scope)).toEqual({ decided: 1 });
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

it("takes a batch in which every event is of another window, larger than one entry of the journal", async () => {
  const routed = life.find(({ type }) => type === "CaseRouted");
  if (!routed) throw new Error("no event");
  const many = Array.from({ length: 1_200 }, (_, i) => aWindowId(`window-${i}`));
  const events = numbered(many.map((window) => ({ ...routed, window })));
  await tallyEvents(store, { shard: "wide", events }, monday);
  await tallyEvents(store, { shard: "wide", events }, monday);
  for (const id of [many[0], many[999], many[1_000], many[1_199]])
    expect(id && (await foldedCounts({ kind: "window", id }))).toEqual({ routed: 1 });
});

it("gives a scope a new version with every batch that tells something new, also where its counts stay", async () => {
  const id = aFreshRegion();
  const scope: Scope = { kind: "handling", id };
  const [looked] = life.filter(({ type }) => type === "ApplicantRevealed");
  if (!looked) throw new Error("no look");
  const events = numbered([1, 2, 3].map(() => ({ ...looked, handling: id })));
  const versions = [await loadVersions(store, [scope])];
  for (const batch of [events.slice(0, 1), events.slice(0, 1), events.slice(1)]) {
    await tallyEvents(store, { shard: "looks", events: batch }, monday);
    versions.push(await loadVersions(store, [scope]));
  }
  expect(versions.flat()).toEqual([0, 1, 1, 2]);
  expect(await foldedCounts(scope)).toEqual({});
});

it("is a fault without a shard: counting once needs to know where it stands", async () => {
  await expect(tallyEvents(store, { shard: undefined, events: numbered(life) }, monday)).rejects.toThrow(
    "tumbling windows",
  );
});

/** What a scope counts once all that was written down is in the counters; statuses without cases are left out. */
const foldedCounts = async (scope: Scope) => {
  const later = addMs(monday, 600_000);
  while ((await foldJournals(store, later)).kind === "folded");
  const counts = await loadStatusCounts(store, scope);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
};
