import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import type { EventPattern } from "@tongban/functions/topology";
import { matchesPattern } from "./event-pattern.ts";
import { createPause, type Pause } from "./pause.ts";
import type { Report, Source } from "./source.ts";
import type { StreamCheckpoint } from "./stream-checkpoint.ts";
import { sequenceOf, streamEvent } from "./stream-event.ts";
import { followShard } from "./stream-shard.ts";

/** A table's stream, and what to do with its case events. */
export type StreamSourceSetting = {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly region: string;
  readonly checkpoint: StreamCheckpoint;
  readonly batchSize: number;
  /** What a record must be to reach the function. */
  readonly pattern: EventPattern;
  /** Whether the function has tumbling windows, so that its events name their shard. */
  readonly windowed: boolean;
  /** ms that records gather before a batch is made; 0 if not given. */
  readonly gather?: number;
  /** Attempts that one record gets before it is given up. */
  readonly attempts: number;
  /** ms before the second attempt; doubles from there, up to {@link MOST_BACK_OFF}. */
  readonly firstBackOff: number;
  invoke(event: unknown): Promise<unknown>;
  /** Keeps a pointer to a record that was given up. */
  giveUp(pointer: StreamFailure): Promise<void>;
  readonly report: Report;
};

/** Where a record that was given up can be found, as Lambda's on-failure destination tells it. */
export type StreamFailure = {
  readonly version: "1.0";
  readonly timestamp: string;
  readonly requestContext: {
    readonly condition: "RetryAttemptsExhausted";
    readonly approximateInvokeCount: number;
  };
  readonly DDBStreamBatchInfo: {
    readonly shardId: string;
    readonly startSequenceNumber: string;
    readonly endSequenceNumber: string;
    readonly approximateArrivalOfFirstRecord: string;
    readonly approximateArrivalOfLastRecord: string;
    readonly batchSize: 1;
    readonly streamArn: string;
  };
};

/** ms; longest wait between two attempts. */
const MOST_BACK_OFF = 5_000;
/** ms between looks for new shards, and after trouble with finding them. */
const DISCOVERY = 10_000;
const TROUBLE_PAUSE = 1_000;

const failureOf = (
  streamArn: string,
  shardId: string,
  record: StreamRecord,
  attempts: number,
): StreamFailure => {
  const arrival = (record.dynamodb?.ApproximateCreationDateTime ?? new Date()).toISOString();
  return {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: { condition: "RetryAttemptsExhausted", approximateInvokeCount: attempts },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequenceOf(record),
      endSequenceNumber: sequenceOf(record),
      approximateArrivalOfFirstRecord: arrival,
      approximateArrivalOfLastRecord: arrival,
      batchSize: 1,
      streamArn,
    },
  };
};

const listShards = async (setting: StreamSourceSetting): Promise<readonly Shard[]> => {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const command = new DescribeStreamCommand({ StreamArn: setting.streamArn, ExclusiveStartShardId: last });
    const description = (await setting.client.send(command)).StreamDescription;
    shards.push(...(description?.Shards ?? []));
    last = description?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
};

/** A shard may be read once its parent is done, so that a case's events stay in order. */
const readyShards = (shards: readonly Shard[], checkpoint: StreamCheckpoint): readonly string[] => {
  const ids = new Set(shards.map(({ ShardId }) => ShardId));
  return shards.flatMap(({ ShardId, ParentShardId }) => {
    if (ShardId === undefined || checkpoint.progress(ShardId).finished) return [];
    const waits = ids.has(ParentShardId) && !checkpoint.progress(ParentShardId ?? "").finished;
    return waits ? [] : [ShardId];
  });
};

/** Hands the records of a stream that are as asked to a function, in order per shard, each at least once, from where it stopped. */
export const startStreamSource = (setting: StreamSourceSetting): Source => {
  let stopping = false;
  const pauses = new Map<string, Pause>();
  const following = new Map<string, Promise<void>>();
  const discovery = createPause();

  const giveUp = async (
    shard: string,
    record: StreamRecord,
    attempts: number,
    pause: Pause,
  ): Promise<void> => {
    while (true)
      try {
        return await setting.giveUp(failureOf(setting.streamArn, shard, record, attempts));
      } catch (cause) {
        if (stopping) throw cause;
        setting.report(`Record ${sequenceOf(record)} failed and could not be set aside`, cause);
        await pause.wait(TROUBLE_PAUSE);
      }
  };

  const follow = async (shard: string): Promise<void> => {
    const pause = createPause();
    pauses.set(shard, pause);
    const closed = await followShard({
      client: setting.client,
      streamArn: setting.streamArn,
      shard,
      checkpoint: setting.checkpoint,
      batchSize: setting.batchSize,
      gather: setting.gather ?? 0,
      attempts: setting.attempts,
      wants: (record) => matchesPattern(record, setting.pattern),
      pause,
      report: setting.report,
      stopping: () => stopping,
      advance: (through) => setting.checkpoint.advance(shard, through),
      invoke: (records) =>
        setting.invoke(
          streamEvent(records, setting.streamArn, setting.region, setting.windowed ? shard : undefined),
        ),
      giveUp: (record, attempts) => giveUp(shard, record, attempts, pause),
      backOff: (attempt) => pause.wait(Math.min(setting.firstBackOff * 2 ** (attempt - 1), MOST_BACK_OFF)),
    });
    pauses.delete(shard);
    if (closed) setting.checkpoint.finish(shard);
    following.delete(shard);
    discovery.end();
  };

  const discover = async (): Promise<void> => {
    while (!stopping) {
      let wait = DISCOVERY;
      try {
        for (const shard of readyShards(await listShards(setting), setting.checkpoint))
          if (!following.has(shard)) following.set(shard, follow(shard));
        if (following.size === 0) wait = TROUBLE_PAUSE;
      } catch (cause) {
        if (!stopping) setting.report("The stream's shards could not be listed", cause);
        wait = TROUBLE_PAUSE;
      }
      if (!stopping) await discovery.wait(wait);
    }
    await Promise.all(following.values());
  };

  const ended = discover();
  return {
    nudge: () => {
      for (const pause of pauses.values()) pause.end();
    },
    stop: async () => {
      stopping = true;
      discovery.end();
      for (const pause of pauses.values()) pause.end();
      await ended;
    },
  };
};
