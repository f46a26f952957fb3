import {
  chooseWindow,
  type MatterId,
  type Refusal,
  type RegionCode,
  refusal,
  type WindowId,
} from "@tongban/domain";
import { type DirectoryWindow, loadDesks, loadWindows, type StoreContext } from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";

/** Whose window is asked: one by name, or the one that handles a matter. */
export type Addressed = {
  readonly region: RegionCode;
  readonly matter?: MatterId;
  readonly window?: WindowId;
};

/** Whose window is asked, of what the body of a request says. */
export const addressedTo = (region: RegionCode, matter?: MatterId, window?: WindowId): Addressed => ({
  region,
  ...(matter === undefined ? {} : { matter }),
  ...(window === undefined ? {} : { window }),
});

/** The window that answers what is asked of a region: the one that is named, else the one that a case of the matter would come to. */
export const findAskedWindow = async (
  store: StoreContext,
  { region, matter, window: named }: Addressed,
  key: string,
): Promise<DirectoryWindow | Problem | Refusal> => {
  const id = named ?? (matter === undefined ? undefined : await chosen(store, region, matter, key));
  const [window] = id === undefined ? [] : await loadWindows(store, [id]);
  if (!window || window.region !== region) return problem("not-found");
  return matter === undefined || window.matters.includes(matter)
    ? window
    : refusal("matter-not-at-window", { matter, window: window.id });
};

const chosen = async (
  store: StoreContext,
  region: RegionCode,
  matter: MatterId,
  key: string,
): Promise<WindowId | undefined> => {
  const desks = (await loadDesks(store, [region])).get(region) ?? [];
  return chooseWindow(desks, { matter, key })?.desk.window;
};
