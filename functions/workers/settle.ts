import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { partMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { followBundle } from "./follow-bundle.ts";
import { settlePartOf } from "./settle-part.ts";

const resources = openResources(readEnvironment(process.env));
const timeOf = caseTime(resources.store);

/** Takes decided and declined parts to their joint cases, and members of bundles that ended to what waits for them. */
export const handler = queueHandler(partMessage, async ({ caseId, of }) => {
  const now = await timeOf(caseId);
  return of === "bundle" ? followBundle(resources, caseId, now) : settlePartOf(resources, caseId, now);
});
