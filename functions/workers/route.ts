import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, regionMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { routeAndAnswer } from "./route-and-answer.ts";

const environment = readEnvironment(process.env);
const run = routeAndAnswer(openResources(environment), openQueues(environment));

/** Takes a region's queue to the boards of its windows. */
export const handler = queueHandler(regionMessage, ({ caseId }) =>
  run(caseId, instantFromEpochMs(Date.now())),
);
