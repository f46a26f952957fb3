import type { StageFunctionName } from "@tongban/functions/stages";
import {
  type ConsumedQueue,
  newCaseEvents,
  type ScheduledFunction,
  type StreamConsumer,
} from "@tongban/functions/topology";
import { Duration, type Stack } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import {
  CfnEventSourceMapping,
  EventSourceMapping,
  FilterCriteria,
  type IFunction,
  StartingPosition,
} from "aws-cdk-lib/aws-lambda";
import { calledName, queueArn } from "../../names.ts";

/** Times a stream batch is tried again; bisecting, it soon is the one record that fails. */
const STREAM_RETRIES = 30;

/** A record older than this goes to the failure queue, so that one bad record never holds its shard for long. */
const STREAM_RECORD_MAX_AGE = Duration.hours(1);

/** Wakes a function, called by its name and alias, with a queue's messages; only those it names as failed come back. */
export const queueSource = (
  stack: Stack,
  { name, consumer, batchSize, concurrency }: ConsumedQueue<StageFunctionName>,
  queueArn: string,
  usualConcurrency: number,
): CfnEventSourceMapping =>
  new CfnEventSourceMapping(stack, `${name}-source`, {
    functionName: calledName(consumer),
    eventSourceArn: queueArn,
    batchSize,
    scalingConfig: { maximumConcurrency: concurrency ?? usualConcurrency },
    functionResponseTypes: ["ReportBatchItemFailures"],
  });

/**
 * Wakes a function with new case events, each shard in order, one batch at a time; what fails for good is pointed to
 * from its failure queue.
 */
export const eventStreamSource = (
  stack: Stack,
  target: IFunction,
  { name, trigger: { batchSize, tumblingWindow, batchingWindow }, failures }: StreamConsumer,
  streamArn: string,
): EventSourceMapping =>
  new EventSourceMapping(stack, `${name}-source`, {
    target,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    parallelizationFactor: 1,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: STREAM_RETRIES,
    maxRecordAge: STREAM_RECORD_MAX_AGE,
    ...(tumblingWindow === undefined ? {} : { tumblingWindow: Duration.seconds(tumblingWindow) }),
    ...(batchingWindow === undefined ? {} : { maxBatchingWindow: Duration.seconds(batchingWindow) }),
    onFailure: { bind: () => ({ destination: queueArn(stack, failures) }) },
    filters: [FilterCriteria.filter(newCaseEvents(stack.region))],
  });

/** Runs a function by schedule; a run that fails is not tried again, because the next one comes. */
export const scheduleSource = (
  stack: Stack,
  target: IFunction,
  { name, everyMinutes }: ScheduledFunction,
): Rule =>
  new Rule(stack, `${name}-schedule`, {
    ruleName: `tongban-${name}`,
    schedule: Schedule.rate(Duration.minutes(everyMinutes)),
    targets: [new LambdaFunction(target, { retryAttempts: 0 })],
  });
