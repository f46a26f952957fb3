import type { _Record as StreamRecord } from "@aws-sdk/client-dynamodb-streams";
import { failedItems } from "./batch-response.ts";
import { sequenceOf } from "./stream-event.ts";

/** How a batch of stream records is worked through. */
export type StreamBatchSetting = {
  invoke(records: readonly StreamRecord[]): Promise<unknown>;
  /** Everything up to this record is done. */
  advance(through: string): void;
  /** Takes a record that failed every time; must keep it before it resolves. */
  giveUp(record: StreamRecord, attempts: number): Promise<void>;
  /** Waits before attempt `attempt` + 1 of one record. */
  backOff(attempt: number): Promise<void>;
  stopping(): boolean;
  /** Attempts that one record gets. */
  readonly attempts: number;
};

/** Index of the first record that is not done; the number of records when all are. */
const firstFailure = async (
  setting: StreamBatchSetting,
  records: readonly StreamRecord[],
): Promise<number> => {
  const numbers = records.map(sequenceOf);
  try {
    const failed = failedItems(await setting.invoke(records), numbers);
    const at = numbers.findIndex((number) => failed.has(number));
    return at === -1 ? records.length : at;
  } catch {
    return 0;
  }
};

const workOne = async (setting: StreamBatchSetting, record: StreamRecord): Promise<boolean> => {
  for (let attempt = 1; ; attempt += 1) {
    if (setting.stopping()) return false;
    if ((await firstFailure(setting, [record])) === 1) break;
    if (attempt >= setting.attempts) {
      await setting.giveUp(record, attempt);
      break;
    }
    await setting.backOff(attempt);
  }
  setting.advance(sequenceOf(record));
  return true;
};

/**
 * Works through records in order, each at least once. A batch that fails is retried from its first failed record,
 * and halved when that is the first one, until the record at fault stands alone; after its last attempt it is given
 * up and the rest goes on. False when it was stopped before the end.
 */
export const workThrough = async (
  setting: StreamBatchSetting,
  records: readonly StreamRecord[],
): Promise<boolean> => {
  const [only] = records;
  if (only === undefined) return true;
  if (setting.stopping()) return false;
  if (records.length === 1) return workOne(setting, only);
  const done = await firstFailure(setting, records);
  const last = records[done - 1];
  if (last) setting.advance(sequenceOf(last));
  if (done > 0) return workThrough(setting, records.slice(done));
  const half = Math.ceil(records.length / 2);
  return (await workThrough(setting, records.slice(0, half))) && workThrough(setting, records.slice(half));
};
