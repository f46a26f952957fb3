import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { queueHandler } from "../edge/queue-handler.ts";
import { timerMessage } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { fireTimers } from "./fire-timers.ts";

const resources = openResources(readEnvironment(process.env));

/** Does what time brings to the cases that the sweep found. */
export const handler = queueHandler(timerMessage, ({ caseId }) =>
  fireTimers(resources, caseId, instantFromEpochMs(Date.now())),
);
