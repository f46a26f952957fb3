import type { registryOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadRecord, loadWebhook } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { endpointView } from "../../edge/webhook/endpoint-view.ts";

/** Shows an operator where a partner's results go, and whether they arrive. */
export const getPartnerWebhook =
  ({ store }: Resources): Run<typeof registryOperations.getPartnerWebhook, Staff> =>
  async ({ params: { partnerId: partner } }) =>
    (await loadRecord(store, { kind: "partner", id: partner }))
      ? answered(endpointView(await loadWebhook(store, { partner })))
      : problem("not-found");
