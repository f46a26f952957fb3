import { addMs, epochMs, type Instant } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import { claimTry, type DeliveryAttempt, disableWebhook, saveHealth, type Webhook } from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import { deliveryFields, type Lane, type Queues, type WebhookMessage } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { acknowledgeByAnswer } from "./acknowledge-by-answer.ts";
import { whileAnotherTries } from "./delivery-step.ts";
import { CLAIM_MS, failingFor, healthAfter } from "./endpoint-health.ts";
import { attemptOf, type Endpoint, postEvent, type Tried } from "./post-event.ts";
import { DELIVERY_LIFE_MS, pauseAfter } from "./retry-plan.ts";
import { returnLateness } from "./return-lateness.ts";
import { toldBy } from "./told-by.ts";

/** What deliveries are made with. */
export type Delivery = Pick<Resources, "store" | "sealing" | "targetRules" | "calendarOf"> & {
  readonly queues: Queues;
  readonly lane: Lane;
  readonly clock: () => Instant;
};

/** A try that was made, and the endpoint after it. */
export type Made = {
  readonly endpoint: Endpoint;
  readonly attempt: DeliveryAttempt;
  /** Seconds since the decision, where it was the first try to return one. */
  readonly lateness?: number | undefined;
};

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
  const { store, queues, clock } = delivery;
  const { subscriber, webhook } = endpoint;
  const { event, ofCase } = await toldBy(delivery, subscriber, message);
  // A decision that does not concern the department any more, as it is registered now.
  if (!event) return undefined;
  if (isFiltered(webhook, event)) {
    logInfo("webhook-dropped", { ...deliveryFields(message), code: "filtered" });
    return undefined;
  }
  const at = clock();
  const heldBack = await stage.heldBack(store, subscriber);
  if (heldBack !== undefined)
    return holdBack(delivery, endpoint, message, { eventId: event.id, at }, heldBack);
  if (!(await claimTry(store, subscriber, webhook, addMs(at, CLAIM_MS)))) {
    await queues.deliverLater(message, whileAnotherTries(Math.random));
    return undefined;
  }
  const tried = await postEvent(delivery, endpoint, event, at);
  logTried(message, tried);
  if (ofCase && tried.kind === "delivered" && webhook.acknowledgeByAnswer)
    await acknowledgeByAnswer(delivery, ofCase, event.id, tried.text);
  const after = await settleEndpoint(delivery, endpoint, tried);
  const nextTryAt =
    tried.kind === "delivered" || after.webhook.status === "disabled"
      ? undefined
      : await queueAgain(delivery, after, message);
  const named = { eventId: event.id, attempt: message.attempt + 1, at };
  const attempt = await attemptOf(delivery, subscriber, tried, named);
  return {
    endpoint: after,
    lateness: ofCase && returnLateness(delivery.lane, message, ofCase, at),
    attempt: { ...attempt, ...(nextTryAt === undefined ? {} : { nextTryAt }) },
  };
};

/** Queues a delivery again untried; what its endpoint is like, nobody learns from that. */
const holdBack = async (
  delivery: Delivery,
  endpoint: Endpoint,
  message: WebhookMessage,
  named: Pick<DeliveryAttempt, "eventId" | "at">,
  result: string,
): Promise<Made> => {
  const nextTryAt = await queueAgain(delivery, endpoint, message);
  const attempt = { ...named, attempt: message.attempt + 1, delivered: false, result, duration: 0 };
  return { endpoint, attempt: nextTryAt === undefined ? attempt : { ...attempt, nextTryAt } };
};

/** Whether a subscriber wants no events of this type. */
const isFiltered = ({ types = [] }: Webhook, { type }: { readonly type: string }): boolean =>
  types.length > 0 && !types.includes(type);

const logTried = (message: WebhookMessage, { kind, result, duration }: Tried) => {
  const fields = { ...deliveryFields(message), code: result, ms: duration };
  if (kind === "delivered") logInfo("webhook-delivered", fields);
  else logWarning("webhook-failed", fields);
};

/** Keeps how the endpoint answers, or disables it. */
const settleEndpoint = async (
  { store, clock }: Delivery,
  endpoint: Endpoint,
  { kind, result, duration }: Tried,
): Promise<Endpoint> => {
  const { subscriber, webhook } = endpoint;
  const now = clock();
  const health = healthAfter(webhook.health, { delivered: kind === "delivered", duration }, now, Math.random);
  if (kind === "gone" || failingFor(health, now) >= DELIVERY_LIFE_MS) {
    await disableWebhook(store, subscriber, webhook, now, result);
    logWarning("webhook-disabled", { ...subscriber, code: result });
    return { ...endpoint, webhook: { ...webhook, status: "disabled" } };
  }
  if (health !== webhook.health) await saveHealth(store, subscriber, webhook, health);
  return { ...endpoint, webhook: { ...webhook, health } };
};

/** Queues a failed delivery again; answers when it is due, or nothing where it was given up after three days. */
const queueAgain = async (
  { queues, clock }: Delivery,
  { webhook }: Endpoint,
  message: WebhookMessage,
): Promise<Instant | undefined> => {
  const now = clock();
  const ms = epochMs(now);
  const since = Math.max(message.since ?? ms, epochMs(webhook.enabledAt));
  const { attempt } = message;
  if (ms - since >= DELIVERY_LIFE_MS) {
    logWarning("webhook-given-up", deliveryFields(message));
    return undefined;
  }
  const pause = pauseAfter(attempt, Math.random);
  await queues.deliverLater(
    { ...message, attempt: attempt + 1, since, notBefore: ms + pause },
    pause / 1_000,
  );
  return addMs(now, pause);
};
