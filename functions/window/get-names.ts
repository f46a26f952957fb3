import type { windowRoutes } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { type DirectoryMatter, type DirectoryRegion, listDirectory } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";

/** Names of regions and matters. */
export const getNames =
  ({ store }: Broker): Run<typeof windowRoutes.getNames, Staff> =>
  async () => {
    const [regions, matters] = await Promise.all([
      listDirectory<DirectoryRegion>(store, "REGION"),
      listDirectory<DirectoryMatter>(store, "MATTER"),
    ]);
    return answered({
      regions: regions.map(({ region, name }) => ({ region, name })),
      matters: matters.map(({ matter, title, kind }) => ({ matter, title, kind })),
    });
  };
