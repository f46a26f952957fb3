import { instantFromEpochMs } from "@tongban/domain";
import { answerCase } from "../certificate/answer-case.ts";
import { readSources } from "../certificate/read-sources.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { regionMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const answer = answerCase({
  ...resources,
  sources: readSources(environment.CERTIFICATE_SOURCES, resources.documents),
});

/** Answers instant cases from data sources (网上开证明). */
export const handler = queueHandler(regionMessage, ({ caseId }) =>
  answer(caseId, instantFromEpochMs(Date.now())),
);
