import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { TableContext } from "../table/context.ts";
import { indexes } from "../table/table.ts";
import { fromHeadItem, type Head } from "./head-codec.ts";

/**
 * Every case that waits at a window or is held by a person, in pages of a MB: the whole index of worklists, which holds
 * open cases alone, at one read unit for about eight of them. Eventually consistent, and a case that changes lists
 * meanwhile may come twice or not at all, so it is never a ground to decide.
 */
export async function* pagesOfOpenWork({ table, tableName }: TableContext): AsyncGenerator<readonly Head[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new ScanCommand({
        TableName: tableName,
        IndexName: indexes.worklist.name,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    yield (got.Items ?? []).map(fromHeadItem);
    from = got.LastEvaluatedKey;
  } while (from);
}
