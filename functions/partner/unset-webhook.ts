import type { partnerRoutes } from "@tongban/contract";
import { type Partner, removeWebhook } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { webhookView } from "./webhook-view.ts";

/** Forgets a partner's endpoint; deliveries that wait for it are dropped when they come up. */
export const unsetWebhook =
  ({ store }: Broker): Run<typeof partnerRoutes.unsetWebhook, Partner> =>
  async ({ caller }) => {
    await removeWebhook(store, caller.id);
    return answered(webhookView(undefined));
  };
