import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { StoreContext } from "./context.ts";
import { isConditionFailure } from "./faults.ts";
import { keys, ttlAttribute } from "./table.ts";

/** Remembers a nonce until `expires` (epoch s); `false` where it was used before. */
export const spendNonce = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  nonce: string,
  expires: number,
): Promise<boolean> => {
  const item = { ...keys.nonce(partner, nonce), [ttlAttribute]: expires };
  try {
    await table.send(
      new PutCommand({ TableName: tableName, Item: item, ConditionExpression: "attribute_not_exists(pk)" }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
