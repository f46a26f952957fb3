import { signWebhook } from "@tongban/signature";
import type { EventToDeliver } from "./events-to-deliver.ts";
import type { SentDelivery } from "./send-delivery.ts";

/** The header fields of every delivery, beside those of its signature. */
export const deliveryFields = {
  "content-type": "application/cloudevents+json",
  "user-agent": "Tongban",
} as const;

/** A delivery as a broker makes it: signed by Standard Webhooks with each secret, at a Unix time in seconds. */
export const signedDelivery = (
  event: Pick<EventToDeliver, "id" | "type">,
  secrets: readonly string[],
  timestamp: number,
) => {
  const body = JSON.stringify(event);
  const headers = { ...deliveryFields, ...signWebhook({ id: event.id, timestamp, body }, secrets) };
  return { method: "POST", headers, body } as const satisfies SentDelivery;
};
