import { GetCommand, PutCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Agreement,
  type AgreementId,
  agreementStatuses,
  type CompiledState,
  type Instant,
  noteCompiled,
  standardOf,
  termsOf,
} from "@tongban/domain";
import type { CommandStamp } from "../case/chain.ts";
import { map, oneOf, Unreadable, whole } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { type AgreementHead, loadAgreementHead, saveAgreement } from "./agreement-ledger.ts";
import { type CompiledWrite, compilation, type PublishedAgreement, publishedItem } from "./compile.ts";
import { loadAgreementVersion } from "./directory.ts";
import { loadList } from "./list-content.ts";

/** How far a compilation is: writes done of all that it has to do. */
export type Progress = { readonly written: number; readonly total: number };

/** How to compile. */
export type CompileOptions = {
  readonly now: Instant;
  /** Told after each transaction. */
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** Asked before each transaction: false breaks off, and the next run goes on from there. */
  readonly goOn?: (() => boolean) | undefined;
  /** Writes in one transaction; the same in every run of one compilation. */
  readonly atOnce?: number | undefined;
};

/** What a run came to: admission reads what is published, or the next run goes on. */
export type CompileRun = { readonly kind: "compiled" | "broken-off"; readonly written: number };

/** A transaction takes 100 items, and one of them marks how far the compilation is. */
const AT_ONCE = 99;

/** The broker's own command stamp: nobody repeats it. */
const byItself: CommandStamp = { id: "compile", digest: "" };

/** What admission reads of an agreement, what it is being led to, and how many transactions of that are done. */
type Mark = {
  readonly reached?: CompiledState;
  readonly target?: CompiledState;
  readonly done: number;
};

const state = map<CompiledState>({
  version: ["version", whole],
  status: ["status", oneOf(agreementStatuses)],
});

const mark = map<Mark>({
  reached: ["reached", state, "optional"],
  target: ["target", state, "optional"],
  done: ["done", whole],
});

/**
 * Leads admission to what an agreement says now, and notes it in its chain. A reader sees a pair of regions exactly as
 * before or exactly as after, at every moment and wherever it breaks off. Each transaction also counts the mark up, on
 * condition that nobody else did: so a run after a break goes on where the last one stopped, of two runs at once one
 * ends, and a compilation that was begun is finished before the next one begins.
 */
export const compilePublished = async (
  store: StoreContext,
  id: AgreementId,
  options: CompileOptions,
): Promise<CompileRun> => {
  let written = 0;
  for (;;) {
    const head = await loadAgreementHead(store, id);
    if (!head?.agreement.published) return { kind: "compiled", written };
    const marked = await loadMark(store, id);
    const goal = stateOf(head.agreement.published);
    if (!marked.target && isSame(marked.reached, goal)) return note(store, head, written, options.now);
    if (!marked.target) {
      await aimAt(store, head.agreement, marked);
      continue;
    }
    const run = await lead(store, id, { ...marked, target: marked.target }, options);
    written += run.written;
    if (run.kind === "broken-off") return { kind: "broken-off", written };
  }
};

const stateOf = ({ version, status }: NonNullable<Agreement["published"]>): CompiledState => ({
  version,
  status,
});

const isSame = (a: CompiledState | undefined, b: CompiledState): boolean =>
  a?.version === b.version && a.status === b.status;

/** Notes that a compilation to what is published begins; what it leads to is kept under its version first. */
const aimAt = async (store: StoreContext, agreement: Agreement, marked: Mark): Promise<void> => {
  const { id, published } = agreement;
  if (!published) throw new Error("nothing is published");
  const { content, listVersion, status } = published;
  const whole = {
    terms: termsOf(id, published, status),
    list: { version: listVersion, digest: content.list.digest, rows: [] },
    standard: standardOf(published),
  };
  await store.table.send(new PutCommand({ TableName: store.tableName, Item: publishedItem(whole) }));
  await keepMark(store, id, marked, { ...marked, target: stateOf(published), done: 0 });
};

/** Does what is left of a compilation. */
const lead = async (
  store: StoreContext,
  id: AgreementId,
  { reached, target, done }: Mark & { readonly target: CompiledState },
  { now, progress = () => {}, goOn = () => true, atOnce = AT_ONCE }: CompileOptions,
): Promise<CompileRun> => {
  const from = reached && (await loadPublishedAgreement(store, id, reached));
  const steps = compilation(from, await loadPublishedAgreement(store, id, target), now);
  const chunks = steps.flatMap((step) => chunked(step, atOnce));
  const total = steps.reduce((sum, step) => sum + step.length, 0);
  const until = (count: number): number => chunks.slice(0, count).reduce((sum, some) => sum + some.length, 0);
  for (const [n, chunk] of chunks.entries()) {
    if (n < done) continue;
    const counted = goOn() && (await writeChunk(store, id, chunk, { target, done: n }));
    if (!counted) return { kind: "broken-off", written: until(n) - until(done) };
    progress({ written: until(n + 1), total });
  }
  await keepMark(store, id, { target, done: chunks.length }, { reached: target, done: 0 });
  return { kind: "compiled", written: total - until(done) };
};

const writeChunk = async (
  { table, tableName: TableName }: StoreContext,
  id: AgreementId,
  chunk: readonly CompiledWrite[],
  { target, done }: { readonly target: CompiledState; readonly done: number },
): Promise<boolean> => {
  const count = {
    Update: {
      TableName,
      Key: keys.compiling(id),
      UpdateExpression: "SET done = :next",
      ConditionExpression: "done = :done AND target = :target",
      ExpressionAttributeValues: { ":next": done + 1, ":done": done, ":target": state.write(target) },
    },
  };
  const outcome = await transact({ table }, [...chunk.map((write) => asWrite(TableName, write)), count]);
  return outcome === "written";
};

const loadMark = async ({ table, tableName }: StoreContext, id: AgreementId): Promise<Mark> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.compiling(id), ConsistentRead: true }),
  );
  return got.Item ? mark.read(got.Item) : { done: 0 };
};

/** Sets the mark where it still is as it was seen; where it is not, another run is ahead, and the mark says how far. */
const keepMark = async (
  { table, tableName }: StoreContext,
  id: AgreementId,
  seen: Mark,
  kept: Mark,
): Promise<void> => {
  const condition = seen.target
    ? {
        ConditionExpression: "done = :done AND target = :target",
        ExpressionAttributeValues: { ":done": seen.done, ":target": state.write(seen.target) },
      }
    : seen.reached
      ? {
          ConditionExpression: "attribute_not_exists(target) AND reached = :reached",
          ExpressionAttributeValues: { ":reached": state.write(seen.reached) },
        }
      : { ConditionExpression: "attribute_not_exists(pk)" };
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.compiling(id), ...mark.write(kept) },
        ...condition,
      }),
    );
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
};

const note = async (
  store: StoreContext,
  head: AgreementHead,
  written: number,
  now: Instant,
): Promise<CompileRun> => {
  const noted = noteCompiled(head.agreement, now);
  if (noted?.kind !== "changed") return { kind: "compiled", written };
  const saved = await saveAgreement(store, head, noted, byItself);
  return { kind: saved.kind === "saved" ? "compiled" : "broken-off", written };
};

/** An agreement in a version and a status, with the rows of its list. */
const loadPublishedAgreement = async (
  store: StoreContext,
  id: AgreementId,
  { version, status }: CompiledState,
): Promise<PublishedAgreement> => {
  const kept = await loadAgreementVersion(store, id, version);
  if (!kept?.standard || kept.list === undefined || kept.listVersion === undefined)
    throw new Unreadable(`version ${version} of agreement ${id} is not whole`);
  return {
    terms: { ...kept.terms, status },
    list: {
      version: kept.listVersion,
      digest: kept.list,
      rows: await loadList(store, { digest: kept.list }),
    },
    standard: kept.standard,
  };
};

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const asWrite = (TableName: string, write: CompiledWrite): Write => {
  const { key } = write;
  switch (write.kind) {
    case "put":
      return { Put: { TableName, Item: { ...key, ...write.item } } };
    case "delete":
      return { Delete: { TableName, Key: key } };
    case "set":
      return {
        Update: {
          TableName,
          Key: key,
          UpdateExpression: "SET #part = :value",
          ExpressionAttributeNames: { "#part": write.attribute },
          ExpressionAttributeValues: { ":value": write.value },
        },
      };
    case "unset":
      return {
        Update: {
          TableName,
          Key: key,
          UpdateExpression: "REMOVE #part",
          ExpressionAttributeNames: { "#part": write.attribute },
        },
      };
  }
};

const chunked = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
