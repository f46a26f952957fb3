import { createHash } from "node:crypto";
import { GetCommand, QueryCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { type CaseStatus, caseStatuses, type RegionCode, type WindowId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import { transact } from "../table/transact.ts";

/** What is counted apart: the cases that a region received, those that it sent out, and those of a window. */
export type CountScope =
  | { readonly kind: "in" | "out"; readonly region: RegionCode }
  | { readonly kind: "window"; readonly window: WindowId };

/** How many cases are in each status; a status that never occurred is absent. */
type Counts = Readonly<Partial<Record<CaseStatus, number>>>;

/** A scope's counts, and a number that grows with each batch of events that was counted in it. */
export type Tally = { readonly counts: Counts; readonly version: number };

/** By how much each status's count changes, by {@link scopeName}; a scope with no change only gets a new version. */
export type CountChanges = ReadonlyMap<string, Counts>;

/**
 * Stream shards count into so many items of a scope, chosen by the shard's name: no item is written by everybody, and
 * reading a scope stays one small query, however many shards come and go in a day.
 */
const COUNTER_SHARDS = 8;

/** A stream's records live for a day; so long after its last one nobody asks where the tally stood in a shard. */
const PLACE_LIFE_SECONDS = 7 * 86_400;

/** The name of a scope in its key. */
export const scopeName = (scope: CountScope): string =>
  scope.kind === "window" ? `window#${scope.window}` : `${scope.kind}#${scope.region}`;

/** A scope's counts and version, summed over the items that shards count into; some seconds behind the events. */
export const loadTally = async ({ table, tableName }: StoreContext, scope: CountScope): Promise<Tally> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.counters(scopeName(scope), 0).pk },
    }),
  );
  const items = got.Items ?? [];
  const sumOf = (name: string): number => items.reduce((sum, item) => sum + numberIn(item, name), 0);
  const counted = caseStatuses.filter((status) => items.some((item) => item[status] !== undefined));
  return {
    counts: Object.fromEntries(counted.map((status) => [status, sumOf(status)])),
    version: sumOf(VERSION),
  };
};

/** No status has this name. */
const VERSION = "v";

const numberIn = (item: Readonly<Record<string, unknown>>, name: string): number => {
  const value = item[name] ?? 0;
  if (typeof value !== "number") throw new Error(`a counter's ${name} is no number`);
  return value;
};

/** Where a tally stands in a stream shard: the sequence number of the last record it counted. */
export const loadTallyPlace = async (
  { table, tableName }: StoreContext,
  shard: string,
): Promise<string | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.tallyPlace(shard), ConsistentRead: true }),
  );
  const place: unknown = got.Item?.["place"];
  return typeof place === "string" ? place : undefined;
};

/**
 * Adds changes and moves the tally's place in one transaction, on condition that the place is still `from`;
 * `conflict` means that another run has counted meanwhile. That is what makes at-least-once delivery count once.
 */
export const applyCounts = (
  context: StoreContext,
  shard: string,
  from: string | undefined,
  to: string,
  changes: CountChanges,
): Promise<"written" | "conflict"> => {
  const { tableName: TableName } = context;
  const expires = Math.floor(Date.now() / 1000) + PLACE_LIFE_SECONDS;
  return transact(context, [
    {
      Put: {
        TableName,
        Item: { ...keys.tallyPlace(shard), place: to, [ttlAttribute]: expires },
        ...(from === undefined
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : { ConditionExpression: "place = :from", ExpressionAttributeValues: { ":from": from } }),
      },
    },
    ...[...changes].map(([scope, change]) =>
      addTo(TableName, keys.counters(scope, counterShardOf(shard)), change),
    ),
  ]);
};

/** Which of a scope's items a stream shard counts into. */
const counterShardOf = (shard: string): number =>
  createHash("sha256").update(shard).digest().readUInt32BE() % COUNTER_SHARDS;

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const addTo = (TableName: string, Key: ReturnType<typeof keys.counters>, change: Counts): TransactItem => {
  const parts = [...Object.entries(change), [VERSION, 1] as const];
  return {
    Update: {
      TableName,
      Key,
      UpdateExpression: `ADD ${parts.map((_, i) => `#s${i} :d${i}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(parts.map(([name], i) => [`#s${i}`, name])),
      ExpressionAttributeValues: Object.fromEntries(parts.map(([, delta], i) => [`:d${i}`, delta])),
    },
  };
};
