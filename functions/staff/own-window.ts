import type { Staff, WindowId } from "@tongban/domain";
import { type DirectoryWindow, loadWindows, type StoreContext } from "@tongban/store";

/**
 * A window of the caller's: where they work, or in a coordinator's regions; nothing where it does not exist for them.
 */
export const findOwnWindow = async (
  store: StoreContext,
  { role, regions, windows }: Staff,
  id: WindowId,
): Promise<DirectoryWindow | undefined> => {
  if (role !== "coordinator" && !windows.includes(id)) return undefined;
  const [window] = await loadWindows(store, [id]);
  return window && regions.includes(window.region) ? window : undefined;
};
