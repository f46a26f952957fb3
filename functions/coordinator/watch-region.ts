import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import type { Call } from "../edge/call.ts";
import { DUE_LIFE_MS, LIST_LIFE_MS, type Watched } from "../edge/unless-unchanged.ts";
import { scopeOfList } from "./region-work.ts";

/** What a region's list changes with: the events of what it received or sent out, and the hour where it asks what is due. */
export const watchRegionCases = ({
  query: { region, direction, due },
  caller,
}: Call<typeof coordinatorOperations.listRegionCases, Staff>): Watched | undefined =>
  caller.regions.includes(region)
    ? { scopes: [scopeOfList(direction, region)], lifeMs: due ? DUE_LIFE_MS : LIST_LIFE_MS }
    : undefined;

/** What a region's summary, which is made from counters, changes with. */
export const watchSummary = ({
  query: { region, direction },
  caller,
}: Call<typeof coordinatorOperations.summarizeRegion, Staff>): Watched | undefined =>
  caller.regions.includes(region)
    ? {
        scopes: [scopeOfList(direction, region)],
        lifeMs: direction === "in" ? DUE_LIFE_MS : LIST_LIFE_MS,
        fromCounters: true,
      }
    : undefined;
