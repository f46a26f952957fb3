import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { BundleId, CaseId } from "@tongban/domain";
import { type Attributes, map, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** What a query code leads to: a case, or a bundle with all of its members. */
export type CodeLeadsTo = { readonly caseId: CaseId } | { readonly bundleId: BundleId };

const item = map<{ readonly caseId?: CaseId; readonly bundleId?: BundleId }>({
  caseId: ["caseId", text(), "optional"],
  bundleId: ["bundleId", text(), "optional"],
});

/** What leads from a query code to its case; it says nothing else of either. */
export const toQueryCodeItem = (queryKey: string, caseId: CaseId): Attributes => ({
  ...keys.queryCode(queryKey),
  ...item.write({ caseId }),
});

/** What leads from a query code to its bundle. */
export const toBundleCodeItem = (queryKey: string, bundleId: BundleId): Attributes => ({
  ...keys.queryCode(queryKey),
  ...item.write({ bundleId }),
});

/** What a query code leads to, strongly consistent; nothing where no case and no bundle has it. */
export const findByQueryCode = async (
  { table, tableName }: TableContext,
  queryKey: string,
): Promise<CodeLeadsTo | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.queryCode(queryKey), ConsistentRead: true }),
  );
  if (!got.Item) return undefined;
  const { caseId, bundleId } = item.read(got.Item);
  return caseId === undefined ? bundleId && { bundleId } : { caseId };
};
