import { addMs, type RegionCode, type Scope } from "@tongban/domain";
import {
  foldJournals,
  type KeptEvent,
  loadHistory,
  loadStatusCounts,
  loadVersions,
  recount,
  type StoreContext,
} from "@tongban/store";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { CaseCommandName } from "../../test/builders/case-commands.ts";
import { aRegion, aWindowId, on } from "../../test/builders/ids.ts";
import { anEngine, type Engine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import type { StreamedEvent } from "../edge/stream-handler.ts";
import { tallyEvents } from "./tally-events.ts";

let engine: Engine;
let store: StoreContext;
let life: readonly KeptEvent[];

const DAY_MS = 86_400_000;

/** A command and the day on which it is given, counted from the submission. */
type Step = readonly [name: CaseCommandName, day: number];

/** A claim that was given back, a lawful pause, and a late decision that was warned of. */
const lives: readonly (readonly Step[])[] = [
  [
    ["route", 0],
    ["claim", 0],
    ["reveal", 0],
    ["release", 0],
    ["claim", 0],
    ["accept", 0],
    ["decide", 1],
    ["acknowledge", 2],
  ],
  [
    ["route", 0],
    ["claim", 0],
    ["accept", 0],
    ["suspend", 1],
    ["resume", 3],
    ["decide", 4],
  ],
  [
    ["route", 0],
    ["claim", 0],
    ["accept", 0],
    ["warn", 20],
    ["decide", 21],
  ],
];

const keepLife = async (
  into: StoreContext,
  externalRef: string,
  steps: readonly Step[],
): Promise<readonly KeptEvent[]> => {
  let head = await keepSubmitted(into, { externalRef });
  for (const [name, day] of steps)
    head = await carryOn(into, head, [name], { now: addMs(monday, day * DAY_MS) });
  return (await loadHistory(into, head.kase.origin.id))?.events ?? [];
};

beforeAll(async () => {
  engine = await anEngine();
  store = await engine.aTable();
  life = await keepLife(store, "NJ-life", lives[0] ?? []);
});

let regions = 0;
const aFreshRegion = (): RegionCode => {
  regions += 1;
  return aRegion(`6101${String(regions).padStart(2, "0")}`);
};

/** Sequence numbers longer than a double can hold, as DynamoDB's are. */
const numbered = (events: readonly KeptEvent[]): readonly StreamedEvent[] =>
  events.map((event, i) => ({ sequenceNumber: `${10n ** 24n + BigInt(i)}`, event }));

const allDays = { from: on("0001-01-01"), to: on("9999-01-01") };
const later = addMs(monday, 600_000);

/** Puts all that was written down into the counters. */
const foldAll = async (into: StoreContext): Promise<void> => {
  while ((await foldJournals(into, later)).kind === "folded");
};

it("counts every event once, to the last unit, however its batches overlap, repeat or run at the same time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 6 }),
      fc.boolean(),
      async (cuts, atOnce) => {
        const table = await engine.aTable();
        const kept = await Promise.all(lives.map((steps, i) => keepLife(table, `NJ-${i}`, steps)));
        const events = numbered(kept.flat().toSorted((a, b) => (a.at < b.at ? -1 : a.n - b.n)));
        // A stream never leaves a gap: a batch starts at most where the place is, but it may start anywhere before.
        let reached = 0;
        const batches = cuts.map(([back, on]) => {
          const from = Math.max(0, reached - back);
          reached = Math.max(reached, Math.min(events.length, from + on));
          return events.slice(from, from + on);
        });
        for (const batch of [...batches, events]) {
          const run = () => tallyEvents(table, { shard: "a", events: batch }, monday);
          await (atOnce ? Promise.all([run(), run()]) : run());
        }
        await foldAll(table);
        const { counters, miscounts } = await recount(table, allDays);
        expect(miscounts).toEqual([]);
        expect(counters).toBeGreaterThan(50);
      },
    ),
    { numRuns: 10 },
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
});

it("is a fault without a shard: counting once needs to know where it stands", async () => {
  await expect(tallyEvents(store, { shard: undefined, events: numbered(life) }, monday)).rejects.toThrow(
    "tumbling windows",
  );
});

/** What a scope counts once all that was written down is in the counters; statuses without cases are left out. */
const foldedCounts = async (scope: Scope) => {
  await foldAll(store);
  const counts = await loadStatusCounts(store, scope);
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
};
