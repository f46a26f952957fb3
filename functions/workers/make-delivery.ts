import { addMs, epochMs, type Instant } from "@tongban/domain";
import {
  claimTry,
  type DeliveryAttempt,
  disableWebhook,
  loadEvents,
  type Partner,
  saveHealth,
  type Webhook,
} from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Lane, Queues, WebhookMessage } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { partnerEventView } from "../views/partner-event.ts";
import { acknowledgeByAnswer } from "./acknowledge-by-answer.ts";
import { whileAnotherTries } from "./delivery-step.ts";
import { CLAIM_MS, failingFor, healthAfter } from "./endpoint-health.ts";
import { postEvent, type Tried } from "./post-event.ts";
import { DELIVERY_LIFE_MS, pauseAfter } from "./retry-plan.ts";

/** What deliveries are made with. */
export type Delivery = Pick<Resources, "store" | "sealing" | "targetRules" | "calendarOf"> & {
  readonly queues: Queues;
  readonly lane: Lane;
  readonly clock: () => Instant;
};

/** An endpoint with whom it belongs to. */
export type Endpoint = { readonly partner: Partner; readonly webhook: Webhook };

/** A try that was made, and the endpoint after it. */
export type Made = { readonly endpoint: Endpoint; readonly attempt: DeliveryAttempt };

/**
 * Tries a delivery, unless another run is trying the same failing endpoint. One that failed is queued again with a
 * growing pause, for three days. An endpoint that failed for three days without a success between, or that says
 * 410 Gone, is disabled, and that is reported; the events stay in the feed, and a replay delivers them later.
 */
export const makeDelivery = async (
  delivery: Delivery,
  endpoint: Endpoint,
  message: WebhookMessage,
): Promise<Made | undefined> => {
  const { store, sealing, queues, clock } = delivery;
  const { partner, webhook } = endpoint;
  const [loaded] = await loadEvents(store, [message]);
  if (!loaded) throw new Error("a delivery of an event that is not in the table");
  const at = clock();
  if (!(await claimTry(store, partner.id, webhook, addMs(at, CLAIM_MS)))) {
    await queues.deliverLater(message, whileAnotherTries(Math.random));
    return undefined;
  }
  const event = await partnerEventView(sealing, loaded.head, loaded.event);
  const tried = await postEvent(delivery, endpoint, event, at);
  logTried(message, tried);
  if (tried.kind === "delivered") await acknowledgeByAnswer(delivery, endpoint, event, tried.text);
  const after = await settleEndpoint(delivery, endpoint, tried);
  const nextTryAt =
    tried.kind === "delivered" || after.webhook.status === "disabled"
      ? undefined
      : await queueAgain(delivery, after, message);
  const { result, duration, kind } = tried;
  const attempt = { eventId: event.id, attempt: message.attempt + 1, at, delivered: kind === "delivered" };
  return {
    endpoint: after,
    attempt: { ...attempt, result, duration, ...(nextTryAt === undefined ? {} : { nextTryAt }) },
  };
};

const logTried = (
  { partner, caseId, n: event, attempt }: WebhookMessage,
  { kind, result, duration }: Tried,
) => {
  const fields = { partner, caseId, event, attempt, code: result, ms: duration };
  if (kind === "delivered") logInfo("webhook-delivered", fields);
  else logWarning("webhook-failed", fields);
};

/** Keeps how the endpoint answers, or disables it. */
const settleEndpoint = async (
  { store, clock }: Delivery,
  { partner, webhook }: Endpoint,
  { kind, result, duration }: Tried,
): Promise<Endpoint> => {
  const now = clock();
  const health = healthAfter(webhook.health, { delivered: kind === "delivered", duration }, now, Math.random);
  if (kind === "gone" || failingFor(health, now) >= DELIVERY_LIFE_MS) {
    await disableWebhook(store, partner.id, webhook, now, result);
    logWarning("webhook-disabled", { partner: partner.id, code: result });
    return { partner, webhook: { ...webhook, status: "disabled" } };
  }
  if (health !== webhook.health) await saveHealth(store, partner.id, webhook, health);
  return { partner, webhook: { ...webhook, health } };
};

/** Queues a failed delivery again; answers when it is due, or nothing where it was given up after three days. */
const queueAgain = async (
  { queues, clock }: Delivery,
  { partner, webhook }: Endpoint,
  message: WebhookMessage,
): Promise<Instant | undefined> => {
  const now = clock();
  const ms = epochMs(now);
  const since = Math.max(message.since ?? ms, epochMs(webhook.enabledAt));
  const { caseId, n: event, attempt } = message;
  if (ms - since >= DELIVERY_LIFE_MS) {
    logWarning("webhook-given-up", { partner: partner.id, caseId, event, attempt });
    return undefined;
  }
  const pause = pauseAfter(attempt, Math.random);
  await queues.deliverLater(
    { ...message, attempt: attempt + 1, since, notBefore: ms + pause },
    pause / 1_000,
  );
  return addMs(now, pause);
};
