import type { Instant } from "@tongban/domain";
import { loadWebhook, type StoreContext, type Subscriber } from "@tongban/store";
import type { Queues } from "../edge/queues.ts";
import { laneOf } from "./endpoint-health.ts";

/** Deliveries to be queued for the generation of an endpoint. */
type Messages = Parameters<Queues["deliver"]>[1];

/** Queues deliveries where a subscriber has an endpoint that takes them, in the lane of its state. */
export const tellSubscriber = async (
  store: StoreContext,
  queues: Pick<Queues, "deliver">,
  subscriber: Subscriber,
  messages: (generation: number) => Messages,
  now: Instant,
): Promise<void> => {
  const webhook = await loadWebhook(store, subscriber);
  if (webhook?.status !== "enabled") return;
  await queues.deliver(laneOf(webhook.health, now), messages(webhook.generation));
};
