import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { routeAndAnswer } from "../workers/route-and-answer.ts";
import { answerOnceComplete } from "./window/answer-once-complete.ts";
import { openLookAgain, sandboxRegionMessage } from "./window/look-again.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const run = routeAndAnswer(resources, openQueues(environment));
const timeOf = caseTime(resources.store);
const answer = answerOnceComplete(resources, openLookAgain(environment));

/** Takes a region's queue to the boards of its windows, which answer by themselves. */
export const handler = queueHandler(sandboxRegionMessage, async ({ caseId, waitsUntil }) => {
  // What comes again to wait for files is on its board already.
  if (waitsUntil === undefined) await run(caseId, await timeOf(caseId));
  await answer(caseId, waitsUntil);
});
