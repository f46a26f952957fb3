import type { partnerOperations } from "@tongban/contract";
import { type Partner, removeWebhook } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";

/** Forgets a partner's endpoint; deliveries that wait for it are dropped when they come up. */
export const unsetWebhook =
  ({ store }: Resources): Run<typeof partnerOperations.unsetWebhook, Partner> =>
  async ({ caller, now }) => {
    await removeWebhook(store, { partner: caller.id });
    return answered(partnerEndpointView(undefined, now));
  };
