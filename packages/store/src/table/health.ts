import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { StoreContext } from "./context.ts";
import { keys } from "./table.ts";

/** Reads the table once; throws where it cannot be read. */
export const checkTable = async ({ table, tableName }: StoreContext): Promise<void> => {
  await table.send(new GetCommand({ TableName: tableName, Key: keys.health() }));
};
