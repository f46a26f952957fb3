import type { PartnerClient } from "../partner/partner-client.ts";
import type { Arrivals } from "./arrivals.ts";

/** Follows the feed in the background until it is stopped; what fails there fails those who wait. */
export const followFeed = (
  client: PartnerClient,
  after: string | null,
  arrivals: Arrivals,
): { readonly stop: () => Promise<void> } => {
  const stopping = new AbortController();
  const follow = async (): Promise<void> => {
    const from = after === null ? {} : { after };
    for await (const { events } of client.events({ ...from, wait: 10, signal: stopping.signal }))
      for (const event of events) arrivals.add(event);
  };
  const ended = follow().catch((error: unknown) => arrivals.fail(error));
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};

/** Where the feed stands now: what comes after it is new. */
export const endOfFeed = async (client: PartnerClient): Promise<string | null> => {
  for await (const { events, cursor } of client.events({ wait: 0 })) if (events.length === 0) return cursor;
  return null;
};
