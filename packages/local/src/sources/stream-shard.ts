import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from "@aws-sdk/client-dynamodb-streams";
import type { Pause } from "./pause.ts";
import type { Report } from "./source.ts";
import { type StreamBatchSetting, workThrough } from "./stream-batch.ts";
import type { StreamCheckpoint } from "./stream-checkpoint.ts";
import { sequenceOf } from "./stream-event.ts";

/** One shard, and what to do with its records. */
export type ShardSetting = StreamBatchSetting & {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly shard: string;
  readonly checkpoint: StreamCheckpoint;
  readonly batchSize: number;
  /** ms that records gather before they are read. */
  readonly gather: number;
  readonly wants: (record: StreamRecord) => boolean;
  readonly pause: Pause;
  readonly report: Report;
};

/** ms between polls while records keep coming, and for a while after. */
const BUSY_POLL = 20;
const BUSY_FOR = 200;
/** ms between polls of a quiet shard; whoever writes through this host ends the wait. */
const IDLE_POLL = 500;
/** ms to wait after the stream could not be read. */
const TROUBLE_PAUSE = 1_000;
const READ_LIMIT = 1_000;

const iteratorFrom = async (
  setting: ShardSetting,
  through: string | undefined,
): Promise<string | undefined> => {
  const position =
    through === undefined
      ? { ShardIteratorType: "TRIM_HORIZON" as const }
      : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER" as const, SequenceNumber: through };
  const command = new GetShardIteratorCommand({
    StreamArn: setting.streamArn,
    ShardId: setting.shard,
    ...position,
  });
  return (await setting.client.send(command)).ShardIterator;
};

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** What was left of the checkpoint's record may be trimmed; all that is left then comes after it. */
const openIterator = async (setting: ShardSetting): Promise<string | undefined> => {
  const { through } = setting.checkpoint.progress(setting.shard);
  try {
    return await iteratorFrom(setting, through);
  } catch (error) {
    if (isNamed(error, "TrimmedDataAccessException")) return iteratorFrom(setting, undefined);
    throw error;
  }
};

const workAll = async (setting: ShardSetting, records: readonly StreamRecord[]): Promise<boolean> => {
  const { through } = setting.checkpoint.progress(setting.shard);
  const after = through === undefined ? -1n : BigInt(through);
  const wanted = records.filter((record) => BigInt(sequenceOf(record)) > after && setting.wants(record));
  for (let at = 0; at < wanted.length; at += setting.batchSize)
    if (!(await workThrough(setting, wanted.slice(at, at + setting.batchSize)))) return false;
  const last = records.at(-1);
  if (last) setting.advance(sequenceOf(last));
  return true;
};

/** Lets records gather; only the end of the source cuts it short, news of a write does not. */
const letGather = async ({ gather, pause, stopping }: ShardSetting): Promise<void> => {
  const until = performance.now() + gather;
  const left = (): number => Math.max(0, until - performance.now());
  for (let wait = left(); wait > 0 && !stopping(); wait = left()) await pause.wait(wait);
};

/** Reads a shard until it is closed (then true) or the source stops (then false); nothing is skipped by trouble. */
export const followShard = async (setting: ShardSetting): Promise<boolean> => {
  let iterator: string | undefined;
  let lastSeen = Number.NEGATIVE_INFINITY;
  let behind = false;
  while (!setting.stopping()) {
    try {
      if (!behind) await letGather(setting);
      iterator ??= await openIterator(setting);
      const answer = await setting.client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: READ_LIMIT }),
      );
      const records = answer.Records ?? [];
      behind = records.length >= setting.batchSize;
      if (!(await workAll(setting, records))) return false;
      if (answer.NextShardIterator === undefined) return true;
      iterator = answer.NextShardIterator;
      if (records.length > 0) lastSeen = performance.now();
      else await setting.pause.wait(performance.now() - lastSeen < BUSY_FOR ? BUSY_POLL : IDLE_POLL);
    } catch (cause) {
      iterator = undefined;
      if (isNamed(cause, "ExpiredIteratorException")) continue;
      if (setting.stopping()) return false;
      setting.report(`Shard ${setting.shard} could not be read`, cause);
      await setting.pause.wait(TROUBLE_PAUSE);
    }
  }
  return false;
};
