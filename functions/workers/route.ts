import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { regionMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { routeCase } from "./route-case.ts";

const resources = openResources(readEnvironment(process.env));

/** Takes a region's queue to the boards of its windows. */
export const handler = queueHandler(regionMessage, ({ caseId }) =>
  routeCase(resources, caseId, instantFromEpochMs(Date.now())),
);
