import { setTimeout as delay } from "node:timers/promises";
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from "@aws-sdk/client-dynamodb";

/** Items read at a time, with a pause between, so that a sweep never holds up a request. */
const PAGE = 200;
const PAUSE = 20;

/** Where items with an expiry are. */
export type ExpiringTable = {
  readonly table: string;
  readonly keys: readonly string[];
  /** Attribute with the expiry in epoch seconds. */
  readonly ttlAttribute: string;
};

/**
 * Deletes the items whose expiry (epoch seconds) is before `now`, as DynamoDB does in the background and the
 * embedded engine does not. An item whose expiry moved on meanwhile stays. Says how many went.
 */
export const deleteExpired = async (
  client: DynamoDBClient,
  at: ExpiringTable,
  now: number,
  signal?: AbortSignal,
): Promise<number> => {
  const names = { "#ttl": at.ttlAttribute };
  const values = { ":now": { N: String(now) } };
  let deleted = 0;
  const pages = paginateScan(
    { client, pageSize: PAGE },
    {
      TableName: at.table,
      FilterExpression: "#ttl < :now",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  );
  for await (const page of pages) {
    if (signal?.aborted) break;
    for (const item of page.Items ?? []) {
      const key = Object.fromEntries(at.keys.flatMap((name) => (item[name] ? [[name, item[name]]] : [])));
      deleted += await deleteIfExpired(client, at, key, names, values);
    }
    await delay(PAUSE);
  }
  return deleted;
};

const deleteIfExpired = async (
  client: DynamoDBClient,
  at: ExpiringTable,
  key: NonNullable<ConstructorParameters<typeof DeleteItemCommand>[0]["Key"]>,
  names: Record<string, string>,
  values: Record<string, { N: string }>,
): Promise<0 | 1> => {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: at.table,
        Key: key,
        ConditionExpression: "#ttl < :now",
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
    return 1;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 0;
    throw error;
  }
};
