import {
  type DeliveryAttempt,
  type FoundWebhook,
  findWebhook,
  type Subscriber,
  saveDeliveries,
  subscriberIn,
} from "@tongban/store";
import { logFault, logInfo } from "../edge/log.ts";
import { putMetrics } from "../edge/metrics.ts";
import { deliveryFields, type WebhookMessage } from "../edge/queues.ts";
import { deliveryStep } from "./delivery-step.ts";
import { type Delivery, makeDelivery } from "./make-delivery.ts";
import type { Endpoint } from "./post-event.ts";
import { returnMetricsOf } from "./return-lateness.ts";

/**
 * Makes one subscriber's deliveries of a batch, one after the other, and keeps what each try came to. As soon as the
 * endpoint fails or is late, the rest goes to the patient lane untried: a sick endpoint holds a run once and
 * shortly. Answers with those that faulted, for the queue to give again.
 */
export const deliverEvents = async (
  delivery: Delivery,
  messages: readonly WebhookMessage[],
): Promise<readonly WebhookMessage[]> => {
  const [first] = messages;
  if (!first) return [];
  const subscriber = subscriberIn(first);
  let found = await findWebhook(delivery.store, subscriber);
  const attempts: DeliveryAttempt[] = [];
  const latenesses: number[] = [];
  const faulted: WebhookMessage[] = [];
  for (const message of messages) {
    try {
      const made = await deliverEvent(delivery, found, message);
      found = made?.endpoint ?? found;
      if (made?.attempt) attempts.push(made.attempt);
      if (made?.lateness !== undefined) latenesses.push(made.lateness);
    } catch (fault) {
      logFault("message failed", fault, deliveryFields(message));
      faulted.push(message);
    }
  }
  const metrics = returnMetricsOf(latenesses);
  if (metrics) putMetrics(delivery.clock(), metrics);
  await keepAttempts(delivery, subscriber, attempts);
  return faulted;
};

const deliverEvent = async (delivery: Delivery, found: FoundWebhook, message: WebhookMessage) => {
  const { queues, lane, clock } = delivery;
  const step = deliveryStep(lane, found.webhook, message, clock(), Math.random);
  if (step.kind === "try") return makeDelivery(delivery, endpointOf(found, message), message);
  if (step.kind === "defer") await queues.deliverLater(message, step.seconds);
  else logInfo("webhook-dropped", { ...deliveryFields(message), code: step.because });
  return undefined;
};

const endpointOf = ({ local, webhook }: FoundWebhook, message: WebhookMessage): Endpoint => {
  if (!webhook) throw new Error("a delivery to nobody");
  return { subscriber: subscriberIn(message), local, webhook };
};

/** What was delivered is not delivered again for the sake of its record. */
const keepAttempts = async (
  { store }: Delivery,
  subscriber: Subscriber,
  attempts: readonly DeliveryAttempt[],
) => {
  try {
    await saveDeliveries(store, subscriber, attempts);
  } catch (fault) {
    logFault("deliveries not recorded", fault, { ...subscriber, count: attempts.length });
  }
};
