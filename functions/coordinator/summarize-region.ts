import type { coordinatorOperations } from "@tongban/contract";
import { addDays, type Instant, instantAt, localDateOf, type RegionCode, type Staff } from "@tongban/domain";
import { countWorkDueBefore, loadStatusCounts, type StoreContext, type Worklist } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { scopeOfList, worklistsOf } from "./region-work.ts";

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

const countDue = async (store: StoreContext, region: RegionCode, now: Instant) => {
  const tomorrow = instantAt(addDays(localDateOf(now), 1), "00:00");
  const lists = await worklistsOf(store, region);
  const [overdue, soon] = await Promise.all(
    [now, tomorrow].map((before) => countBefore(store, lists, before)),
  );
  return { dueToday: (soon ?? 0) - (overdue ?? 0), overdue: overdue ?? 0 };
};

const countBefore = async (
  store: StoreContext,
  lists: readonly Worklist[],
  before: Instant,
): Promise<number> => {
  const counts = await Promise.all(lists.map((list) => countWorkDueBefore(store, list, before)));
  return counts.reduce((sum, count) => sum + count, 0);
};
