import type { RegionCode } from "@tongban/domain";
import { type DirectoryWindow, listDirectory, type StoreContext, type Worklist } from "@tongban/store";

/** Every list of open work in a region: its windows' waiting cases and its people's held ones. */
export const worklistsOf = async (store: StoreContext, region: RegionCode): Promise<readonly Worklist[]> => {
  const windows = await listDirectory<DirectoryWindow>(store, "WINDOW");
  const here = windows.filter((window) => window.region === region);
  const people = new Set(here.flatMap(({ team }) => team.map(({ id }) => id)));
  return [...here.map(({ id }) => ({ window: id })), ...[...people].map((staff) => ({ staff }))];
};
