import { deployments, type FunctionDeployment, handlingQueueName } from "@tongban/functions/deployment";
import type { StageFunctionName } from "@tongban/functions/stages";
import { type ConsumedQueue, deadLetterQueues, streamConsumers } from "@tongban/functions/topology";
import { indexes } from "@tongban/store/table";
import { BACKUP_VAULT } from "../../names.ts";
import type { Settings } from "../../settings.ts";
import type { Watch } from "./alarm.ts";
import * as metrics from "./metrics.ts";

const DAY_SECONDS = 86_400;

const watchConsumed = ({ name, lateAfter }: ConsumedQueue): Watch => ({
  name: `${name}-oldest`,
  entry: "work-waits-too-long",
  metric: metrics.oldest(name),
  atLeast: lateAfter,
  periods: 2,
});

/** SQS counts a message's 14 days from its first sending, so half of them leaves a week to act. */
const watchHolding = (queue: string, entry: "dead-letters" | "stream-failures"): Watch[] => [
  { name: `${queue}-depth`, entry, metric: metrics.depth(queue), atLeast: 1, periods: 1 },
  {
    name: `${queue}-oldest`,
    entry: "dead-letters-about-to-expire",
    metric: metrics.oldest(queue),
    atLeast: 7 * DAY_SECONDS,
    periods: 1,
  },
];

const regional = (queues: readonly ConsumedQueue[]) => queues.filter(({ region }) => region !== undefined);

const lateRegions = (queues: readonly ConsumedQueue[]): Pick<Watch, "entry" | "atLeast" | "periods"> => ({
  entry: "work-waits-too-long",
  atLeast: Math.min(...queues.map(({ lateAfter }) => lateAfter)),
  periods: 2,
});

/** One alarm for all regions' queues, however many they are: any queue that is none of the others, nor read by another account. */
const watchAllRegions = (settings: Settings, queues: readonly ConsumedQueue[]): Watch => {
  const others = [
    ...queues.filter(({ region }) => region === undefined).map(({ name }) => name),
    ...deadLetterQueues(queues),
    ...Object.keys(settings.handlingAccounts).map(handlingQueueName),
    ...streamConsumers(deployments).map(({ failures }) => failures),
  ];
  return {
    name: "regions-oldest",
    metric: metrics.oldestOfAllBut(others),
    ...lateRegions(regional(queues)),
  };
};

/** Whether one alarm can look at any number of queues: not known of CloudWatch in China. */
const canWatchAllRegions = ({ partition }: Settings): boolean => partition === "aws";

/** What is told of a province's queues in its own stack: nothing where one alarm looks at all, else ten queues in each. */
export const provinceWatches = (
  settings: Settings,
  province: string,
  queues: readonly ConsumedQueue[],
): readonly Watch[] => {
  if (canWatchAllRegions(settings)) return [];
  const starts = queues.map((_, at) => at).filter((at) => at % metrics.QUEUES_PER_ALARM === 0);
  return starts.map((start, at) => {
    const some = queues.slice(start, start + metrics.QUEUES_PER_ALARM);
    return {
      name: `regions-${province}-oldest-${at + 1}`,
      metric: metrics.oldestOf(some.map(({ name }) => name)),
      ...lateRegions(some),
    };
  });
};

/** What is told of one function; the first two also take back a new version of it. */
export const functionWatches = (
  name: StageFunctionName,
  { trigger }: FunctionDeployment,
): { readonly ofVersions: readonly Watch[]; readonly others: readonly Watch[] } => ({
  ofVersions: [
    {
      name: `${name}-faults`,
      entry: "function-faults",
      metric: metrics.faults(name),
      atLeast: 1,
      periods: 1,
    },
    {
      name: `${name}-faults-logged`,
      entry: "faults-logged",
      metric: metrics.loggedFaults(name),
      atLeast: 5,
      periods: 1,
    },
  ],
  others: [
    {
      name: `${name}-throttled`,
      entry: "function-throttled",
      metric: metrics.throttles(name),
      atLeast: 1,
      periods: 3,
      breaching: 2,
    },
    // A stream keeps its records for a day; an hour behind is still far from losing any.
    ...(trigger.kind === "event-stream"
      ? [
          {
            name: `${name}-behind`,
            entry: "stream-falls-behind" as const,
            metric: metrics.iteratorAge(name),
            atLeast: 60_000,
            periods: 5,
          },
        ]
      : []),
    ...(trigger.kind === "schedule"
      ? [
          {
            name: `${name}-stands-still`,
            entry: "schedule-stands-still" as const,
            metric: metrics.standsStill(name),
            atLeast: 1,
            periods: 2,
          },
        ]
      : []),
  ],
});

const watchApi = (): Watch[] => [
  { name: "api-faults", entry: "api-faults", metric: metrics.apiFaults(), atLeast: 3, periods: 1 },
  {
    name: "api-slow",
    entry: "api-slow",
    metric: metrics.answerTime(),
    atLeast: 2_000,
    periods: 5,
    breaching: 3,
  },
  {
    name: "requests-refused",
    entry: "requests-refused-for-their-rate",
    metric: metrics.rateRefusals(),
    atLeast: 50,
    periods: 2,
  },
];

const watchFirewall = ({ endpoint, region }: Settings): Watch[] =>
  endpoint.type === "PRIVATE"
    ? []
    : [
        {
          name: "firewall-blocks",
          entry: "firewall-blocks",
          metric: metrics.firewallBlocks(region),
          atLeast: 20,
          periods: 1,
        },
      ];

const watchTable = (): Watch[] => [
  ...(["Read", "Write"] as const).map(
    (direction): Watch => ({
      name: `table-${direction.toLowerCase()}-throttled`,
      entry: "table-throttled",
      metric: metrics.tableThrottles(direction),
      atLeast: 1,
      periods: 2,
    }),
  ),
  ...Object.values(indexes).map(
    ({ name }): Watch => ({
      name: `index-${name}-throttled`,
      entry: "index-throttled",
      metric: metrics.indexThrottles(name),
      atLeast: 1,
      periods: 2,
    }),
  ),
  {
    name: "transactions-conflict",
    entry: "transactions-conflict",
    metric: metrics.transactionConflicts(),
    atLeast: 100,
    periods: 3,
  },
];

/** A backup belongs to the region that made the table. */
const watchBackups = ({ table }: Settings): Watch[] =>
  table.origin === "replica"
    ? []
    : [
        {
          name: "backup-failed",
          entry: "backup-failed",
          metric: metrics.backupFailures(BACKUP_VAULT),
          atLeast: 1,
          periods: 1,
        },
      ];

const watchOwnLines = (): Watch[] => [
  {
    name: "webhook-disabled",
    entry: "webhook-disabled",
    metric: metrics.webhooksDisabled(),
    atLeast: 1,
    periods: 1,
  },
  {
    name: "region-without-queue",
    entry: "region-without-queue",
    metric: metrics.regionsWithoutQueue(),
    atLeast: 1,
    periods: 1,
  },
  {
    name: "requests-unlimited",
    entry: "requests-unlimited",
    metric: metrics.requestsUnlimited(),
    atLeast: 10,
    periods: 1,
  },
  {
    name: "query-codes-guessed",
    entry: "query-codes-guessed",
    metric: metrics.wrongQueryCodes(),
    atLeast: 200,
    periods: 1,
  },
  {
    name: "certificate-source-failed",
    entry: "certificate-source-failed",
    metric: metrics.certificateSourcesFailed(),
    atLeast: 5,
    periods: 1,
  },
  { name: "aws-throttled", entry: "aws-throttled", metric: metrics.awsThrottles(), atLeast: 1, periods: 2 },
];

/** A warning that comes minutes late is still a warning; a deemed acceptance is, whenever it is written, as of receipt. */
const watchTimers = (): Watch[] => [
  {
    name: "timers-unswept",
    entry: "timers-unswept",
    metric: metrics.timersUnswept(),
    atLeast: 1,
    periods: 5,
  },
  {
    name: "timers-late",
    entry: "timers-late",
    metric: metrics.timersLateness(),
    atLeast: 300,
    periods: 5,
    breaching: 3,
  },
];

/** The broker's own minute: a result is first offered to its partner within 60 s of the decision. */
const watchReturns = (): Watch => ({
  name: "returns-late",
  entry: "returns-late",
  metric: metrics.returnLateness(),
  atLeast: 60,
  periods: 1,
});

/** What someone is told of beside functions and provinces: queues, streams, the API, the table and what we write down. */
export const watches = (settings: Settings, queues: readonly ConsumedQueue[]): readonly Watch[] => [
  ...queues.filter(({ region }) => region === undefined).map(watchConsumed),
  ...(canWatchAllRegions(settings) ? [watchAllRegions(settings, queues)] : []),
  ...deadLetterQueues(queues).flatMap((name) => watchHolding(name, "dead-letters")),
  ...streamConsumers(deployments).flatMap(({ failures }) => watchHolding(failures, "stream-failures")),
  ...watchApi(),
  ...watchFirewall(settings),
  ...watchTable(),
  ...watchBackups(settings),
  ...watchOwnLines(),
  ...watchTimers(),
  watchReturns(),
];
