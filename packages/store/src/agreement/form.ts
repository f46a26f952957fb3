import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { FormSchema } from "@tongban/domain";
import { Unreadable } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** The schema of a form by its digest, which it never changes under; throws where none is kept. */
export const loadFormSchema = async (
  { table, tableName }: StoreContext,
  digest: string,
): Promise<FormSchema> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.form(digest), ConsistentRead: true }),
  );
  const kept: unknown = got.Item?.["schema"];
  const schema: unknown = typeof kept === "string" ? JSON.parse(kept) : undefined;
  if (typeof schema !== "object" || schema === null) throw new Unreadable(`no form ${digest}`);
  return { ...schema };
};
