import type { partnerOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { listReusable } from "../../citation/list-reusable.ts";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { ownsCase } from "../own-case.ts";

/** Tells a partner what an applicant gave in earlier cases of its own. */
export const listOwnReusable =
  (resources: Resources): Run<typeof partnerOperations.listReusable, Partner> =>
  async ({ body: { number }, caller, now }) => {
    const may = (kase: Parameters<typeof ownsCase>[1]) => ownsCase(caller, kase);
    const materials = await listReusable(resources, { number, regions: caller.regions, may, now });
    return answered({ materials: [...materials] });
  };
