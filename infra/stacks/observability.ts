import { deployments, REGION_QUEUE_PREFIX } from "@tongban/functions/deployment";
import {
  type ConsumedQueue,
  consumedQueues,
  deadLetterQueues,
  streamConsumers,
} from "@tongban/functions/topology";
import { indexes } from "@tongban/store/table";
import type { Stack } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, Stats, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import { addAlarm } from "../constructs/alarm/alarm.ts";
import { addLogMetrics } from "../constructs/alarm/log-metrics.ts";
import * as metrics from "../constructs/alarm/metrics.ts";
import { watches } from "../constructs/alarm/watches.ts";
import { deployedIn } from "../deployed.ts";
import type { Settings } from "../settings.ts";

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 12, height: 6 });

const addDashboard = (stack: Stack, { stage }: Settings, queues: readonly ConsumedQueue[]): void => {
  const streams = streamConsumers(deployments);
  const holding = [...deadLetterQueues(queues), ...streams.map(({ failures }) => failures)];
  const named = queues.filter(({ region }) => region === undefined);
  const functions = deployedIn(stage).map(({ name }) => name);
  const dashboard = new Dashboard(stack, "Dashboard", { dashboardName: "tongban" });
  dashboard.addWidgets(
    new TextWidget({
      markdown: "What to do when something here is red: docs/runbook.md",
      width: 24,
      height: 1,
    }),
    graph("API: requests, refusals, faults", [
      metrics.requests(),
      metrics.apiRefusals(),
      metrics.rateRefusals(),
      metrics.apiFaults(),
    ]),
    graph("API: time to answer (ms, p99)", [metrics.answerTime()]),
    graph("Regions' queues: oldest message (s), the ten worst", [
      metrics.worstQueues(REGION_QUEUE_PREFIX, "age"),
    ]),
    graph("Regions' queues: messages, the ten worst", [metrics.worstQueues(REGION_QUEUE_PREFIX, "depth")]),
    graph(
      "Other queues: oldest message (s)",
      named.map(({ name }) => metrics.oldest(name)),
    ),
    graph("Not done: messages waiting for a person", holding.map(metrics.depth)),
    graph(
      "Stream consumers: behind (ms)",
      streams.map(({ name }) => metrics.iteratorAge(name)),
    ),
    graph("Service: received, decided, decided late, clocks run out", metrics.service()),
    graph("Timers: found by a sweep", [metrics.timersFound()], [metrics.timersLateness()]),
    graph("Results: decided to first returned (s)", [
      metrics.returnLateness(),
      metrics.returnLateness(Stats.percentile(99)),
      metrics.returnLateness(Stats.percentile(50)),
    ]),
    graph("Table and indexes: throttled", [
      metrics.tableThrottles("Read"),
      metrics.tableThrottles("Write"),
      ...Object.values(indexes).map(({ name }) => metrics.indexThrottles(name)),
    ]),
    graph("Faults that functions wrote down", functions.map(metrics.loggedFaults)),
    graph("Functions: faults and throttles", functions.map(metrics.faults), functions.map(metrics.throttles)),
    graph("Functions: duration (ms, p99)", functions.map(metrics.duration)),
  );
};

/** Who is told of what, and where to look: alarms, metrics from logs, and the dashboard. */
export const observabilityStack = (stack: Stack, settings: Settings): void => {
  addLogMetrics(stack, settings);
  const queues = consumedQueues(deployments, settings.handlingRegions);
  for (const watch of watches(settings, queues)) addAlarm(stack, watch);
  addDashboard(stack, settings, queues);
};
