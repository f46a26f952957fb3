import type { partnerRoutes } from "@tongban/contract";
import { loadWebhook, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { webhookView } from "./webhook-view.ts";

/** Shows a partner where its results go, and whether they arrive. */
export const getWebhook =
  ({ store }: Broker): Run<typeof partnerRoutes.getWebhook, Partner> =>
  async ({ caller }) =>
    answered(webhookView(await loadWebhook(store, caller.id)));
