import type { partnerOperations, windowWebhookOperations } from "@tongban/contract";
import type { Returned } from "../client/index.ts";
import { shanghaiTime } from "./case-text.ts";
import { textTable } from "./text-table.ts";

type Endpoint = Returned<typeof windowWebhookOperations.unsetWindowWebhook>;
type WholeDelivery = Returned<typeof partnerOperations.getDelivery>;
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
    ...(disabledAt === null ? [] : [`disabled at ${shanghaiTime(disabledAt)} because of ${disabledBecause}`]),
    ...(failingSince === null
      ? []
      : [`failing since ${shanghaiTime(failingSince)}, tried next at ${timeOf(nextTryAt)}`]),
  ].join("\n");

const timeOf = (at: string | null): string => (at === null ? "–" : shanghaiTime(at));

/** One try to deliver, in a sentence. */
export const deliveryText = ({ delivered, result, durationMs, answer }: Delivery): string =>
  `${delivered ? "delivered" : "not delivered"}: ${result} in ${durationMs} ms${answer ? `\nit said: ${answer}` : ""}`;

/** Tries to deliver, a line for each. */
export const deliveriesTable = (deliveries: readonly Delivery[]): string =>
  textTable(
    ["at", "event", "try", "state", "result", "ms", "next try", "answer"],
    deliveries.map(({ at, eventId, attempt, state, result, durationMs, nextTryAt, answer }) => [
      shanghaiTime(at),
      eventId,
      String(attempt),
      state,
      result,
      String(durationMs),
      timeOf(nextTryAt),
      answer ?? "–",
    ]),
  );

/** One delivery: what is sent, then what was tried. */
export const wholeDeliveryText = ({
  eventId,
  state,
  request: { url, headers, body },
  attempts,
  complete,
}: WholeDelivery): string =>
  [
    `${eventId}: ${state}`,
    `POST ${url ?? "(no endpoint)"}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value ?? "(made for each try)"}`),
    "",
    JSON.stringify(body, null, 2),
    "",
    attempts.length === 0 ? "nothing was tried in the last 30 days" : deliveriesTable(attempts),
    ...(complete ? [] : ["there were too many tries to look through them all"]),
  ].join("\n");
