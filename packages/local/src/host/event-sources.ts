import { join } from "node:path";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { FunctionDeployment } from "@tongban/functions/deployment";
import {
  type ConsumedQueue,
  consumedQueues,
  newCaseEvents,
  type ScheduledFunction,
  type StreamConsumer,
  scheduledFunctions,
  streamConsumers,
} from "@tongban/functions/topology";
import { queueUrl } from "../engines/queue-definitions.ts";
import { startQueueSource } from "../sources/queue-source.ts";
import { startScheduleSource } from "../sources/schedule-source.ts";
import type { Report, Source } from "../sources/source.ts";
import { openCheckpoint, type StreamCheckpoint, smallest } from "../sources/stream-checkpoint.ts";
import { startStreamSource } from "../sources/stream-source.ts";
import { type AwsClients, REGION } from "./aws-clients.ts";

type Functions = Readonly<Record<string, FunctionDeployment>>;

const STREAM_ATTEMPTS = 10;
const FIRST_BACK_OFF = 100;
/** ms between two runs of a function that runs by schedule: there is nobody to pay, and somebody who looks. */
const SCHEDULE_PAUSE = 2_000;
/** Seconds until a failed message is seen again; doubles with each receive. */
const FIRST_RETRY = 1;
const LAST_RETRY = 900;

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
  /** Time stands still between steps: nothing runs by schedule, and what failed is seen again at once. */
  readonly stepped: boolean;
};

/** All that wakes functions but the API. */
export type EventSources = Source & {
  /**
   * Sequence number that every stream consumer is done with, or every one that lets no records gather; undefined while
   * one has not begun.
   */
  streamDone(which?: "all" | "prompt"): bigint | undefined;
  /** How often a function was woken so far. */
  woken(): number;
  /** Consumes further queues, of a region that is registered while the broker runs. */
  join(queues: readonly ConsumedQueue[]): void;
};

type Started = {
  readonly source: Source;
  readonly checkpoint?: StreamCheckpoint;
  readonly gathers?: boolean;
};

const startQueue = (setting: EventSourceSetting, { name, consumer, batchSize }: ConsumedQueue): Started => ({
  source: startQueueSource({
    client: setting.clients.sqs,
    queueUrl: queueUrl(setting.queueEngine, name),
    queueArn: `arn:aws-cn:sqs:${REGION}:000000000000:${name}`,
    region: REGION,
    batchSize,
    invoke: (event) => setting.invoke(consumer, event),
    retryAfter: (receives) => (setting.stepped ? 0 : Math.min(FIRST_RETRY * 2 ** (receives - 1), LAST_RETRY)),
    report: (message, cause) => setting.report(`${name}: ${message}`, cause),
  }),
});

const startStream = (setting: EventSourceSetting, { name, trigger, failures }: StreamConsumer): Started => {
  const checkpoint = openCheckpoint(join(setting.checkpoints, `${name}.json`), setting.streamArn);
  const source = startStreamSource({
    client: setting.clients.streams,
    streamArn: setting.streamArn,
    region: REGION,
    checkpoint,
    batchSize: trigger.batchSize,
    pattern: newCaseEvents(REGION),
    windowed: trigger.tumblingWindow !== undefined,
    gather: (trigger.batchingWindow ?? 0) * 1_000,
    attempts: STREAM_ATTEMPTS,
    firstBackOff: FIRST_BACK_OFF,
    invoke: (event) => setting.invoke(name, event),
    giveUp: async (pointer) => {
      const QueueUrl = queueUrl(setting.queueEngine, failures);
      await setting.clients.sqs.send(
        new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(pointer) }),
      );
    },
    report: (message, cause) => setting.report(`${name}: ${message}`, cause),
  });
  return { source, checkpoint, gathers: (trigger.batchingWindow ?? 0) > 0 };
};

const startSchedule = (setting: EventSourceSetting, { name }: ScheduledFunction): Started => ({
  source: startScheduleSource({
    pause: SCHEDULE_PAUSE,
    invoke: () => setting.invoke(name, {}),
    report: (message, cause) => setting.report(`${name}: ${message}`, cause),
  }),
});

/** Starts every queue, stream and schedule source. */
export const startEventSources = (given: EventSourceSetting): EventSources => {
  let woken = 0;
  const setting: EventSourceSetting = {
    ...given,
    invoke: (functionName, event) => {
      woken += 1;
      return given.invoke(functionName, event);
    },
  };
  const scheduled = setting.stepped ? [] : scheduledFunctions(setting.functions);
  const started: Started[] = [
    ...streamConsumers(setting.functions).map((consumer) => startStream(setting, consumer)),
    ...consumedQueues(setting.functions, setting.regions).map((queue) => startQueue(setting, queue)),
    ...scheduled.map((each) => startSchedule(setting, each)),
  ];
  return {
    nudge: () => {
      for (const { source } of started) source.nudge();
    },
    woken: () => woken,
    streamDone: (which = "all") => {
      const done = started.flatMap(({ checkpoint, gathers }) =>
        checkpoint && !(which === "prompt" && gathers) ? [checkpoint.done()] : [],
      );
      const known = done.filter((each) => each !== undefined);
      return known.length < done.length ? undefined : smallest(known);
    },
    join: (queues) => {
      started.push(...queues.map((queue) => startQueue(setting, queue)));
    },
    stop: async () => {
      await Promise.all(started.map(({ source }) => source.stop()));
    },
  };
};
