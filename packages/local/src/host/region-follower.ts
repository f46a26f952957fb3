import { setTimeout as delay } from "node:timers/promises";
import type { Report } from "../sources/source.ts";

/** ms between two looks at which regions are registered. */
const LOOK_EVERY = 1_000;
/** Regions that one machine has queues for; each holds a socket in its long poll. */
const REGIONS_AT_MOST = 450;

/** What is followed: which regions are registered, and what to do with one that is new. */
export type RegionFollowing = {
  readonly known: ReadonlySet<string>;
  readonly look: () => Promise<readonly string[]>;
  readonly join: (region: string) => Promise<void>;
  readonly report: Report;
};

/** Has each region join that is registered while the broker runs, until it is stopped; one that cannot is tried again. */
export const followRegions = ({ known, look, join, report }: RegionFollowing): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const waited = (): Promise<boolean> => delay(LOOK_EVERY, true, { signal }).catch(() => false);
  const tell = (cause: unknown): void => {
    if (!signal.aborted) report("A region that is registered could not join", cause);
  };
  const follow = async (): Promise<void> => {
    for (const region of await look()) {
      if (known.has(region) || signal.aborted) continue;
      if (known.size >= REGIONS_AT_MOST)
        throw new Error(`region ${region} gets no queue: there are ${REGIONS_AT_MOST}`);
      // One that cannot join keeps no other one out.
      await join(region).catch(tell);
    }
  };
  const ended = (async () => {
    while (await waited()) {
      await follow().catch(tell);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
