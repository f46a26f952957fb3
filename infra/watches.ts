import { deployments } from "@tongban/functions/deployment";
import { type ConsumedQueue, deadLetterQueues, streamConsumers } from "@tongban/functions/topology";
import type { Watch } from "./constructs/alarms.ts";
import * as metrics from "./constructs/metrics.ts";
import { deployed } from "./deployed.ts";

const DAY_SECONDS = 86_400;

const watchConsumed = ({ name, lateAfter }: ConsumedQueue): Watch => ({
  name: `${name}-oldest`,
  entry: "work-waits-too-long",
  metric: metrics.oldest(name),
  atLeast: lateAfter,
  periods: 2,
});

/** SQS counts a message's 14 days from its first sending, so half of them leaves a week to act. */
const watchHolding = (queue: string, entry: "dead-letters" | "stream-failures"): Watch[] => [
  { name: `${queue}-depth`, entry, metric: metrics.depth(queue), atLeast: 1, periods: 1 },
  {
    name: `${queue}-oldest`,
    entry: "dead-letters-about-to-expire",
    metric: metrics.oldest(queue),
    atLeast: 7 * DAY_SECONDS,
    periods: 1,
  },
];

/** A stream keeps its records for a day; an hour behind is still far from losing any. */
const watchStreams = (): Watch[] =>
  streamConsumers(deployments).flatMap(({ name, failures }) => [
    ...watchHolding(failures, "stream-failures"),
    {
      name: `${name}-behind`,
      entry: "stream-falls-behind" as const,
      metric: metrics.iteratorAge(name),
      atLeast: 60_000,
      periods: 5,
    },
  ]);

const watchFunctions = (): Watch[] =>
  deployed.flatMap(({ name }): Watch[] => [
    {
      name: `${name}-faults`,
      entry: "function-faults",
      metric: metrics.faults(name),
      atLeast: 1,
      periods: 1,
    },
    {
      name: `${name}-throttled`,
      entry: "function-throttled",
      metric: metrics.throttles(name),
      atLeast: 1,
      periods: 3,
      breaching: 2,
    },
  ]);

const watchApiAndTable = (): Watch[] => [
  { name: "api-faults", entry: "api-faults", metric: metrics.apiFaults(), atLeast: 3, periods: 1 },
  {
    name: "api-slow",
    entry: "api-slow",
    metric: metrics.answerTime(),
    atLeast: 2_000,
    periods: 5,
    breaching: 3,
  },
  ...(["Read", "Write"] as const).map((direction): Watch => {
    const metric = metrics.tableThrottles(direction);
    return {
      name: `table-${direction.toLowerCase()}-throttled`,
      entry: "table-throttled",
      metric,
      atLeast: 1,
      periods: 2,
    };
  }),
  {
    name: "webhook-disabled",
    entry: "webhook-disabled",
    metric: metrics.webhooksDisabled(),
    atLeast: 1,
    periods: 1,
  },
];

/** Everything that someone is told of: each queue, stream consumer and function, the API, the table and webhooks. */
export const watches = (queues: readonly ConsumedQueue[]): readonly Watch[] => [
  ...queues.map(watchConsumed),
  ...deadLetterQueues(queues).flatMap((name) => watchHolding(name, "dead-letters")),
  ...watchStreams(),
  ...watchFunctions(),
  ...watchApiAndTable(),
];
