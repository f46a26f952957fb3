import type { FunctionName } from "@tongban/functions/deployment";
import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { API_NAME, functionName, STAGE_NAME, TABLE_NAME } from "../names.ts";

/** Namespace of the metrics that are read from our logs. */
const OWN_NAMESPACE = "Tongban";

const minute = Duration.minutes(1);
const fiveMinutes = Duration.minutes(5);

const queueMetric = (queue: string, metricName: string): Metric =>
  new Metric({
    namespace: "AWS/SQS",
    metricName,
    dimensionsMap: { QueueName: queue },
    statistic: Stats.MAXIMUM,
    period: fiveMinutes,
  });

/** Messages that lie in a queue. */
export const depth = (queue: string): Metric => queueMetric(queue, "ApproximateNumberOfMessagesVisible");

/** Age of a queue's oldest message, in seconds. */
export const oldest = (queue: string): Metric => queueMetric(queue, "ApproximateAgeOfOldestMessage");

const functionMetric = (name: FunctionName, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: "AWS/Lambda",
    metricName,
    dimensionsMap: { FunctionName: functionName(name) },
    statistic,
    period: fiveMinutes,
  });

/** Runs of a function that threw, timed out or ran out of memory. */
export const faults = (name: FunctionName): Metric => functionMetric(name, "Errors", Stats.SUM);

/** Runs of a function that found no free concurrency. */
export const throttles = (name: FunctionName): Metric => functionMetric(name, "Throttles", Stats.SUM);

/** How far a stream consumer is behind the table, in ms. */
export const iteratorAge = (name: FunctionName): Metric =>
  functionMetric(name, "IteratorAge", Stats.MAXIMUM).with({ period: minute });

/** Time of a function's runs, 99th percentile, in ms. */
export const duration = (name: FunctionName): Metric =>
  functionMetric(name, "Duration", Stats.percentile(99));

const apiMetric = (metricName: string): Metric =>
  new Metric({
    namespace: "AWS/ApiGateway",
    metricName,
    dimensionsMap: { ApiName: API_NAME, Stage: STAGE_NAME },
    statistic: Stats.SUM,
    period: fiveMinutes,
  });

/** Requests to the API. */
export const requests = (): Metric => apiMetric("Count");

/** Requests that the API answered with a fault of ours. */
export const apiFaults = (): Metric => apiMetric("5XXError");

/** Requests that the API refused. */
export const apiRefusals = (): Metric => apiMetric("4XXError");

/** Requests to the table that it throttled. */
export const tableThrottles = (direction: "Read" | "Write"): Metric =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName: `${direction}ThrottleEvents`,
    dimensionsMap: { TableName: TABLE_NAME },
    statistic: Stats.SUM,
    period: fiveMinutes,
  });

/** Time to answer, 99th percentile in ms, of all requests but those that wait on purpose. */
export const answerTime = (): Metric =>
  new Metric({
    namespace: OWN_NAMESPACE,
    metricName: "AnswerTime",
    statistic: Stats.percentile(99),
    period: minute,
  });

/** Webhook endpoints that were disabled after three days of failures. */
export const webhooksDisabled = (): Metric =>
  new Metric({
    namespace: OWN_NAMESPACE,
    metricName: "WebhooksDisabled",
    statistic: Stats.SUM,
    period: fiveMinutes,
  });
