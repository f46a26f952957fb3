import { instantFromEpochMs } from "@tongban/domain";
import { openBroker } from "../edge/broker.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, webhookMessage } from "../edge/queues.ts";
import { deliverEvent } from "./deliver-event.ts";

const environment = readEnvironment(process.env);
const delivery = { ...openBroker(environment), queues: openQueues(environment) };

/** Brings results to partners' endpoints. */
export const handler = queueHandler(webhookMessage, (message) =>
  deliverEvent(delivery, message, instantFromEpochMs(Date.now())),
);
