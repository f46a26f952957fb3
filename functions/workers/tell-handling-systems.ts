import { type Instant, worksAt } from "@tongban/domain";
import { type KeptEvent, listHandlingSystems, type StoreContext } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { isHandlingNews } from "../views/handling-event.ts";
import { tellByFeed } from "./tell-by-feed.ts";

/**
 * Puts what changed at a region's windows into the feeds of the region's own systems, into the lanes of the endpoints that
 * these have, and into the queue that the region reads in its own account. It may run twice: a feed knows its tail, and
 * what is told again has the id that it had.
 */
export const tellHandlingSystems = async (
  store: StoreContext,
  queues: Pick<Queues, "deliver" | "tellRegion">,
  events: readonly KeptEvent[],
  now: Instant,
): Promise<void> => {
  const byRegion = Map.groupBy(events.filter(isHandlingNews), ({ handling }) => handling);
  await Promise.all(
    [...byRegion].map(async ([region, told]) => {
      const systems = await listHandlingSystems(store, region);
      await Promise.all(
        systems.map(async ({ id: partner, handles }) => {
          const entries = told
            .filter((event) => worksAt(handles, event))
            .map(({ caseId, n }) => ({ caseId, n }));
          if (entries.length > 0) await tellByFeed(store, queues, partner, entries, now);
        }),
      );
      await queues.tellRegion(region, told);
    }),
  );
};
