import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type {
  AgreementId,
  CompletenessStatement,
  Countersignature,
  DocumentSignature,
  LocalDate,
  StaffId,
  StatementCase,
} from "@tongban/domain";
import { writeAll } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";

/** A statement as it was issued, signed by the broker. */
export type IssuedStatement = CompletenessStatement & { readonly signature: DocumentSignature };

/** Cases on a page of a statement: some 130 bytes each, and an item has at most 400 KB. */
const CASES_OF_PAGE = 2_000;

/**
 * Keeps a statement for ever, and its cases in pages before it, so that there is never a statement without its cases.
 * `false`: another statement of this number was kept before; nothing was written over.
 */
export const keepStatement = async (
  context: StoreContext,
  statement: IssuedStatement,
  cases: readonly StatementCase[],
): Promise<boolean> => {
  const { agreement, day, number, root } = statement;
  const pages = Array.from({ length: Math.ceil(cases.length / CASES_OF_PAGE) }, (_, page) => ({
    ...keys.statementCases(agreement, day, root, page + 1),
    cases: cases.slice(page * CASES_OF_PAGE, (page + 1) * CASES_OF_PAGE),
  }));
  // A transaction has at most 4 MB, so each page is written by itself; the same root means the same cases.
  for (const page of pages) await writeAll(context, [page]);
  return putOnce(context, { ...keys.statement(agreement, day, number), statement });
};

/** The last statement of an agreement and day, or the one of a number. */
export const loadStatement = async (
  { table, tableName }: StoreContext,
  agreement: AgreementId,
  day: LocalDate,
  number?: number,
): Promise<IssuedStatement | undefined> => {
  if (number !== undefined) {
    const key = keys.statement(agreement, day, number);
    const got = await table.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
    return got.Item?.["statement"] as IssuedStatement | undefined;
  }
  const { pk, sk } = keys.statement(agreement, day, LAST_NUMBER);
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND sk <= :last",
      ExpressionAttributeValues: { ":pk": pk, ":last": sk },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    }),
  );
  return got.Items?.[0]?.["statement"] as IssuedStatement | undefined;
};

const LAST_NUMBER = 999_999;

/** One page of a statement's cases, the first is 1; nothing after the last. */
export const loadStatementCases = async (
  { table, tableName }: StoreContext,
  { agreement, day, root }: IssuedStatement,
  page: number,
): Promise<readonly StatementCase[] | undefined> => {
  const key = keys.statementCases(agreement, day, root, page);
  const got = await table.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
  return got.Item?.["cases"] as readonly StatementCase[] | undefined;
};

/** Keeps a region's countersignature for ever, with who made it; `false`: the region has countersigned before. */
export const keepCountersignature = (
  context: StoreContext,
  { agreement, day, number }: IssuedStatement,
  countersignature: Countersignature,
  by: StaffId,
): Promise<boolean> =>
  putOnce(context, {
    ...keys.countersignature(agreement, day, number, countersignature.region),
    countersignature,
    by,
  });

/** The countersignatures of a statement, by region. */
export const loadCountersignatures = async (
  context: StoreContext,
  { agreement, day, number }: IssuedStatement,
): Promise<readonly Countersignature[]> => {
  const { pk, sk } = keys.countersignature(agreement, day, number, "");
  const items = await queryAll(context, pk, sk, true);
  return items.map((item) => item["countersignature"] as Countersignature);
};

const putOnce = async ({ table, tableName }: StoreContext, item: Record<string, unknown>) => {
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
