import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadStatusCounts, loadWindows } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Tells how much waits at each of the caller's windows and how much its team holds, as counted. */
export const listWindowLoads =
  ({ store }: Resources): Run<typeof windowOperations.listWindowLoads, Staff> =>
  async ({ caller }) => {
    const windows = await loadWindows(store, caller.windows);
    const loads = windows.map(async ({ id, name }) => {
      const counts = await loadStatusCounts(store, { kind: "window", id });
      const held = counts.claimed + counts["awaiting-supplement"] + counts.accepted + counts.suspended;
      return { window: id, name, waiting: counts.routed, held };
    });
    return answered({ windows: await Promise.all(loads) });
  };
