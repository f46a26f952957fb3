import type { Instant } from "@tongban/domain";
import { epochMs } from "@tongban/domain";
import { signWebhook } from "@tongban/signature";
import { disableWebhook, loadEvents, loadPartner, loadWebhook, type Webhook } from "@tongban/store";
import type { Broker } from "../edge/broker.ts";
import { logInfo, logWarning } from "../edge/log.ts";
import { postWebhook } from "../edge/post-webhook.ts";
import type { Queues, WebhookMessage } from "../edge/queues.ts";
import { resolveTarget } from "../edge/webhook-target.ts";
import { partnerEventView } from "../views/partner-event.ts";
import { DELIVERY_LIFE_MS, pauseAfter } from "./retry-plan.ts";

type Delivery = Pick<Broker, "store" | "sealing" | "refusedLoopbackPorts"> & { readonly queues: Queues };

/** What one try came to. */
type Tried = { readonly kind: "delivered" } | { readonly kind: "failed" | "gone"; readonly because: string };

/**
 * Tries one delivery. A failed one is queued again with a growing pause; after three days (counted anew where
 * the endpoint was set or enabled meanwhile), or where it says 410 Gone, it is disabled and that is reported. Without an enabled endpoint there is
 * nothing to do: the event stays in the feed, and a replay delivers it later.
 */
export const deliverEvent = async (
  delivery: Delivery,
  message: WebhookMessage,
  now: Instant,
): Promise<void> => {
  const { store, queues } = delivery;
  const ms = epochMs(now);
  if (message.notBefore !== undefined && ms < message.notBefore) {
    return queues.deliverLater(message, (message.notBefore - ms) / 1000);
  }
  const webhook = await loadWebhook(store, message.partner);
  if (webhook?.status !== "enabled") return;

  const tried = await tryDelivery(delivery, webhook, message, ms);
  const { partner, caseId, n: event, attempt } = message;
  if (tried.kind === "delivered") return logInfo("webhook-delivered", { partner, caseId, event, attempt });
  logWarning("webhook-failed", { partner, caseId, event, attempt, code: tried.because });

  const since = Math.max(message.since ?? ms, epochMs(webhook.enabledAt));
  if (tried.kind === "gone" || ms - since >= DELIVERY_LIFE_MS) {
    await disableWebhook(store, partner, webhook, now, tried.because);
    return logWarning("webhook-disabled", { partner, code: tried.because });
  }
  const pause = pauseAfter(attempt, Math.random);
  await queues.deliverLater({ ...message, attempt: attempt + 1, since, notBefore: ms + pause }, pause / 1000);
};

const tryDelivery = async (
  { store, sealing, refusedLoopbackPorts }: Delivery,
  webhook: Webhook,
  { partner, caseId, n }: WebhookMessage,
  ms: number,
): Promise<Tried> => {
  const [owner, [loaded]] = await Promise.all([
    loadPartner(store, partner),
    loadEvents(store, [{ caseId, n }]),
  ]);
  if (!loaded || !owner) throw new Error("a delivery of an event or partner that is not in the table");
  const target = await resolveTarget(webhook.url, owner.local, refusedLoopbackPorts);
  if (target.kind === "refused") return { kind: "failed", because: "target-refused" };

  const event = await partnerEventView(sealing, loaded.head, loaded.event);
  const body = JSON.stringify(event);
  const secret = await sealing.open(partner, "webhook-secret", webhook.sealedSecret);
  const signature = signWebhook({ id: event.id, timestamp: Math.floor(ms / 1000), body }, [secret]);
  const headers = { "content-type": "application/cloudevents+json", "user-agent": "Tongban", ...signature };
  const posted = await postWebhook(target, headers, body);
  if (posted.kind === "unreachable") return { kind: "failed", because: "unreachable" };
  if (posted.status >= 200 && posted.status < 300) return { kind: "delivered" };
  return { kind: posted.status === 410 ? "gone" : "failed", because: `status-${posted.status}` };
};
