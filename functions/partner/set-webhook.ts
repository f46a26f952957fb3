import type { partnerRoutes } from "@tongban/contract";
import { createWebhookSecret } from "@tongban/signature";
import { type Partner, saveWebhook, type Webhook } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { resolveTarget } from "../edge/webhook-target.ts";
import { webhookView } from "./webhook-view.ts";

/** Sets a partner's endpoint after a look at where it leads, with a new secret. */
export const setWebhook =
  ({ store, sealing, refusedLoopbackPorts }: Broker): Run<typeof partnerRoutes.setWebhook, Partner> =>
  async ({ body, caller, now }) => {
    const target = await resolveTarget(body.url, caller.local, refusedLoopbackPorts);
    if (target.kind === "refused") {
      const { kind: _, ...facts } = target;
      return problem("webhook-target-refused", facts);
    }
    const secret = createWebhookSecret();
    const sealedSecret = await sealing.seal(caller.id, "webhook-secret", secret);
    const webhook: Webhook = { url: body.url, sealedSecret, status: "enabled", enabledAt: now };
    await saveWebhook(store, caller.id, webhook);
    return answered({ ...webhookView(webhook), secret });
  };
