import { setTimeout as delay } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { deleteExpired, type ExpiringTable } from "../engines/expiry.ts";
import { TRIM_BATCH, trimStreamRecords } from "../engines/stream-records.ts";
import type { Report } from "../sources/source.ts";

/** ms between looks at the stream's old records. */
const TRIM_EVERY = 5_000;
/** ms between two batches, for the engine's own writes. */
const TRIM_PAUSE = 10;
/** ms between sweeps for expired items; DynamoDB itself takes up to some days. */
const SWEEP_EVERY = 10 * 60_000;

/** What the embedded DynamoDB engine leaves to its host. */
export type MaintenanceSetting = {
  readonly file: string;
  readonly client: DynamoDBClient;
  readonly expiring: ExpiringTable;
  streamDone(): bigint | undefined;
  readonly report: Report;
};

/** Trims stream records that all consumers are done with and deletes expired items, until it is stopped. */
export const startEngineMaintenance = (setting: MaintenanceSetting): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const attempt = async (what: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (cause) {
      if (!stopping.signal.aborted) setting.report(what, cause);
    }
  };

  const trim = async (): Promise<void> => {
    const done = setting.streamDone();
    let trimmed = done === undefined ? 0 : TRIM_BATCH;
    while (done !== undefined && trimmed === TRIM_BATCH && !stopping.signal.aborted) {
      trimmed = trimStreamRecords(setting.file, setting.expiring.table, done);
      await delay(TRIM_PAUSE);
    }
  };
  const sweep = async (): Promise<void> => {
    await deleteExpired(setting.client, setting.expiring, Math.floor(Date.now() / 1_000), stopping.signal);
  };

  const every = async (interval: number, what: string, run: () => Promise<void>): Promise<void> => {
    const waited = (): Promise<boolean> =>
      delay(interval, true, { signal: stopping.signal }).catch(() => false);
    while (await waited()) await attempt(what, run);
  };
  const ended = Promise.all([
    every(TRIM_EVERY, "Old stream records could not be trimmed", trim),
    every(SWEEP_EVERY, "Expired items could not be deleted", sweep),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
};
