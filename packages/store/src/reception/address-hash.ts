import { createHmac, randomBytes } from "node:crypto";
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { LocalDate } from "@tongban/domain";
import { networkOf } from "../network.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { expiresAfter } from "./expiry.ts";

const SALT_BYTES = 16;
const HASH_BYTES = 16;

/** Days after which a day's salt is gone, and nobody can tell any more which addresses its hashes were. */
const saltDays = 2;

/**
 * Makes a hash of a network address with a salt that is random for each day: enough to count what one address does on a
 * day, and nothing to follow it by. Addresses of one network ({@link networkOf}) have one hash.
 */
export const addressHashing = (context: TableContext) => {
  let known: { readonly date: LocalDate; readonly salt: Promise<Uint8Array> } | undefined;
  return async (address: string, date: LocalDate): Promise<string> => {
    if (known?.date !== date) {
      const mine = { date, salt: saltOf(context, date) };
      known = mine;
      mine.salt.catch(() => {
        if (known === mine) known = undefined;
      });
    }
    const mac = createHmac("sha256", await known.salt).update(networkOf(address));
    return mac.digest().subarray(0, HASH_BYTES).toString("base64url");
  };
};

const saltOf = async ({ table, tableName }: TableContext, date: LocalDate): Promise<Uint8Array> => {
  const Key = keys.addressSalt(date);
  const read = async () => {
    const got = await table.send(new GetCommand({ TableName: tableName, Key, ConsistentRead: true }));
    const salt: unknown = got.Item?.["salt"];
    return salt instanceof Uint8Array ? salt : undefined;
  };
  const kept = await read();
  if (kept) return kept;
  const salt = new Uint8Array(randomBytes(SALT_BYTES));
  const put = new PutCommand({
    TableName: tableName,
    Item: { ...Key, salt, ...expiresAfter(date, saltDays) },
    ConditionExpression: "attribute_not_exists(pk)",
  });
  const first = await table.send(put).then(
    () => true,
    (fault: unknown) => {
      if (isConditionFailure(fault)) return false;
      throw fault;
    },
  );
  const found = first ? salt : await read();
  if (!found) throw new Error(`no salt of the addresses of ${date}`);
  return found;
};
