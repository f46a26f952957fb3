import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { TableContext } from "./context.ts";

type Item = Readonly<Record<string, unknown>>;

/** Every item of a partition whose sort key begins with `prefix`, in the order of sort keys, in one query per MB. */
export const queryAll = async (
  { table, tableName }: TableContext,
  pk: string,
  prefix = "",
  consistent = false,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: prefix === "" ? "pk = :pk" : "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: prefix === "" ? { ":pk": pk } : { ":pk": pk, ":prefix": prefix },
        ConsistentRead: consistent,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    items.push(...(got.Items ?? []));
    from = got.LastEvaluatedKey;
  } while (from);
  return items;
};
