import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import { addSums, type CaseStatus, caseStatuses, type Scope, type Sums, scopeName } from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { sumsIn } from "./counter-item.ts";

/** How many cases of a scope are in each status; minutes behind the events at most. */
export const loadStatusCounts = async (
  context: TableContext,
  scope: Scope,
): Promise<Readonly<Record<CaseStatus, number>>> => {
  const total = addSums([...(await loadMonths(context, scope)).values()]);
  return Object.fromEntries(caseStatuses.map((status) => [status, total[`in:${status}`] ?? 0])) as Record<
    CaseStatus,
    number
  >;
};

/** A scope's counters by month, from the first one on: as many items as months, however many cases. */
const loadMonths = (context: TableContext, scope: Scope): Promise<ReadonlyMap<string, Sums>> =>
  loadPeriods(context, scope, "0000-00", "9999-99");

const loadPeriods = async (
  { table, tableName }: TableContext,
  scope: Scope,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, Sums>> => {
  const first = keys.counter(scopeName(scope), from);
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
      ExpressionAttributeValues: {
        ":pk": first.pk,
        ":from": first.sk,
        ":to": keys.counter(scopeName(scope), to).sk,
      },
    }),
  );
  return new Map((got.Items ?? []).map((item) => [String(item["sk"]).slice(2), sumsIn(item)]));
};
