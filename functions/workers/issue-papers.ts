import { fileURLToPath } from "node:url";
import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { paperMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { issuePapers } from "../paper/issue-paper.ts";
import { paperFontsIn } from "../paper/paper-fonts.ts";

const environment = readEnvironment(process.env);

const resources = openResources(environment);
const timeOf = caseTime(resources.store);

const issue = issuePapers({
  ...resources,
  objects: openObjects(environment),
  // Its assets lie beside the bundle.
  fonts: paperFontsIn(fileURLToPath(new URL(".", import.meta.url))),
  verificationUrl: environment.VERIFICATION_URL,
});

/** Issues the papers that events of cases make. */
export const handler = queueHandler(paperMessage, async ({ caseId, n }) =>
  issue(caseId, n, await timeOf(caseId)),
);
