import { BatchWriteCommand, DeleteCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { indexes, indexKeys, keys } from "../table/table.ts";
import { sandboxKeys } from "./keys.ts";

type Key = { readonly pk: string; readonly sk: string };

/** What forgetting came to. */
export type Forgotten = { readonly cases: number; readonly finished: boolean };

/**
 * Forgets a partner's cases, feed, webhook, deliveries, faults and clock, as far as `goOn` lets it. A case's head goes last,
 * and the clock after all else, so that what a kill left is found by the next call. What was counted stays counted.
 */
export const forgetPartnersWork = async (
  context: TableContext,
  partner: PartnerId,
  goOn: () => boolean,
): Promise<Forgotten> => {
  let cases = 0;
  for (;;) {
    const heads = await headsOf(context, partner);
    if (heads.length === 0) break;
    for (const head of heads) {
      if (!goOn()) return { cases, finished: false };
      await erasePartition(context, head.pk, head.sk);
      await erase(context, head);
      cases += 1;
    }
  }
  const subscriber = { partner };
  for (const { pk } of [keys.feed(partner, 0), keys.deliveries(subscriber, ""), keys.polls(partner)]) {
    if (!goOn()) return { cases, finished: false };
    await erasePartition(context, pk);
  }
  for (const key of [
    keys.webhook(subscriber),
    sandboxKeys.faults(partner, "requests"),
    sandboxKeys.faults(partner, "deliveries"),
    sandboxKeys.clock(partner),
  ])
    await erase(context, key);
  return { cases, finished: true };
};

/** The index is some moments behind: a head that is gone already may be named once more, and is erased in vain. */
const headsOf = async ({ table, tableName }: TableContext, partner: PartnerId): Promise<readonly Key[]> => {
  const { name, pk } = indexes.partner;
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: name,
      KeyConditionExpression: `${pk} = :partner`,
      ExpressionAttributeValues: { ":partner": indexKeys.partner(partner) },
      Limit: 100,
    }),
  );
  return (got.Items ?? []).map((item) => ({ pk: String(item["pk"]), sk: String(item["sk"]) }));
};

const erase = async ({ table, tableName }: TableContext, Key: Key): Promise<void> => {
  await table.send(new DeleteCommand({ TableName: tableName, Key }));
};

/** Items that one batch writes. */
const BATCH = 25;

/** Erases every item of a partition, but the one of the sort key `but`. */
export const erasePartition = async (
  { table, tableName }: TableContext,
  pk: string,
  but?: string,
): Promise<void> => {
  for (;;) {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": pk },
        ProjectionExpression: "pk, sk",
        ConsistentRead: true,
      }),
    );
    const found = (got.Items ?? []).filter(({ sk }) => sk !== but);
    if (found.length === 0) return;
    for (let start = 0; start < found.length; start += BATCH)
      await table.send(
        new BatchWriteCommand({
          RequestItems: {
            [tableName]: found
              .slice(start, start + BATCH)
              .map(({ pk: itemPk, sk }) => ({ DeleteRequest: { Key: { pk: itemPk, sk } } })),
          },
        }),
      );
  }
};
