import type { PartnerId } from "@tongban/domain";
import { type DeliveryAttempt, loadPartnerWithWebhook, saveDeliveries } from "@tongban/store";
import { logFault, logInfo } from "../edge/log.ts";
import type { WebhookMessage } from "../edge/queues.ts";
import { deliveryStep } from "./delivery-step.ts";
import { type Delivery, type Endpoint, makeDelivery } from "./make-delivery.ts";

/**
 * Makes one partner's deliveries of a batch, one after the other, and keeps what each try came to. As soon as the
 * endpoint fails or is late, the rest goes to the patient lane untried: a sick endpoint holds a run once and
 * shortly. Answers with those that faulted, for the queue to give again.
 */
export const deliverEvents = async (
  delivery: Delivery,
  partner: PartnerId,
  messages: readonly WebhookMessage[],
): Promise<readonly WebhookMessage[]> => {
  let endpoint = await loadPartnerWithWebhook(delivery.store, partner);
  const attempts: DeliveryAttempt[] = [];
  const faulted: WebhookMessage[] = [];
  for (const message of messages) {
    try {
      const made = await deliverEvent(delivery, endpoint, message);
      endpoint = made?.endpoint ?? endpoint;
      if (made?.attempt) attempts.push(made.attempt);
    } catch (fault) {
      const { caseId, n: event, attempt } = message;
      logFault("message failed", fault, { partner, caseId, event, attempt });
      faulted.push(message);
    }
  }
  await keepAttempts(delivery, partner, attempts);
  return faulted;
};

type Found = Awaited<ReturnType<typeof loadPartnerWithWebhook>>;

const deliverEvent = async (delivery: Delivery, found: Found, message: WebhookMessage) => {
  const { queues, lane, clock } = delivery;
  const step = deliveryStep(lane, found.webhook, message, clock(), Math.random);
  if (step.kind === "try") return makeDelivery(delivery, endpointOf(found), message);
  if (step.kind === "defer") await queues.deliverLater(message, step.seconds);
  else {
    const { partner, caseId, n: event } = message;
    logInfo("webhook-dropped", { partner, caseId, event, code: step.because });
  }
  return undefined;
};

const endpointOf = ({ partner, webhook }: Found): Endpoint => {
  if (!partner || !webhook) throw new Error("a delivery to a partner that is not in the table");
  return { partner, webhook };
};

/** What was delivered is not delivered again for the sake of its record. */
const keepAttempts = async (
  { store }: Delivery,
  partner: PartnerId,
  attempts: readonly DeliveryAttempt[],
) => {
  try {
    await saveDeliveries(store, partner, attempts);
  } catch (fault) {
    logFault("deliveries not recorded", fault, { partner, count: attempts.length });
  }
};
