import { GetCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { CaseStatus, RegionCode } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";

/** By how much each status's count of a region changes. */
export type CountChanges = ReadonlyMap<RegionCode, Readonly<Partial<Record<CaseStatus, number>>>>;

/** How many cases of a region are in each status; a status that never occurred is absent. */
export const loadCounts = async (
  { table, tableName }: StoreContext,
  region: RegionCode,
): Promise<Readonly<Partial<Record<CaseStatus, number>>>> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.counters(region) }));
  const { pk: _pk, sk: _sk, ...counts } = got.Item ?? {};
  return counts;
};

/** Where a tally stands in a stream shard: the sequence number of the last record it counted. */
export const loadTallyPlace = async (
  { table, tableName }: StoreContext,
  shard: string,
): Promise<string | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.tallyPlace(shard), ConsistentRead: true }),
  );
  return got.Item?.["place"] as string | undefined;
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
  return transact(context, [
    {
      Put: {
        TableName,
        Item: { ...keys.tallyPlace(shard), place: to },
        ...(from === undefined
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : { ConditionExpression: "place = :from", ExpressionAttributeValues: { ":from": from } }),
      },
    },
    ...[...changes].map(([region, change]) => addTo(TableName, region, change)),
  ]);
};

type TransactItem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const addTo = (
  TableName: string,
  region: RegionCode,
  change: Readonly<Partial<Record<CaseStatus, number>>>,
): TransactItem => {
  const parts = Object.entries(change);
  return {
    Update: {
      TableName,
      Key: keys.counters(region),
      UpdateExpression: `ADD ${parts.map((_, i) => `#s${i} :d${i}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(parts.map(([status], i) => [`#s${i}`, status])),
      ExpressionAttributeValues: Object.fromEntries(parts.map(([, delta], i) => [`:d${i}`, delta])),
    },
  };
};
