import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Names of regions and matters. */
export const getNames =
  ({ names }: Resources): Run<typeof windowOperations.getNames, Staff> =>
  async () => {
    const { regions, matters } = await names();
    return answered({
      regions: [...regions].map(([region, name]) => ({ region, name })),
      matters: [...matters.values()].map(({ matter, title, kind }) => ({ matter, title, kind })),
    });
  };
