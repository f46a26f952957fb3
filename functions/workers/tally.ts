import { instantFromEpochMs } from "@tongban/domain";
import { readEnvironment } from "../edge/environment.ts";
import { putMetrics } from "../edge/metrics.ts";
import { openResources } from "../edge/resources.ts";
import { streamHandler } from "../edge/stream-handler.ts";
import { serviceMetricsOf } from "./service-metrics.ts";
import { tallyEvents } from "./tally-events.ts";

const { store } = openResources(readEnvironment(process.env));

/** Writes down what each stream shard's events add to the counters. */
export const handler = streamHandler(async (batch) => {
  const now = instantFromEpochMs(Date.now());
  await tallyEvents(store, batch, now);
  const metrics = serviceMetricsOf(batch.events.map(({ event }) => event));
  if (metrics) putMetrics(now, metrics);
});
