import type { partnerOperations } from "@tongban/contract";
import { addMs } from "@tongban/domain";
import { createWebhookSecret } from "@tongban/signature";
import { endOverlap, loadWebhook, type Partner, rotateSecret } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerEndpointView } from "../../edge/webhook/endpoint-view.ts";

const HOUR_MS = 3_600_000;

/** Gives a partner's endpoint a new secret, the one before going on beside it for a time, or ends that time. */
export const rotateWebhookSecret =
  ({ store, sealing }: Resources): Run<typeof partnerOperations.rotateWebhookSecret, Partner> =>
  async ({ body: { action, overlapHours }, caller: { id: partner }, now }) => {
    const subscriber = { partner };
    const before = await loadWebhook(store, subscriber);
    if (!before) return problem("webhook-unset");
    const secret = action === "rotate" ? createWebhookSecret() : null;
    if (secret === null) await endOverlap(store, subscriber, now);
    else {
      const sealed = await sealing.seal(partner, "webhook-secret", secret);
      const times = { at: now, until: addMs(now, overlapHours * HOUR_MS) };
      if (!(await rotateSecret(store, subscriber, before, sealed, times)))
        return problem("rotation-under-way", { until: before.previous?.until ?? times.until });
    }
    const webhook = await loadWebhook(store, subscriber);
    return answered({ ...partnerEndpointView(webhook, now), secret });
  };
