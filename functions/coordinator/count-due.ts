import { addDays, type Instant, instantAt, localDateOf, type RegionCode } from "@tongban/domain";
import { countWorkDueBefore, type StoreContext, type Worklist } from "@tongban/store";
import { worklistsOf } from "./region-work.ts";

/** How many cases of a region are due today and how many are overdue, by its lists of work as they are now. */
export const countDue = async (
  store: StoreContext,
  region: RegionCode,
  now: Instant,
): Promise<{ readonly dueToday: number; readonly overdue: number }> => {
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
