import { instantFromEpochMs } from "@tongban/domain";
import { subscriberName } from "@tongban/store";
import type { Environment } from "../edge/environment.ts";
import { groupedQueueHandler } from "../edge/queue-handler.ts";
import { type Lane, openQueues, webhookMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { deliverEvents } from "./deliver-events.ts";

/** Brings the events of one lane to subscribers' endpoints. */
export const laneHandler = (lane: Lane, environment: Environment) => {
  const delivery = {
    ...openResources(environment),
    queues: openQueues(environment),
    lane,
    clock: () => instantFromEpochMs(Date.now()),
  };
  return groupedQueueHandler(webhookMessage, subscriberName, (_, messages) =>
    deliverEvents(delivery, messages),
  );
};
