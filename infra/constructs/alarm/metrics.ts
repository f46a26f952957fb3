import {
  applicantMetrics,
  certificateMetrics,
  METRIC_NAMESPACE,
  rateMetrics,
  returnMetrics,
  serviceMetrics,
  sweepMetrics,
} from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { Duration } from "aws-cdk-lib";
import { type IMetric, MathExpression, Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { API_NAME, FIREWALL_NAME, functionName, STAGE_NAME, TABLE_NAME } from "../../names.ts";

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

const ageMetric = "ApproximateAgeOfOldestMessage";

/**
 * Age in seconds of the oldest message in any queue but the given ones, as one metric however many queues there are
 * (CloudWatch Metrics Insights). It cannot ask for a beginning of a name, so the account should have no other queues.
 */
export const oldestOfAllBut = (queues: readonly string[]): IMetric => {
  const others = queues.map((name) => `QueueName != '${name}'`).join(" AND ");
  return new MathExpression({
    expression: `SELECT MAX(${ageMetric}) FROM SCHEMA("AWS/SQS", QueueName) WHERE ${others}`,
    label: "oldest message of all regions",
    period: fiveMinutes,
  });
};

/** Queues that one alarm can look at together. */
export const QUEUES_PER_ALARM = 10;

/** Age in seconds of the oldest message in at most {@link QUEUES_PER_ALARM} queues. */
export const oldestOf = (queues: readonly string[]): IMetric =>
  new MathExpression({
    expression: `MAX([${queues.map((_, at) => `q${at}`).join(", ")}])`,
    usingMetrics: Object.fromEntries(queues.map((name, at) => [`q${at}`, oldest(name)])),
    period: fiveMinutes,
  });

/** For graphs only: of the queues whose names begin so, the ten that are worst by a metric. */
export const worstQueues = (prefix: string, metricName: "age" | "depth"): IMetric => {
  const name = metricName === "age" ? ageMetric : "ApproximateNumberOfMessagesVisible";
  const search = `SEARCH('{AWS/SQS,QueueName} MetricName="${name}" QueueName="${prefix}"', 'Maximum', 300)`;
  return new MathExpression({ expression: `SORT(${search}, MAX, DESC, 10)`, label: "", period: fiveMinutes });
};

const functionMetric = (name: StageFunctionName, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: "AWS/Lambda",
    metricName,
    dimensionsMap: { FunctionName: functionName(name) },
    statistic,
    period: fiveMinutes,
  });

/** Runs of a function that threw, timed out or ran out of memory. */
export const faults = (name: StageFunctionName): Metric => functionMetric(name, "Errors", Stats.SUM);

/** Runs of a function that found no free concurrency. */
export const throttles = (name: StageFunctionName): Metric => functionMetric(name, "Throttles", Stats.SUM);

/** 1 while a function that runs by schedule does not run, else 0: no run at all is no health. */
export const standsStill = (name: StageFunctionName): IMetric =>
  new MathExpression({
    expression: "IF(FILL(runs, 0) < 1, 1, 0)",
    usingMetrics: { runs: functionMetric(name, "Invocations", Stats.SUM) },
    label: `${functionName(name)} stands still`,
    period: fiveMinutes,
  });

/** How far a stream consumer is behind the table, in ms. */
export const iteratorAge = (name: StageFunctionName): Metric =>
  functionMetric(name, "IteratorAge", Stats.MAXIMUM).with({ period: minute });

/** Time of a function's runs, 99th percentile, in ms. */
export const duration = (name: StageFunctionName): Metric =>
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

const tableMetric = (metricName: string, dimensions: Readonly<Record<string, string>> = {}): Metric =>
  new Metric({
    namespace: "AWS/DynamoDB",
    metricName,
    dimensionsMap: { TableName: TABLE_NAME, ...dimensions },
    statistic: Stats.SUM,
    period: fiveMinutes,
  });

/** Requests to the table that it throttled, without those of its indexes. */
export const tableThrottles = (direction: "Read" | "Write"): Metric =>
  tableMetric(`${direction}ThrottleEvents`);

/** Reads of an index and writes to it that were throttled; a throttled index holds up writes to the table. */
export const indexThrottles = (index: string): IMetric => {
  const id = index.replace(/\W/g, "_");
  const [reads, writes] = [`${id}_reads`, `${id}_writes`];
  return new MathExpression({
    expression: `FILL(${reads}, 0) + FILL(${writes}, 0)`,
    usingMetrics: {
      [reads]: tableMetric("ReadThrottleEvents", { GlobalSecondaryIndexName: index }),
      [writes]: tableMetric("WriteThrottleEvents", { GlobalSecondaryIndexName: index }),
    },
    label: `${index}: throttled`,
    period: fiveMinutes,
  });
};

/** Items on which a transaction met another one. */
export const transactionConflicts = (): Metric => tableMetric("TransactionConflict");

/** Requests that the web application firewall blocked, by all of its rules or by one. */
export const firewallBlocks = (region: string, rule = "ALL"): Metric =>
  new Metric({
    namespace: "AWS/WAFV2",
    metricName: "BlockedRequests",
    dimensionsMap: { WebACL: FIREWALL_NAME, Rule: rule, Region: region },
    statistic: Stats.SUM,
    period: fiveMinutes,
  });

/** Backups that were not made. */
export const backupFailures = (vault: string): Metric =>
  new Metric({
    namespace: "AWS/Backup",
    metricName: "NumberOfBackupJobsFailed",
    dimensionsMap: { BackupVaultName: vault },
    statistic: Stats.SUM,
    period: Duration.hours(1),
  });

const logMetric = (metricName: string, period = fiveMinutes): Metric =>
  new Metric({ namespace: METRIC_NAMESPACE, metricName, statistic: Stats.SUM, period });

/** Time to answer, 99th percentile in ms, of all requests but those that wait on purpose. */
export const answerTime = (): Metric =>
  logMetric("AnswerTime", minute).with({ statistic: Stats.percentile(99) });

/** Webhook endpoints that were disabled after three days of failures. */
export const webhooksDisabled = (): Metric => logMetric("WebhooksDisabled");

/** Faults that a function met and wrote down: requests that it answered with 5xx, messages and records that failed. */
export const loggedFaults = (name: StageFunctionName): Metric => logMetric(`LoggedFaults-${name}`, minute);

/** Faults because an AWS service, such as KMS, refused requests for their rate, after all tries. */
export const awsThrottles = (): Metric => logMetric("ThrottledByAws");

/** Requests that were answered 429. */
export const rateRefusals = (): Metric => logMetric("RefusedForTheirRate");

/** Requests that were refused because their partner asked too much, by partner. */
export const partnerRateLimited = (): Metric => logMetric("PartnerRateLimited");

/** Times at which partners' requests were let through unlimited, for the table did not say what was left to them. */
export const requestsUnlimited = (): Metric => logMetric(rateMetrics.unlimited);

/** Query codes that named no case. */
export const wrongQueryCodes = (): Metric => logMetric(applicantMetrics.wrongCodes);

/** Data sources that could not be asked for a certificate. */
export const certificateSourcesFailed = (): Metric => logMetric(certificateMetrics.failed);

/** Batches of submissions to a region that has no queue. */
export const regionsWithoutQueue = (): Metric => logMetric("RegionsWithoutQueue");

/** Timers that a sweep found. */
export const timersFound = (): Metric =>
  logMetric(sweepMetrics.found, minute).with({ statistic: Stats.MAXIMUM });

/** Seconds since the earliest timer that a sweep found was due. */
export const timersLateness = (): Metric =>
  logMetric(sweepMetrics.lateness, minute).with({ statistic: Stats.MAXIMUM });

/** Seconds from decisions to the first try to return them to their partners, of endpoints that answer. */
export const returnLateness = (statistic = Stats.MAXIMUM): Metric =>
  logMetric(returnMetrics.lateness, minute).with({ statistic });

/** The service of the whole installation: cases received, decided, decided late, and clocks that ran out. */
export const service = (): Metric[] => Object.values(serviceMetrics).map((name) => logMetric(name));

/** 1 while no sweep of the timers says that it is alive, else 0. */
export const timersUnswept = (): IMetric =>
  new MathExpression({
    expression: "IF(FILL(sweeps, 0) < 1, 1, 0)",
    usingMetrics: { sweeps: timersFound().with({ statistic: Stats.SAMPLE_COUNT }) },
    label: "timers unswept",
    period: minute,
  });
