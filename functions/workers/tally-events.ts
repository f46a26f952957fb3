import { contributions, type Instant, type Scope, scopeName } from "@tongban/domain";
import {
  appendToJournal,
  countsOf,
  type KeptEvent,
  loadHeads,
  loadJournalPlace,
  renewVersions,
  type StoreContext,
} from "@tongban/store";
import type { StreamBatch, StreamedEvent } from "../edge/stream-handler.ts";
import { countedCasesOf } from "./counted-cases.ts";

const TRIES = 3;
/** Events in one entry of the journal: with names as long as they may be, it stays under the 400 KB of an item. */
const EVENTS = 1_000;

/**
 * Counts a batch exactly once: what the shard's journal has already is skipped, the rest is summed and written as the
 * journal's next entry. Before that the lists in which it happened get new versions.
 */
export const tallyEvents = async (
  store: StoreContext,
  { shard, events }: StreamBatch,
  now: Instant,
): Promise<void> => {
  if (shard === undefined) throw new Error("the tally needs a stream source with tumbling windows");
  for (let start = 0; start < events.length; start += EVENTS)
    await tallyPart(store, shard, events.slice(start, start + EVENTS), now);
};

const tallyPart = async (
  store: StoreContext,
  shard: string,
  events: readonly StreamedEvent[],
  now: Instant,
): Promise<void> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const place = await loadJournalPlace(store, shard);
    const uncounted = events.filter(({ sequenceNumber }) => isAfter(sequenceNumber, place.to));
    const last = uncounted.at(-1);
    if (!last) return;
    await renewVersions(store, [...listsIn(uncounted), ...(await listsOfParents(store, uncounted))]);
    const caseOf = await countedCasesOf(
      store,
      uncounted.map(({ event }) => event),
    );
    const entry = {
      to: last.sequenceNumber,
      counts: countsOf(uncounted.flatMap(({ event }) => contributions(event, caseOf(event)))),
      events: uncounted.length,
      at: now,
    };
    if ((await appendToJournal(store, shard, place, entry)) === "written") return;
  }
  throw new Error("another run kept counting the same shard");
};

/** Sequence numbers are decimal and longer than a double can hold. */
const isAfter = (sequenceNumber: string, place: string | undefined): boolean =>
  place === undefined || BigInt(sequenceNumber) > BigInt(place);

/** Whose lists may have changed: of what the region received, of what the source region sent out, and of the window, or both. */
const listsOf = ({ handling, source, window, ...event }: KeptEvent): readonly Scope[] => [
  { kind: "handling", id: handling },
  { kind: "source", id: source },
  { kind: "window", id: window },
  ...(event.type === "CaseTransferred" ? [{ kind: "window", id: event.from } as const] : []),
];

/** A joint case stands on its window's board with how its parts stand. */
const listsOfParents = async (
  store: StoreContext,
  events: readonly StreamedEvent[],
): Promise<readonly Scope[]> => {
  const parents = new Set(events.flatMap(({ event }) => event.parent ?? []));
  if (parents.size === 0) return [];
  const heads = await loadHeads(store, [...parents]);
  return [...new Set(heads.map(({ kase }) => kase.window))].map((id) => ({ kind: "window", id }));
};

const listsIn = (events: readonly StreamedEvent[]): readonly Scope[] => [
  ...new Map(
    events.flatMap(({ event }) => listsOf(event).map((scope) => [scopeName(scope), scope] as const)),
  ).values(),
];
