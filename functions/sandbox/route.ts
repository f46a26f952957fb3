import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, regionMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { routeAndAnswer } from "../workers/route-and-answer.ts";
import { answerByItself } from "./window/answer-by-itself.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const run = routeAndAnswer(resources, openQueues(environment));
const timeOf = caseTime(resources.store);

/** Takes a region's queue to the boards of its windows, which answer by themselves. */
export const handler = queueHandler(regionMessage, async ({ caseId }) => {
  await run(caseId, await timeOf(caseId));
  await answerByItself(resources, caseId);
});
