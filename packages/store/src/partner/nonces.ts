import { randomUUID } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** A nonce of a signed request, to be remembered until `expires` (epoch s). */
export type Nonce = { readonly partner: PartnerId; readonly value: string; readonly expires: number };

/**
 * Spends a nonce by itself; `false` where it was spent before. The write is marked: one that the SDK sends again
 * because the response was lost finds its own mark, and that is no replay.
 */
export const spendNonce = async (
  { table, tableName }: StoreContext,
  { partner, value, expires }: Nonce,
): Promise<boolean> => {
  const mark = randomUUID();
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.nonce(partner, value), [ttlAttribute]: expires, mark },
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return markOf(fault) === mark;
    throw fault;
  }
};

/** The mark of the item that was in the way; an engine that does not hand the item over gives none. */
const markOf = (fault: unknown): string | undefined =>
  fault instanceof ConditionalCheckFailedException ? fault.Item?.["mark"]?.S : undefined;
