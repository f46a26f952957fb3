import type { coordinatorOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listRegionWindows } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Names the windows of a region, whoever's it is: whoever reads figures of all regions reads of their windows. */
export const listWindows =
  ({ store, names }: Resources): Run<typeof coordinatorOperations.listWindows, Staff> =>
  async ({ query: { region } }) => {
    if (!(await names()).regions.has(region)) return problem("not-found");
    const windows = await listRegionWindows(store, region);
    return answered({ region, windows: windows.map(({ id, name }) => ({ id, name })) });
  };
