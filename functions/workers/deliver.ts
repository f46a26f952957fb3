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
  lane: "prompt",
  clock: () => instantFromEpochMs(Date.now()),
} as const;

/** Brings events to partners' endpoints that answer promptly. */
export const handler = groupedQueueHandler(
  webhookMessage,
  ({ partner }) => partner,
  (partner, messages) => deliverEvents(delivery, partner, messages),
);
