import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, regionMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { routeAndAnswer } from "./route-and-answer.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const run = routeAndAnswer(resources, openQueues(environment));
const timeOf = caseTime(resources.store);

/** Takes a region's queue to the boards of its windows. */
export const handler = queueHandler(regionMessage, async ({ caseId }) => run(caseId, await timeOf(caseId)));
