import { type Instant, instantFromEpochMs } from "@tongban/domain";
import { sweepMetrics } from "../deployment.ts";
import { readEnvironment } from "../edge/environment.ts";
import { putMetrics } from "../edge/metrics.ts";
import { openQueues } from "../edge/queues.ts";
import { openResources } from "../edge/resources.ts";
import { scheduleHandler } from "../edge/schedule-handler.ts";
import { type SentTimers, sweepTimers } from "./sweep-timers.ts";

const environment = readEnvironment(process.env);
const { store } = openResources(environment);
const queues = openQueues(environment);
const sent: SentTimers = new Map<string, Instant>();

/** Sends timers that come due to the queue of timers, and says each time that it is alive. */
export const handler = scheduleHandler(async () => {
  const now = instantFromEpochMs(Date.now());
  const { found, lateMs } = await sweepTimers(store, queues, sent, now);
  putMetrics(now, {
    [sweepMetrics.found]: { value: found, unit: "Count" },
    [sweepMetrics.lateness]: { value: lateMs / 1_000, unit: "Seconds" },
  });
});
