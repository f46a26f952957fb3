import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { BundleId, CaseId, InquiryId } from "@tongban/domain";
import { type Attributes, map, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** What a query code leads to: a case, a bundle with all of its members, or an inquiry. */
export type CodeLeadsTo =
  | { readonly caseId: CaseId }
  | { readonly bundleId: BundleId }
  | { readonly inquiryId: InquiryId };

type Kept = {
  readonly caseId?: CaseId;
  readonly bundleId?: BundleId;
  readonly inquiryId?: InquiryId;
};

const item = map<Kept>({
  caseId: ["caseId", text(), "optional"],
  bundleId: ["bundleId", text(), "optional"],
  inquiryId: ["inquiryId", text(), "optional"],
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

/** What leads from a query code to its inquiry. */
export const toInquiryCodeItem = (queryKey: string, inquiryId: InquiryId): Attributes => ({
  ...keys.queryCode(queryKey),
  ...item.write({ inquiryId }),
});

/** What a query code leads to, strongly consistent; nothing where nothing has it. */
export const findByQueryCode = async (
  { table, tableName }: TableContext,
  queryKey: string,
): Promise<CodeLeadsTo | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.queryCode(queryKey), ConsistentRead: true }),
  );
  if (!got.Item) return undefined;
  const { caseId, bundleId, inquiryId } = item.read(got.Item);
  if (inquiryId !== undefined) return { inquiryId };
  return caseId === undefined ? bundleId && { bundleId } : { caseId };
};
