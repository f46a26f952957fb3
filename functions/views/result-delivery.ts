import type { resultDelivery } from "@tongban/contract";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

type Delivery = z.output<typeof resultDelivery>;

/** How far the last delivery of a case's result is; null where the window sent nothing out. */
export const deliveryOf = (events: readonly OpenedEvent[]): Delivery | null => {
  const place = events.findLastIndex(({ type }) => type === "ResultDispatched");
  const sent = events[place];
  if (sent?.type !== "ResultDispatched") return null;
  const since = events.slice(place + 1);
  const failures = since.filter(({ type }) => type === "DeliveryFailed");
  const last = failures.at(-1);
  const arrived = since.find(({ type }) => type === "ResultDelivered");
  const received =
    arrived?.type === "ResultDelivered"
      ? { by: arrived.prose["receivedBy"] ?? "", at: arrived.receivedAt, proof: arrived.proof }
      : null;
  const returned = last?.type === "DeliveryFailed" && last.returned;
  return {
    state: received ? "delivered" : returned ? "returned" : "under-way",
    way: sent.way,
    sentAt: sent.at,
    carrier: sent.prose["carrier"] ?? null,
    number: sent.prose["number"] ?? null,
    place: sent.prose["place"] ?? null,
    code: sent.prose["code"] ?? null,
    platform: sent.prose["platform"] ?? null,
    failed: failures.length,
    reason: last?.prose["reason"] ?? null,
    received,
  };
};

/** The same without the code that whoever knows it picks the result up with. */
export const deliveryWithoutCode = (events: readonly OpenedEvent[]): Delivery | null => {
  const delivery = deliveryOf(events);
  return delivery && { ...delivery, code: null };
};
