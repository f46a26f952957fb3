import { routes } from "@tongban/contract";
import type { Stack } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { logGroupName } from "../names.ts";
import { answerTime, webhooksDisabled } from "./metrics.ts";

/** Paths of routes that wait for something new before they answer. */
const waitingPaths: readonly string[] = routes
  .filter(({ query }) => "wait" in query.shape)
  .map(({ path }) => path);

const filter = (stack: Stack, id: string, group: string, pattern: string, metric: Metric, value: string) =>
  new MetricFilter(stack, id, {
    logGroup: LogGroup.fromLogGroupName(stack, `${id}Log`, logGroupName(group)),
    filterPattern: FilterPattern.literal(pattern),
    metricNamespace: metric.namespace,
    metricName: metric.metricName,
    metricValue: value,
  });

/** Reads metrics from our own log lines: answer times from the access log, disabled webhooks from deliver's. */
export const addLogMetrics = (stack: Stack): void => {
  const prompt = waitingPaths.map((path) => `($.resourcePath != "${path}")`);
  const all = ["($.responseLatency >= 0)", ...prompt].join(" && ");
  filter(stack, "AnswerTimes", "access", `{ ${all} }`, answerTime(), "$.responseLatency");
  filter(stack, "DisabledWebhooks", "deliver", '{ $.message = "webhook-disabled" }', webhooksDisabled(), "1");
};
