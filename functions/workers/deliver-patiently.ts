import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { groupedQueueHandler } from "../edge/queue-handler.ts";
import { openQueues, webhookMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { deliverEvents } from "./deliver-events.ts";

const environment = readEnvironment(process.env);
const delivery = {
  ...openResources(environment),
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
