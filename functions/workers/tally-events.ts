import type { CaseStatus, RegionCode } from "@tongban/domain";
import { applyCounts, type CountChanges, loadTallyPlace, type StoreContext } from "@tongban/store";
import type { StreamBatch, StreamedEvent } from "../edge/stream-handler.ts";

const TRIES = 3;
/** A transaction takes 100 items: the place, and one for each region; every event may be of another one. */
const MOST = 99;

/**
 * Counts a batch exactly once: what the shard's place says was counted is skipped, the rest is summed and
 * written in a transaction with the new place.
 */
export const tallyEvents = async (store: StoreContext, { shard, events }: StreamBatch): Promise<void> => {
  if (shard === undefined) throw new Error("the tally needs a stream source with tumbling windows");
  for (let start = 0; start < events.length; start += MOST) {
    await tallyPart(store, shard, events.slice(start, start + MOST));
  }
};

const tallyPart = async (
  store: StoreContext,
  shard: string,
  events: readonly StreamedEvent[],
): Promise<void> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const place = await loadTallyPlace(store, shard);
    const uncounted = events.filter(({ sequenceNumber }) => isAfter(sequenceNumber, place));
    const last = uncounted.at(-1);
    if (!last) return;
    const done = await applyCounts(store, shard, place, last.sequenceNumber, sumOf(uncounted));
    if (done === "written") return;
  }
  throw new Error("another run kept counting the same shard");
};

/** Sequence numbers are decimal and longer than a double can hold. */
const isAfter = (sequenceNumber: string, place: string | undefined): boolean =>
  place === undefined || BigInt(sequenceNumber) > BigInt(place);

/** By how much each status of each region changes; changes that cancel out are left out. */
const sumOf = (events: readonly StreamedEvent[]): CountChanges => {
  const sums = new Map<RegionCode, Map<CaseStatus, number>>();
  const add = (region: RegionCode, status: CaseStatus | null, delta: number) => {
    if (status === null) return;
    const counts = sums.get(region) ?? new Map<CaseStatus, number>();
    sums.set(region, counts.set(status, (counts.get(status) ?? 0) + delta));
  };
  for (const { event } of events) {
    if (event.before === event.after) continue;
    add(event.handling, event.before, -1);
    add(event.handling, event.after, 1);
  }
  const changes = [...sums].map(([region, counts]) => {
    const changed = [...counts].filter(([, delta]) => delta !== 0);
    return [region, Object.fromEntries(changed)] as const;
  });
  return new Map(changes.filter(([, change]) => Object.keys(change).length > 0));
};
