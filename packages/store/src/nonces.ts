import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { PartnerId } from "@tongban/domain";
import type { StoreContext } from "./context.ts";
import { isConditionFailure } from "./faults.ts";
import { keys, ttlAttribute } from "./table.ts";

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

/** Spends a nonce by itself; `false` where it was spent before. */
export const spendNonce = async (context: StoreContext, nonce: Nonce): Promise<boolean> => {
  try {
    await context.table.send(new PutCommand(nonceWrite(context, nonce)));
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};
