import { instantFromEpochMs } from "@tongban/domain";
import { openBroker } from "../edge/broker.ts";
import { readEnvironment } from "../edge/environment.ts";
import { groupedQueueHandler } from "../edge/queue-handler.ts";
import { openQueues, webhookMessage } from "../edge/queues.ts";
import { deliverEvents } from "./deliver-events.ts";

const environment = readEnvironment(process.env);
const delivery = {
  ...openBroker(environment),
  queues: openQueues(environment),
  lane: "patient",
  clock: () => instantFromEpochMs(Date.now()),
} as const;

/** Brings events to partners' endpoints that failed or were late, and what is replayed. */
export const handler = groupedQueueHandler(
  webhookMessage,
  ({ partner }) => partner,
  (partner, messages) => deliverEvents(delivery, partner, messages),
);
