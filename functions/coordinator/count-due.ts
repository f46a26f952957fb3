import {
  addDays,
  type DueAge,
  type DueSpan,
  type Instant,
  instantAt,
  localDateOf,
  type RegionCode,
} from "@tongban/domain";
import { dueInstantsBefore, type StoreContext } from "@tongban/store";
import { worklistsOf } from "./region-work.ts";

/** How many cases of a region are due today and how many are overdue, by its lists of work as they are now. */
export const countDue = async (
  store: StoreContext,
  region: RegionCode,
  now: Instant,
): Promise<{ readonly dueToday: number; readonly overdue: number }> => {
  const dues = await duesBefore(store, region, instantAt(addDays(localDateOf(now), 1), "00:00"));
  const overdue = dues.filter((due) => due < now).length;
  return { dueToday: dues.length - overdue, overdue };
};

/** What is counted from the lists of work; what is due later is everything else that is open. */
export type CountedAges = Readonly<Record<Exclude<DueAge, "later">, number>>;

/** How many cases of a region are of each age, by its lists of work as they are now: those due within five working days are read. */
export const countAges = async (
  store: StoreContext,
  region: RegionCode,
  spans: Readonly<Record<DueAge, DueSpan>>,
): Promise<CountedAges> => {
  const dues = await duesBefore(store, region, spans.later.from);
  const within = ({ from, until }: DueSpan) => dues.filter((due) => from <= due && due < until).length;
  return {
    "overdue-long": within(spans["overdue-long"]),
    "overdue-short": within(spans["overdue-short"]),
    today: within(spans.today),
    "within-1": within(spans["within-1"]),
    "within-3": within(spans["within-3"]),
    "within-5": within(spans["within-5"]),
  };
};

const duesBefore = async (
  store: StoreContext,
  region: RegionCode,
  before: string,
): Promise<readonly string[]> => {
  const lists = await worklistsOf(store, region);
  return (await Promise.all(lists.map((list) => dueInstantsBefore(store, list, before)))).flat();
};
