import type { CaseStatus } from "@tongban/domain";
import {
  applyCounts,
  type CountChanges,
  type KeptEvent,
  loadTallyPlace,
  type StoreContext,
  scopeName,
} from "@tongban/store";
import type { StreamBatch, StreamedEvent } from "../edge/stream-handler.ts";

const TRIES = 3;
/** A transaction takes 100 items: the place, and one for each scope. */
const SCOPES = 99;

/**
 * Counts a batch exactly once: what the shard's place says was counted is skipped, the rest is summed and
 * written in a transaction with the new place.
 */
export const tallyEvents = async (store: StoreContext, { shard, events }: StreamBatch): Promise<void> => {
  if (shard === undefined) throw new Error("the tally needs a stream source with tumbling windows");
  for (const part of partsOf(events)) await tallyPart(store, shard, part);
};

/** Runs of events that one transaction holds: as many as touch no more scopes than it takes. */
const partsOf = (events: readonly StreamedEvent[]): readonly (readonly StreamedEvent[])[] => {
  const parts: StreamedEvent[][] = [];
  let part: StreamedEvent[] = [];
  let scopes = new Set<string>();
  for (const streamed of events) {
    const all = new Set([...scopes, ...scopesOf(streamed.event)]);
    if (all.size > SCOPES) {
      parts.push(part);
      part = [];
    }
    scopes = part.length === 0 ? new Set(scopesOf(streamed.event)) : all;
    part.push(streamed);
  }
  return [...parts, part];
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

/** What an event is counted in: its region's received cases, the region's that sent it, and its window's. */
const scopesOf = ({ handling, source, window }: KeptEvent): readonly string[] => [
  scopeName({ kind: "in", region: handling }),
  scopeName({ kind: "out", region: source }),
  scopeName({ kind: "window", window }),
];

/**
 * By how much each status of each scope changes. Changes that cancel out are left out; their scope stays, because a
 * list shows more of a case than its status.
 */
const sumOf = (events: readonly StreamedEvent[]): CountChanges => {
  const sums = new Map<string, Map<CaseStatus, number>>();
  for (const { event } of events) {
    for (const scope of scopesOf(event)) {
      const counts = sums.get(scope) ?? new Map<CaseStatus, number>();
      sums.set(scope, counts);
      if (event.before !== null) counts.set(event.before, (counts.get(event.before) ?? 0) - 1);
      counts.set(event.after, (counts.get(event.after) ?? 0) + 1);
    }
  }
  return new Map(
    [...sums].map(([scope, counts]) => [
      scope,
      Object.fromEntries([...counts].filter(([, delta]) => delta !== 0)),
    ]),
  );
};
