import type { RegionCode, Scope } from "@tongban/domain";
import { listRegionWindows, partsOf, type StoreContext, type Worklist } from "@tongban/store";

/** Every list of open work in a region, in the order of due: its windows' waiting cases and its people's held ones. */
export const worklistsOf = async (store: StoreContext, region: RegionCode): Promise<readonly Worklist[]> => {
  const windows = await listRegionWindows(store, region);
  const people = new Set(windows.flatMap(({ team }) => team.map(({ id }) => id)));
  const lists = [...windows.map(({ id }) => ({ window: id })), ...[...people].map((staff) => ({ staff }))];
  return lists.flatMap(partsOf);
};

/** The scope of the cases that a region received (`in`), or of those that it sent out. */
export const scopeOfList = (direction: "in" | "out", id: RegionCode): Scope => ({
  kind: direction === "in" ? "handling" : "source",
  id,
});
