import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadStatusCounts } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { countDue } from "./count-due.ts";
import { scopeOfList } from "./region-work.ts";

/**
 * Counts by status, from the tally, what a region received or sent out; what is due of the received, from the lists of
 * open work.
 */
export const summarizeRegion =
  ({ store }: Resources): Run<typeof coordinatorOperations.summarizeRegion, Staff> =>
  async ({ query: { region, direction }, caller, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const [counts, due] = await Promise.all([
      loadStatusCounts(store, scopeOfList(direction, region)),
      direction === "in" ? countDue(store, region, now) : { dueToday: null, overdue: null },
    ]);
    return answered({
      region,
      direction,
      counts,
      ...due,
      at: now,
    });
  };
