import type { partnerOperations } from "@tongban/contract";
import { loadWebhook, type Partner } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";

/** Shows a partner where its results go, and whether they arrive. */
export const getWebhook =
  ({ store }: Resources): Run<typeof partnerOperations.getWebhook, Partner> =>
  async ({ caller, now }) =>
    answered(partnerEndpointView(await loadWebhook(store, { partner: caller.id }), now));
