import { randomUUID } from "node:crypto";
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, ttlAttribute } from "../table/table.ts";

/** A nonce of a signed request, to be remembered until `expires` (epoch s). */
export type Nonce = { readonly partner: PartnerId; readonly value: string; readonly expires: number };

/** The write that spends a nonce: it fails where the nonce was spent before. */
export const nonceWrite = (
  { tableName }: Pick<StoreContext, "tableName">,
  { partner, value, expires }: Nonce,
) => ({
  TableName: tableName,
  Item: { ...keys.nonce(partner, value), [ttlAttribute]: expires },
  ConditionExpression: "attribute_not_exists(pk)",
});

/**
 * Spends a nonce by itself; `false` where it was spent before. The write is marked: one that the SDK sends again
 * because the response was lost finds its own mark, and that is no replay.
 */
export const spendNonce = async (context: StoreContext, nonce: Nonce): Promise<boolean> => {
  const mark = randomUUID();
  const { Item, ...write } = nonceWrite(context, nonce);
  try {
    await context.table.send(
      new PutCommand({ ...write, Item: { ...Item, mark }, ReturnValuesOnConditionCheckFailure: "ALL_OLD" }),
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
