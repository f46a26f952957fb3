import type { partnerOperations } from "@tongban/contract";
import { epochMs } from "@tongban/domain";
import { createWebhookSecret } from "@tongban/signature";
import { loadWebhook, type Partner, saveWebhook, type Webhook } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { resolveTarget } from "../../edge/webhook/webhook-target.ts";
import { webhookView } from "./webhook-view.ts";

/**
 * Sets a partner's endpoint after a look at where it leads, with a new secret. What waits for delivery goes to the new
 * endpoint; when the last replay was stays known, so that setting anew does not allow another.
 */
export const setWebhook =
  ({ store, sealing, targetRules }: Resources): Run<typeof partnerOperations.setWebhook, Partner> =>
  async ({ body, caller, now }) => {
    const target = await resolveTarget(body.url, { ...targetRules, local: caller.local });
    if (target.kind === "target-refused") {
      const { kind: _, ...facts } = target;
      return problem("webhook-target-refused", facts);
    }
    const before = await loadWebhook(store, caller.id);
    const secret = createWebhookSecret();
    const webhook: Webhook = {
      ...body,
      sealedSecret: await sealing.seal(caller.id, "webhook-secret", secret),
      status: "enabled",
      enabledAt: now,
      generation: before?.generation ?? epochMs(now),
      health: { kind: "well" },
      ...(before?.replay ? { replay: before.replay } : {}),
    };
    await saveWebhook(store, caller.id, webhook);
    return answered({ ...webhookView(webhook), secret });
  };
