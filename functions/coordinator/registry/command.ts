import type { Operation } from "@tongban/contract";
import { type Refusal, refusal, type Staff } from "@tongban/domain";
import {
  type ChangedBy,
  decideOnRecords,
  listChanges,
  loadRecord,
  type RecordPlan,
  type Registered,
  type RegistryRecord,
  readRegistered,
  type TableContext,
} from "@tongban/store";
import { type Answered, type Problem, problem } from "../../edge/answer.ts";
import type { Call } from "../../edge/call.ts";
import { answerRecord, type RecordView } from "./record-view.ts";

/** What of a call a command on the registry takes. */
export type RegistryCall = Pick<Call<Operation, Staff>, "caller" | "command" | "now" | "seen">;

/** A command on a record: why it is given, whose the record must be, and what is to become of it. */
export type RecordCommand<K extends keyof Registered> = {
  readonly kind: K;
  readonly id: string;
  readonly why: string;
  /** Whether the caller may know of a record that says this; absent: any. */
  readonly mine?: (says: Registered[K]) => boolean;
  /** Whether a caller may name the version of a record that is not there: 0, or that of its removal. */
  readonly mayBeAbsent?: boolean;
  /** `seen` is the version that it is decided on. */
  readonly decide: (
    says: Registered[K] | undefined,
    seen: number,
  ) => Promise<RecordPlan | Refusal | Problem> | RecordPlan | Refusal | Problem;
};

/** A record after a command on it. */
export type RecordDone = { readonly kind: "done"; readonly record: RegistryRecord };

/** Says who changes something, when and why. */
export const changedBy = ({ caller: { id, name }, command, now }: RegistryCall, why: string): ChangedBy => ({
  by: { kind: "staff", id, name },
  why,
  at: now,
  command,
});

/**
 * Runs a command on a record. One that was given before (same id, same content) is not done again; where the caller
 * named a version, a record that moved on is `version-stale`.
 */
export const commandRecord = async <K extends keyof Registered>(
  store: TableContext,
  call: RegistryCall,
  { kind, id, why, mine = () => true, mayBeAbsent = false, decide }: RecordCommand<K>,
): Promise<RecordDone | Problem | Refusal> => {
  const name = { kind, id };
  const done = await decideOnRecords<Repeated | Problem | Refusal>(
    store,
    async () => {
      const [record, changes] = await Promise.all([loadRecord(store, name), listChanges(store, name)]);
      const says = record?.says ? readRegistered[kind](record.says) : undefined;
      if (says && !mine(says)) return problem("not-found");
      const before = changes.find(({ command }) => command.id === call.command.id);
      if (before)
        return before.command.digest === call.command.digest
          ? { kind: "repeated" }
          : problem("idempotency-key-reused");
      const version = record?.version ?? 0;
      if (call.seen !== undefined && !says && !mayBeAbsent) return problem("not-found");
      if (call.seen !== undefined && call.seen !== version)
        return problem("version-stale", { version, seen: call.seen });
      return decide(says, version);
    },
    changedBy(call, why),
  );
  if (done.kind === "raced") return problem("try-again");
  if (done.kind !== "saved" && done.kind !== "repeated") return done;
  const record = await loadRecord(store, name);
  return record ? { kind: "done", record } : problem("try-again");
};

/** Runs a command on a record and answers with the record after it. */
export const answerCommand = async <K extends keyof Registered>(
  store: TableContext,
  call: RegistryCall,
  command: RecordCommand<K>,
): Promise<Answered<RecordView<K>> | Problem | Refusal> => {
  const done = await commandRecord(store, call, command);
  return done.kind === "done" ? answerRecord(command.kind, command.id, done.record) : done;
};

/** Decides on what is not registered yet; what is, is refused. */
export const ifNew =
  <K extends keyof Registered>(
    { kind, id }: { readonly kind: K; readonly id: string },
    plan: (seen: number) => ReturnType<RecordCommand<K>["decide"]>,
  ): RecordCommand<K>["decide"] =>
  (known, seen) =>
    known ? refusal("already-registered", { kind, id }) : plan(seen);

type Repeated = { readonly kind: "repeated" };
