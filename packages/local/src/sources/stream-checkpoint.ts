import { readJsonFile, writeJsonFile } from "../data/json-file.ts";

/** How far a function has come in one shard. */
type ShardProgress = {
  /** Sequence number of the last record that is done; undefined before the first. */
  readonly through: string | undefined;
  /** The shard is closed and all its records are done. */
  readonly finished: boolean;
};

/** A function's progress in a stream, on disk after each step. */
export type StreamCheckpoint = {
  progress(shard: string): ShardProgress;
  /** Never goes back. */
  advance(shard: string, through: string): void;
  finish(shard: string): void;
  /** Smallest sequence number that is done in any open shard; undefined while one has nothing done. */
  done(): bigint | undefined;
};

type StoredShard = { through?: string; finished?: boolean };
type Stored = { streamArn: string; shards: Record<string, StoredShard> };

const isStored = (value: unknown): value is Stored =>
  typeof value === "object" &&
  value !== null &&
  "streamArn" in value &&
  "shards" in value &&
  typeof value.shards === "object" &&
  value.shards !== null;

/** The smallest of some numbers; undefined for none. */
export const smallest = (numbers: readonly bigint[]): bigint | undefined =>
  numbers.toSorted((a, b) => (a < b ? -1 : 1))[0];

/** Opens the checkpoint file; one of another stream (the table was made anew) counts for nothing. */
export const openCheckpoint = (path: string, streamArn: string): StreamCheckpoint => {
  const found = readJsonFile(path);
  const stored: Stored = isStored(found) && found.streamArn === streamArn ? found : { streamArn, shards: {} };
  const update = (shard: string, change: StoredShard): void => {
    stored.shards[shard] = { ...stored.shards[shard], ...change };
    writeJsonFile(path, stored);
  };
  return {
    progress: (shard) => {
      const entry = stored.shards[shard];
      return { through: entry?.through, finished: entry?.finished ?? false };
    },
    advance: (shard, through) => {
      const before = stored.shards[shard]?.through;
      if (before === undefined || BigInt(before) < BigInt(through)) update(shard, { through });
    },
    finish: (shard) => update(shard, { finished: true }),
    done: () => {
      const open = Object.values(stored.shards).filter(({ finished }) => !finished);
      const numbers = open.flatMap(({ through }) => (through === undefined ? [] : [BigInt(through)]));
      if (numbers.length < open.length) return undefined;
      return smallest(numbers);
    },
  };
};
