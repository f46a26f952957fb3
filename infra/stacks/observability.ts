import { deployments } from "@tongban/functions/deployment";
import {
  type ConsumedQueue,
  consumedQueues,
  deadLetterQueues,
  streamConsumers,
} from "@tongban/functions/topology";
import type { Stack } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Topic } from "aws-cdk-lib/aws-sns";
import { addAlarm } from "../constructs/alarms.ts";
import { addLogMetrics } from "../constructs/log-metrics.ts";
import * as metrics from "../constructs/metrics.ts";
import { deployed } from "../deployed.ts";
import type { Settings } from "../settings.ts";
import { watches } from "../watches.ts";

/** Only alarms of this account may publish; people subscribe to it. */
const alarmTopic = (stack: Stack, key: IKey): Topic => {
  const topic = new Topic(stack, "Alarms", { topicName: "tongban-alarms", masterKey: key, enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
      actions: ["sns:Publish"],
      resources: [topic.topicArn],
      conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
    }),
  );
  return topic;
};

const graph = (title: string, left: IMetric[], right: IMetric[] = []): GraphWidget =>
  new GraphWidget({ title, left, right, width: 12, height: 6 });

const addDashboard = (stack: Stack, queues: readonly ConsumedQueue[]): void => {
  const streams = streamConsumers(deployments);
  const holding = [...deadLetterQueues(queues), ...streams.map(({ failures }) => failures)];
  const functions = deployed.map(({ name }) => name);
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
      metrics.apiFaults(),
    ]),
    graph("API: time to answer (ms, p99)", [metrics.answerTime()]),
    graph(
      "Queues: oldest message (s)",
      queues.map(({ name }) => metrics.oldest(name)),
    ),
    graph("Not done: messages waiting for a person", holding.map(metrics.depth)),
    graph(
      "Stream consumers: behind (ms)",
      streams.map(({ name }) => metrics.iteratorAge(name)),
    ),
    graph("Table: throttled", [metrics.tableThrottles("Read"), metrics.tableThrottles("Write")]),
    graph("Functions: faults and throttles", functions.map(metrics.faults), functions.map(metrics.throttles)),
    graph("Functions: duration (ms, p99)", functions.map(metrics.duration)),
  );
};

/** Who is told, of what, and where to look: the alarms, their topic, metrics from logs, and the dashboard. */
export const observabilityStack = (stack: Stack, key: IKey, { handlingRegions }: Settings): void => {
  const topic = alarmTopic(stack, key);
  addLogMetrics(stack);
  const queues = consumedQueues(deployments, handlingRegions);
  for (const watch of watches(queues)) addAlarm(stack, topic, watch);
  addDashboard(stack, queues);
};
