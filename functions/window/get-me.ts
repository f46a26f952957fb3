import type { windowOperations } from "@tongban/contract";
import { reviewsAt, type Staff } from "@tongban/domain";
import { loadRegions, loadWindows } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { takesIn } from "./intake/own-desk.ts";

/** Tells the caller who they are here, and which windows and teams they work with. */
export const getMe =
  ({ store }: Resources): Run<typeof windowOperations.getMe, Staff> =>
  async ({ caller }) => {
    const [regions, windows] = await Promise.all([
      loadRegions(store, caller.regions),
      loadWindows(store, caller.windows),
    ]);
    return answered({
      id: caller.id,
      name: caller.name,
      role: caller.role,
      regions: [...regions],
      windows: windows.map((window) => ({
        id: window.id,
        name: window.name,
        region: window.region,
        team: [...window.team],
        takesIn: takesIn(window),
        reviews: reviewsAt(caller, window.id),
      })),
    });
  };
