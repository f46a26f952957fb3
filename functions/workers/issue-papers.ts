import { fileURLToPath } from "node:url";
import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { openObjects } from "../edge/objects.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { paperMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { issuePapers } from "../paper/issue-paper.ts";
import { paperFontsIn } from "../paper/paper-fonts.ts";

const environment = readEnvironment(process.env);

const issue = issuePapers({
  ...openResources(environment),
  objects: openObjects(environment),
  // Its assets lie beside the bundle.
  fonts: paperFontsIn(fileURLToPath(new URL(".", import.meta.url))),
  verificationUrl: environment.VERIFICATION_URL,
});

/** Issues the papers that events of cases make. */
export const handler = queueHandler(paperMessage, ({ caseId, n }) =>
  issue(caseId, n, instantFromEpochMs(Date.now())),
);
