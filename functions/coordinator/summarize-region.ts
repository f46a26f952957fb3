import type { coordinatorRoutes } from "@tongban/contract";
import {
  addDays,
  caseStatuses,
  type Instant,
  instantAt,
  localDateOf,
  type RegionCode,
  type Staff,
} from "@tongban/domain";
import { countWorkDueBefore, loadCounts, type StoreContext } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { worklistsOf } from "./region-work.ts";

/** Counts a region's cases by status from the tally, and what is due from the lists of open work. */
export const summarizeRegion =
  ({ store }: Broker): Run<typeof coordinatorRoutes.summarizeRegion, Staff> =>
  async ({ query: { region }, caller, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const tomorrow = instantAt(addDays(localDateOf(now), 1), "00:00");
    const [counted, overdue, soon] = await Promise.all([
      loadCounts(store, region),
      countDue(store, region, now),
      countDue(store, region, tomorrow),
    ]);
    const counts = Object.fromEntries(caseStatuses.map((status) => [status, counted[status] ?? 0]));
    return answered({
      region,
      counts: counts as Record<(typeof caseStatuses)[number], number>,
      dueToday: soon - overdue,
      overdue,
      at: now,
    });
  };

const countDue = async (store: StoreContext, region: RegionCode, before: Instant): Promise<number> => {
  const lists = await worklistsOf(store, region);
  const counts = await Promise.all(lists.map((list) => countWorkDueBefore(store, list, before)));
  return counts.reduce((sum, count) => sum + count, 0);
};
