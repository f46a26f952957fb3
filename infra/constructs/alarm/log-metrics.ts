import { operations, servedBy } from "@tongban/contract";
import type { StageFunctionName } from "@tongban/functions/stages";
import type { Stack } from "aws-cdk-lib";
import type { Metric } from "aws-cdk-lib/aws-cloudwatch";
import { FilterPattern, type ILogGroup, LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { deployedIn } from "../../deployed.ts";
import { logGroupName } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import {
  answerTime,
  awsThrottles,
  loggedFaults,
  partnerRateLimited,
  rateRefusals,
  regionsWithoutQueue,
  webhooksDisabled,
} from "./metrics.ts";

/** Paths of routes that wait for something new before they answer. */
const waitingPaths: readonly string[] = operations
  .filter(({ query }) => "wait" in query.shape)
  .map(({ path }) => path);

/** Functions that answer partners, and limit them. */
const answersPartners = (name: string): boolean =>
  operations.some((operation) => operation.audience === "partner" && servedBy(operation) === name);

const filter = (
  stack: Stack,
  id: string,
  logGroup: ILogGroup,
  pattern: string,
  metric: Metric,
  value = "1",
  dimensions?: Readonly<Record<string, string>>,
) =>
  new MetricFilter(stack, id, {
    logGroup,
    filterPattern: FilterPattern.literal(pattern),
    metricNamespace: metric.namespace,
    metricName: metric.metricName,
    metricValue: value,
    ...(dimensions ? { dimensions } : {}),
  });

/** Counts the faults that a function writes down, in its own stack, because they take back a new version of it. */
export const countLoggedFaults = (stack: Stack, name: StageFunctionName, log: ILogGroup): void => {
  filter(stack, `${name}-faults-filter`, log, '{ $.level = "ERROR" }', loggedFaults(name));
};

/** Reads metrics from our own log lines: answer times and refusals of the access log, and what functions write down. */
export const addLogMetrics = (stack: Stack, { stage }: Pick<Settings, "stage">): void => {
  const deployed = deployedIn(stage);
  const groupOf = (name: string) => LogGroup.fromLogGroupName(stack, `${name}-log`, logGroupName(name));
  const groups = new Map(
    ["access", ...deployed.map(({ name }) => name)].map((name) => [name, groupOf(name)]),
  );
  const read = (id: string, name: string, pattern: string, metric: Metric, value?: string) => {
    const group = groups.get(name);
    if (group) filter(stack, id, group, pattern, metric, value);
  };
  const prompt = waitingPaths.map((path) => `($.resourcePath != "${path}")`);
  const answered = ["($.responseLatency >= 0)", ...prompt].join(" && ");
  read("AnswerTimes", "access", `{ ${answered} }`, answerTime(), "$.responseLatency");
  read("RateRefusals", "access", '{ $.status = "429" }', rateRefusals());
  for (const name of ["deliver", "deliver-patiently"])
    read(`DisabledWebhooks-${name}`, name, '{ $.message = "webhook-disabled" }', webhooksDisabled());
  read("RegionsWithoutQueue", "relay", '{ $.message = "region-without-queue" }', regionsWithoutQueue());
  for (const { name } of deployed) {
    const group = groups.get(name);
    if (group && answersPartners(name))
      filter(stack, `RateLimited-${name}`, group, '{ $.code = "rate-limited" }', partnerRateLimited(), "1", {
        Partner: "$.caller",
      });
  }
  for (const { name } of deployed)
    read(`Throttles-${name}`, name, '{ $.fault = "*ThrottlingException*" }', awsThrottles());
};
