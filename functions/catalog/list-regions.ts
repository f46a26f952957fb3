import type { catalogOperations } from "@tongban/contract";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";

/** Names the regions that take part, by code. */
export const listCatalogRegions =
  ({ names }: Pick<Resources, "names">): Run<typeof catalogOperations.listCatalogRegions, undefined> =>
  async () => {
    const { regions } = await names();
    return answered({
      regions: [...regions]
        .map(([region, name]) => ({ region, name }))
        .sort((a, b) => (a.region < b.region ? -1 : 1)),
    });
  };
