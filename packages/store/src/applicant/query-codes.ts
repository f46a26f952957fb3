import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId } from "@tongban/domain";
import { type Attributes, map, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

const item = map<{ readonly caseId: CaseId }>({ caseId: ["caseId", text()] });

/** What leads from a query code to its case; it says nothing else of either. */
export const toQueryCodeItem = (queryKey: string, caseId: CaseId): Attributes => ({
  ...keys.queryCode(queryKey),
  ...item.write({ caseId }),
});

/** The case of a query code, strongly consistent; nothing where no case has it. */
export const findCaseOfQueryCode = async (
  { table, tableName }: TableContext,
  queryKey: string,
): Promise<CaseId | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.queryCode(queryKey), ConsistentRead: true }),
  );
  return got.Item && item.read(got.Item).caseId;
};
