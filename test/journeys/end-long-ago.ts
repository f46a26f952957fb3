import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { keys, type StoreContext } from "@tongban/store";

/** Monday 2020-01-06, 17:00 in Shanghai: longer ago than any materials are kept. */
const LONG_AGO = Date.UTC(2020, 0, 6, 9);

/**
 * Lets a withdrawn case have been over for longer than its materials are kept, behind the broker's back. What is given puts
 * its end right again.
 */
export const endLongAgo = async (
  { table, tableName: TableName }: StoreContext,
  caseId: string,
): Promise<() => Promise<unknown>> => {
  const set = (UpdateExpression: string, at: unknown, more = {}) =>
    table.send(
      new UpdateCommand({
        TableName,
        Key: keys.head(caseId),
        UpdateExpression,
        ExpressionAttributeValues: { ":at": at, ...more },
        ReturnValues: "UPDATED_OLD",
      }),
    );
  const key = LONG_AGO.toString(36).padStart(8, "0");
  const { Attributes } = await set("SET withdrawnAt = :at, timerSk = :key", LONG_AGO, { ":key": key });
  return () => set("SET withdrawnAt = :at", Attributes?.["withdrawnAt"]);
};
