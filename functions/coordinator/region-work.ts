import type { RegionCode, Scope } from "@tongban/domain";
import { listRegionWindows, type StoreContext, type Worklist } from "@tongban/store";

/** Every list of open work in a region: its windows' waiting cases and its people's held ones. */
export const worklistsOf = async (store: StoreContext, region: RegionCode): Promise<readonly Worklist[]> => {
  const windows = await listRegionWindows(store, region);
  const people = new Set(windows.flatMap(({ team }) => team.map(({ id }) => id)));
  return [...windows.map(({ id }) => ({ window: id })), ...[...people].map((staff) => ({ staff }))];
};

/** The scope of the cases that a region received (`in`), or of those that it sent out. */
export const scopeOfList = (direction: "in" | "out", id: RegionCode): Scope => ({
  kind: direction === "in" ? "handling" : "source",
  id,
});
