import { answerCase } from "../certificate/answer-case.ts";
import { readSources } from "../certificate/read-sources.ts";
import { caseTime } from "../edge/case-time.ts";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { openQueues, sourceMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { checkLicences } from "../licence/check-licences.ts";

const environment = readEnvironment(process.env);
const resources = openResources(environment);
const timeOf = caseTime(resources.store);
const answer = answerCase({
  ...resources,
  sources: readSources(environment.CERTIFICATE_SOURCES, resources.documents),
});

const desk = { ...resources, sources: resources.licenceSources(), queues: openQueues(environment) };

/** Answers instant cases from data sources (网上开证明), and looks up licences that cases cite (电子证照). */
export const handler = queueHandler(sourceMessage, async (message) =>
  "licencesOf" in message
    ? checkLicences(desk, message.licencesOf, message.attempt, await timeOf(message.licencesOf))
    : answer(message.caseId, await timeOf(message.caseId)),
);
