import type { partnerOperations, windowWebhookOperations } from "@tongban/contract";
import type { Returned } from "../client/index.ts";
import { textTable } from "./text-table.ts";

type Endpoint = Returned<typeof windowWebhookOperations.unsetWindowWebhook>;
type Delivery = Returned<typeof partnerOperations.listDeliveries>["deliveries"][number];

/** An endpoint as a person reads it: where it is, and whether deliveries arrive. */
export const endpointText = ({
  url,
  status,
  disabledAt,
  disabledBecause,
  failingSince,
  nextTryAt,
}: Endpoint): string =>
  [
    url === null ? "no endpoint" : `${url}: ${status}`,
    ...(disabledAt === null ? [] : [`disabled at ${disabledAt} because of ${disabledBecause}`]),
    ...(failingSince === null ? [] : [`failing since ${failingSince}, tried next at ${nextTryAt ?? "–"}`]),
  ].join("\n");

/** One try to deliver, in a sentence. */
export const deliveryText = ({ delivered, result, durationMs }: Delivery): string =>
  `${delivered ? "delivered" : "not delivered"}: ${result} in ${durationMs} ms`;

/** Tries to deliver, a line for each. */
export const deliveriesTable = (deliveries: readonly Delivery[]): string =>
  textTable(
    ["at", "event", "try", "result", "ms", "next try"],
    deliveries.map(({ at, eventId, attempt, result, durationMs, nextTryAt }) => [
      at,
      eventId,
      String(attempt),
      result,
      String(durationMs),
      nextTryAt ?? "–",
    ]),
  );
