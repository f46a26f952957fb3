import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import {
  type FunctionDeployment,
  failureQueueName,
  queueNames,
  regionQueueName,
} from "@tongban/functions/deployment";
import { type AwsClients, REGION } from "./aws-clients.ts";
import { type ConsumedQueue, queueUrl } from "./engines/queue-definitions.ts";
import { startQueueSource } from "./sources/queue-source.ts";
import type { Report, Source } from "./sources/source.ts";
import { openCheckpoint, type StreamCheckpoint, smallest } from "./sources/stream-checkpoint.ts";
import { startStreamSource } from "./sources/stream-source.ts";

type Functions = Readonly<Record<string, FunctionDeployment>>;

/** AWS asks for at least this many function timeouts of visibility. */
const VISIBILITY_TIMEOUTS = 6;
const STREAM_ATTEMPTS = 10;
const FIRST_BACK_OFF = 100;
/** Seconds until a failed message is seen again; doubles with each receive. */
const FIRST_RETRY = 1;
const LAST_RETRY = 900;

const queuesOf = ({ trigger }: FunctionDeployment, regions: readonly string[]): readonly string[] => {
  switch (trigger.kind) {
    case "region-queues":
      return regions.map(regionQueueName);
    case "queue":
      return [queueNames[trigger.queue]];
    case "api":
    case "event-stream":
      return [];
  }
};

/** Every queue that a function consumes. */
export const consumedQueues = (functions: Functions, regions: readonly string[]): readonly ConsumedQueue[] =>
  Object.values(functions).flatMap((deployment) =>
    queuesOf(deployment, regions).map((name) => ({
      name,
      visibilityTimeout: deployment.timeout * VISIBILITY_TIMEOUTS,
    })),
  );

/** Queues for stream records that a function could not do. */
export const failureQueues = (functions: Functions): readonly string[] =>
  Object.entries(functions).flatMap(([name, { trigger }]) =>
    trigger.kind === "event-stream" ? [failureQueueName(name)] : [],
  );

/** What the sources are started with. */
export type EventSourceSetting = {
  readonly functions: Functions;
  readonly regions: readonly string[];
  readonly clients: AwsClients;
  readonly queueEngine: string;
  readonly streamArn: string;
  /** Folder of the checkpoints. */
  readonly checkpoints: string;
  invoke(functionName: string, event: unknown): Promise<unknown>;
  readonly report: Report;
};

/** All that wakes functions but the API. */
export type EventSources = Source & {
  /** Sequence number that every stream consumer is done with; undefined while one has not begun. */
  streamDone(): bigint | undefined;
};

type Started = { readonly source: Source; readonly checkpoint?: StreamCheckpoint };

const startQueue = (
  setting: EventSourceSetting,
  functionName: string,
  queue: string,
  batchSize: number,
): Started => ({
  source: startQueueSource({
    client: setting.clients.sqs,
    queueUrl: queueUrl(setting.queueEngine, queue),
    queueArn: `arn:aws-cn:sqs:${REGION}:000000000000:${queue}`,
    region: REGION,
    batchSize,
    invoke: (event) => setting.invoke(functionName, event),
    retryAfter: (receives) => Math.min(FIRST_RETRY * 2 ** (receives - 1), LAST_RETRY),
    report: (message, cause) => setting.report(`${queue}: ${message}`, cause),
  }),
});

const startStream = (
  setting: EventSourceSetting,
  functionName: string,
  trigger: Extract<FunctionDeployment["trigger"], { readonly kind: "event-stream" }>,
): Started => {
  const checkpoint = openCheckpoint(join(setting.checkpoints, `${functionName}.json`), setting.streamArn);
  const source = startStreamSource({
    client: setting.clients.streams,
    streamArn: setting.streamArn,
    region: REGION,
    checkpoint,
    batchSize: trigger.batchSize,
    windowed: trigger.tumblingWindow !== undefined,
    gather: (trigger.batchingWindow ?? 0) * 1_000,
    attempts: STREAM_ATTEMPTS,
    firstBackOff: FIRST_BACK_OFF,
    invoke: (event) => setting.invoke(functionName, event),
    giveUp: async (pointer) => {
      const failures = queueUrl(setting.queueEngine, failureQueueName(functionName));
      await setting.clients.sqs.send(
        new SendMessageCommand({ QueueUrl: failures, MessageBody: JSON.stringify(pointer) }),
      );
    },
    report: (message, cause) => setting.report(`${functionName}: ${message}`, cause),
  });
  return { source, checkpoint };
};

const start = (
  setting: EventSourceSetting,
  functionName: string,
  deployment: FunctionDeployment,
): readonly Started[] => {
  const { trigger } = deployment;
  if (trigger.kind === "api") return [];
  if (trigger.kind === "event-stream") return [startStream(setting, functionName, trigger)];
  return queuesOf(deployment, setting.regions).map((queue) =>
    startQueue(setting, functionName, queue, trigger.batchSize),
  );
};

/** Starts every queue and stream source. */
export const startEventSources = (setting: EventSourceSetting): EventSources => {
  const started = Object.entries(setting.functions).flatMap(([name, deployment]) =>
    start(setting, name, deployment),
  );
  return {
    nudge: () => {
      for (const { source } of started) source.nudge();
    },
    streamDone: () => {
      const done = started.flatMap(({ checkpoint }) => (checkpoint ? [checkpoint.done()] : []));
      const known = done.filter((each) => each !== undefined);
      return known.length < done.length ? undefined : smallest(known);
    },
    stop: async () => {
      await Promise.all(started.map(({ source }) => source.stop()));
    },
  };
};
