import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  addSums,
  type CaseStatus,
  type Period,
  type PeriodKind,
  partsOf,
  periodAround,
  type Scope,
  type Sums,
  scopeName,
  statusCounts,
} from "@tongban/domain";
import type { TableContext } from "../table/context.ts";
import { counterInKeys, keys } from "../table/table.ts";
import { sumsIn } from "./counter-item.ts";

/** What happened to a scope in a period, and its state at the end of it: sums from the first day on. */
export type PeriodSums = { readonly period: Period; readonly flow: Sums; readonly state: Sums };

/** A period with what it consists of. */
export type Series = PeriodSums & { readonly parts: readonly PeriodSums[] };

/** How many cases of a scope are in each status; minutes behind the events at most. */
export const loadStatusCounts = async (
  context: TableContext,
  scope: Scope,
): Promise<Readonly<Record<CaseStatus, number>>> =>
  statusCounts(sumOf(await loadCounters(context, scope, FIRST_MONTH, LAST_MONTH)));

/**
 * A scope's sums in a period and in its days or months. Reads as many small items as there were months since the first
 * case, and days of the period where it asks for days: the same, however many cases there are.
 */
export const loadSeries = async (
  context: TableContext,
  scope: Scope,
  period: Period,
  parts: Extract<PeriodKind, "day" | "month">,
): Promise<Series> => {
  const byDay = parts === "day" || period.kind === "day";
  const [months, days] = await Promise.all([
    loadCounters(context, scope, FIRST_MONTH, monthOf(period.last)),
    byDay ? loadCounters(context, scope, firstOfMonth(period), period.last) : none,
  ]);
  const first = byDay ? firstOfMonth(period) : period.first;
  const counters = byDay ? days : months;
  let state = sumOf(new Map([...months].filter(([name]) => name < monthOf(first))));
  const told: PeriodSums[] = [];
  for (const part of partsOf({ ...period, first }, byDay ? "day" : "month")) {
    const flow = counters.get(part.name) ?? {};
    state = addSums([state, flow]);
    if (part.first >= period.first) told.push({ period: part, flow, state });
  }
  return { period, flow: addSums(told.map(({ flow }) => flow)), state, parts: told };
};

const FIRST_MONTH = "0000-00";
const LAST_MONTH = "9999-99";

const none: ReadonlyMap<string, Sums> = new Map();

const monthOf = (date: string): string => date.slice(0, 7);

const firstOfMonth = ({ first }: Period) => periodAround("month", first).first;

const sumOf = (counters: ReadonlyMap<string, Sums>): Sums => addSums([...counters.values()]);

/** A scope's counters from one day to another, or from one month to another, by their names. */
const loadCounters = async (
  { table, tableName }: TableContext,
  scope: Scope,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, Sums>> => {
  const name = scopeName(scope);
  const { pk, sk } = keys.counter(name, from);
  const counters = new Map<string, Sums>();
  let start: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":pk": pk, ":from": sk, ":to": keys.counter(name, to).sk },
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of got.Items ?? []) counters.set(counterInKeys(item).period, sumsIn(item));
    start = got.LastEvaluatedKey;
  } while (start);
  return counters;
};
