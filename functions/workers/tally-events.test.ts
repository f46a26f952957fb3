import type { RegionCode } from "@tongban/domain";
import { type KeptEvent, loadHistory, loadTally, type StoreContext } from "@tongban/store";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { aRegion, aWindowId } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted } from "../../test/engines/kept-cases.ts";
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
          const run = () => tallyEvents(store, { shard, events: batch });
          await (atOnce ? Promise.all([run(), run()]) : run());
        }
        for (const scope of [
          { kind: "in", region },
          { kind: "out", region: other },
          { kind: "window", window },
        ] as const) {
          const { counts } = await loadTally(store, scope);
          const counted = Object.entries(counts).filter(([, count]) => count !== 0);
          expect(Object.fromEntries(counted)).toEqual({ decided: 1 });
        }
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

it("takes a batch in which every event is of another region: more than one transaction holds", async () => {
  const [submitted] = life;
  if (!submitted) throw new Error("no event");
  const many = Array.from({ length: 120 }, (_, i) => aRegion(i < 60 ? `4201${10 + i}` : `4202${i - 50}`));
  const events = numbered(many.map((handling) => ({ ...submitted, handling })));
  await tallyEvents(store, { shard: "wide", events });
  await tallyEvents(store, { shard: "wide", events });
  const counts = await Promise.all(
    [many[0], many[98], many[99], many[119]].map((at) => at && loadTally(store, { kind: "in", region: at })),
  );
  expect(counts).toEqual(Array(4).fill({ counts: { submitted: 1 }, version: 1 }));
});

it("gives a scope a new version with every batch, also where its counts stay as they are", async () => {
  const region = aFreshRegion();
  const [looked] = life.filter(({ type }) => type === "ApplicantRevealed");
  if (!looked) throw new Error("no look");
  const events = numbered([1, 2, 3].map(() => ({ ...looked, handling: region })));
  for (const batch of [events.slice(0, 1), events.slice(0, 1), events.slice(1)])
    await tallyEvents(store, { shard: "looks", events: batch });
  expect(await loadTally(store, { kind: "in", region })).toEqual({ counts: {}, version: 2 });
});

it("is a fault without a shard: counting once needs to know where it stands", async () => {
  await expect(tallyEvents(store, { shard: undefined, events: numbered(life) })).rejects.toThrow(
    "tumbling windows",
  );
});
