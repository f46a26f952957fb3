import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listRegionWindows, loadTransfers } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { transferView } from "./registry/transfer.ts";

/**
 * Names the windows of a region, whoever's it is: whoever reads figures of all regions reads of their windows. What
 * becomes of the cases of a closed one is told to its own coordinators.
 */
export const listWindows =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.listWindows, Staff> =>
  async ({ query: { region }, caller }) => {
    if (!(await names()).regions.has(region)) return problem("not-found");
    const windows = await listRegionWindows(store, region);
    const closed = caller.regions.includes(region) ? windows.filter(({ open }) => !open) : [];
    const begun = await loadTransfers(
      store,
      closed.map(({ id }) => id),
    );
    const transfers = new Map(begun.map((one) => [one.window, transferView(one)]));
    return answered({
      region,
      windows: windows.map(({ id, name, open }) => ({ id, name, open, transfer: transfers.get(id) ?? null })),
    });
  };
