import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { TableContext } from "./context.ts";
import { caseOfHead } from "./table.ts";

/** What follows the mark in the partition keys of all heads of one kind, in pages; reads the whole table once. */
export async function* pagesOfHeads(
  { table, tableName }: TableContext,
  { pk: mark, sk: head }: { readonly pk: string; readonly sk: string },
): AsyncGenerator<readonly string[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: "sk = :head AND begins_with(pk, :mark)",
        ProjectionExpression: "pk",
        ExpressionAttributeValues: { ":head": head, ":mark": mark },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    yield (got.Items ?? []).map(caseOfHead);
    from = got.LastEvaluatedKey;
  } while (from);
}
