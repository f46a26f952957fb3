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
  lane: "prompt",
  clock: () => instantFromEpochMs(Date.now()),
} as const;

/** Brings events to partners' endpoints that answer promptly. */
export const handler = groupedQueueHandler(
  webhookMessage,
  ({ partner }) => partner,
  (partner, messages) => deliverEvents(delivery, partner, messages),
);
