import type { partnerOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { listAttempts } from "../../edge/webhook/list-attempts.ts";

/** Lists what was tried for a partner's endpoint, newest first. */
export const listDeliveries =
  (resources: Resources): Run<typeof partnerOperations.listDeliveries, Partner> =>
  async ({ query, caller, now }) =>
    listAttempts(resources, { partner: caller.id }, query, now);
