import type { partnerOperations } from "@tongban/contract";
import { filterWebhook as keepFilter, loadWebhook, type Partner } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";

/** Says which types of events a partner's endpoint is told of; none named: all. */
export const filterWebhook =
  ({ store }: Resources): Run<typeof partnerOperations.filterWebhook, Partner> =>
  async ({ body: { types }, caller: { id: partner }, now }) => {
    if (!(await keepFilter(store, { partner }, types ?? []))) return problem("webhook-unset");
    return answered(partnerEndpointView(await loadWebhook(store, { partner }), now));
  };
