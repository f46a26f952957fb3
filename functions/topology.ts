/**
 * Queues and event sources, derived once from the list of functions: the CDK app and the local host both read them here,
 * so that neither can have a queue, a limit or a filter that the other has not. Plain data, like `deployment.ts`.
 */
import { DECLARED_MATERIAL_PREFIX } from "@tongban/store/declared";
import { DROP_WORK_PREFIX } from "@tongban/store/drop-places";
import { eventPrefix, homeAttribute } from "@tongban/store/table";
import {
  deadLetterQueueName,
  type FunctionDeployment,
  failureQueueName,
  queueNames,
  REGION_DEAD_LETTER_QUEUE,
  regionQueueName,
} from "./deployment.ts";

/** Functions by their names. */
type Functions<Name extends string> = Readonly<Record<Name, FunctionDeployment>>;

/** A queue with the function that consumes it. */
export type ConsumedQueue<Name extends string = string> = {
  readonly name: string;
  /** Code of the handling region whose work it carries; undefined where it is not per region. */
  readonly region: string | undefined;
  readonly consumer: Name;
  readonly batchSize: number;
  /** Most runs of the consumer at once; undefined: as the installation is set. */
  readonly concurrency: number | undefined;
  /** Seconds that a received message stays hidden. */
  readonly visibilityTimeout: number;
  /** Age in seconds at which waiting work is late. */
  readonly lateAfter: number;
  /** Name of the queue that takes what the consumer could not do. */
  readonly deadLetters: string;
};

/** Receives after which a message goes to the dead-letter queue. */
export const maxReceives = 5;

/** Seconds that every queue keeps a message: 14 days, the most that SQS allows. */
export const queueRetention = 14 * 24 * 3_600;

/** Timeouts of its consumer that a received message stays hidden for, as Lambda asks. */
const visibilityTimeouts = 6;

const entriesOf = <Name extends string>(functions: Functions<Name>) => {
  const isName = (name: string): name is Name => Object.hasOwn(functions, name);
  return Object.keys(functions)
    .filter(isName)
    .map((name) => ({ name, deployment: functions[name] }));
};

type Named = Pick<ConsumedQueue, "name" | "region" | "deadLetters">;

const regionQueue = (region: string): Named => ({
  name: regionQueueName(region),
  region,
  deadLetters: REGION_DEAD_LETTER_QUEUE,
});

const namedQueue = (name: string): Named => ({
  name,
  region: undefined,
  deadLetters: deadLetterQueueName(name),
});

const queuesOf = <Name extends string>(
  consumer: Name,
  { trigger, timeout }: FunctionDeployment,
  regions: readonly string[],
): readonly ConsumedQueue<Name>[] => {
  if (trigger.kind !== "region-queues" && trigger.kind !== "queue") return [];
  const { batchSize, concurrency, lateAfter } = trigger;
  const named = trigger.kind === "queue" ? [namedQueue(queueNames[trigger.queue])] : regions.map(regionQueue);
  const visibilityTimeout = visibilityTimeouts * timeout;
  return named.map((queue) => ({
    ...queue,
    consumer,
    batchSize,
    concurrency,
    visibilityTimeout,
    lateAfter,
  }));
};

/** Every queue that wakes a function: one per handling region, and the named ones. */
export const consumedQueues = <Name extends string>(
  functions: Functions<Name>,
  regions: readonly string[],
): readonly ConsumedQueue<Name>[] =>
  entriesOf(functions).flatMap(({ name, deployment }) => queuesOf(name, deployment, regions));

/** The queues of one region, which may be registered after the others. */
export const queuesOfRegion = <Name extends string>(
  functions: Functions<Name>,
  region: string,
): readonly ConsumedQueue<Name>[] =>
  consumedQueues(functions, [region]).filter((queue) => queue.region === region);

/** Names of the queues that take what consumers of these queues could not do, each once. */
export const deadLetterQueues = (
  queues: readonly Pick<ConsumedQueue, "deadLetters">[],
): readonly string[] => [...new Set(queues.map(({ deadLetters }) => deadLetters))];

/** A function that reads the table's stream, and the queue of the records that it could not do. */
export type StreamConsumer<Name extends string = string> = {
  readonly name: Name;
  readonly trigger: Extract<FunctionDeployment["trigger"], { readonly kind: "event-stream" }>;
  readonly failures: string;
};

/** Every function that reads the table's stream. */
export const streamConsumers = <Name extends string>(
  functions: Functions<Name>,
): readonly StreamConsumer<Name>[] =>
  entriesOf(functions).flatMap(({ name, deployment: { trigger } }) =>
    trigger.kind === "event-stream" ? [{ name, trigger, failures: failureQueueName(name) }] : [],
  );

/** A function that runs by schedule. */
export type ScheduledFunction<Name extends string = string> = {
  readonly name: Name;
  readonly everyMinutes: number;
};

/** Every function that runs by schedule. */
export const scheduledFunctions = <Name extends string>(
  functions: Functions<Name>,
): readonly ScheduledFunction<Name>[] =>
  entriesOf(functions).flatMap(({ name, deployment: { trigger } }) =>
    trigger.kind === "schedule" ? [{ name, everyMinutes: trigger.everyMinutes }] : [],
  );

/**
 * What a record must be to reach a function, in the language of Lambda's event filters: every named part is asked, and
 * must be one of the texts or begin with a prefix.
 */
export type EventPattern = {
  readonly [part: string]: EventPattern | readonly (string | { readonly prefix: string })[];
};

/**
 * Of all that happens to the table, stream consumers get new case events alone, and of those the ones that this AWS region
 * wrote: what a replica brings from another region was worked there.
 */
export const newCaseEvents = (home: string): EventPattern => ({
  eventName: ["INSERT"],
  dynamodb: { NewImage: { sk: { S: [{ prefix: eventPrefix }] }, [homeAttribute]: { S: [home] } } },
});

/** Files whose arrival in the bucket is told to a queue, by EventBridge: by what their keys begin with. */
export const toldArrivals = { prefix: DECLARED_MATERIAL_PREFIX, queue: "material" } as const;

/** Days that files in partners' folders are kept, unless the installation says otherwise: they hold personal data. */
export const dropRetentionDays = 30;

/**
 * Files whose arrival in the bucket of partners' folders is told to a queue: all but what the broker writes there while it
 * works. What it writes for partners to read is told as well, and is no sheet.
 */
export const toldDrops = { exceptPrefix: DROP_WORK_PREFIX, queue: "drop" } as const;
