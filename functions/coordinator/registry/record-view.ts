import { type Registered, type RegistryRecord, readRegistered } from "@tongban/store";
import { type Answered, answered } from "../../edge/answer.ts";

/** A record as it is shown. */
export type RecordView<K extends keyof Registered> = {
  readonly kind: K;
  readonly id: string;
  readonly version: number;
  readonly says: Registered[K] | null;
};

/** Shows a record. */
export const recordView = <K extends keyof Registered>(
  kind: K,
  id: string,
  { version, says }: RegistryRecord,
): RecordView<K> => ({ kind, id, version, says: says ? readRegistered[kind](says) : null });

/** Answers with a record; its version goes into the ETag. */
export const answerRecord = <K extends keyof Registered>(
  kind: K,
  id: string,
  record: RegistryRecord,
): Answered<RecordView<K>> => answered(recordView(kind, id, record), record.version);
