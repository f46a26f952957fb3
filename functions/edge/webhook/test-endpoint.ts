import type { Instant } from "@tongban/domain";
import {
  type DeliveryAttempt,
  enableWebhook,
  findWebhook,
  loadWebhook,
  type StoreContext,
  type Subscriber,
  saveDeliveries,
  saveHealth,
  type Webhook,
} from "@tongban/store";
import { recoveringFrom } from "../../workers/endpoint-health.ts";
import { attemptOf, postEvent } from "../../workers/post-event.ts";
import type { Resources } from "../resources.ts";

/** What came of a test: the try, and the endpoint after it; `unset` where there is no endpoint. */
export type Tested =
  | {
      readonly kind: "tested";
      readonly attempt: DeliveryAttempt;
      readonly webhook: Webhook | undefined;
      /** What it answered, where its answer can acknowledge something. */
      readonly text: string;
    }
  | { readonly kind: "unset" };

/**
 * Posts an event, one of its own or one that is sent again, to a subscriber's endpoint at once, signed as every other, and
 * says what came of it. A disabled endpoint that takes it is enabled again, and a failing one fails no more, so that
 * what comes next does not wait; one that does not take it is neither disabled nor taken for failing.
 */
export const testEndpoint = async (
  resources: Pick<Resources, "store" | "sealing" | "targetRules">,
  subscriber: Subscriber,
  event: { readonly id: string },
  now: Instant,
  attemptNumber = 1,
): Promise<Tested> => {
  const { store } = resources;
  const { local, webhook } = await findWebhook(store, subscriber);
  if (!webhook) return { kind: "unset" };
  const endpoint = { subscriber, local, webhook };
  const tried = await postEvent({ ...resources, lane: "prompt" }, endpoint, event, now);
  const named = { eventId: event.id, attempt: attemptNumber, at: now };
  const attempt = await attemptOf(resources, subscriber, tried, named);
  await saveDeliveries(store, subscriber, [attempt]);
  if (attempt.delivered) await recover(store, subscriber, webhook, now);
  return { kind: "tested", attempt, webhook: await loadWebhook(store, subscriber), text: tried.text };
};

const recover = async (
  store: StoreContext,
  subscriber: Subscriber,
  webhook: Webhook,
  now: Instant,
): Promise<void> => {
  if (webhook.status === "disabled")
    return enableWebhook(store, subscriber, webhook, now, recoveringFrom(now));
  if (webhook.health.kind === "failing") await saveHealth(store, subscriber, webhook, recoveringFrom(now));
};
