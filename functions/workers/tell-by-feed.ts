import type { Instant, PartnerId } from "@tongban/domain";
import { appendToFeed, type FeedEntry, type StoreContext } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { tellSubscriber } from "./tell-subscriber.ts";

/** Puts events into a system's feed by one append, and then into the lane of its endpoint, if it has one. */
export const tellByFeed = async (
  store: StoreContext,
  queues: Pick<Queues, "deliver">,
  partner: PartnerId,
  entries: readonly FeedEntry[],
  now: Instant,
): Promise<void> => {
  await appendToFeed(store, partner, entries);
  // After the feed was written: a replay that begins a new generation meanwhile finds these events in the feed.
  await tellSubscriber(
    store,
    queues,
    { partner },
    (generation) => entries.map((entry) => ({ partner, ...entry, generation })),
    now,
  );
};
