import { ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type Case,
  type Contribution,
  contributions,
  entriesOf,
  evolve,
  type InquiryId,
  type LocalDate,
  type Sums,
} from "@tongban/domain";
import { type CaseHistory, loadHistory } from "../case/cases.ts";
import { pagesOfCases } from "../case/verify-cases.ts";
import { contributionsOfInquiry } from "../inquiry/inquiries.ts";
import type { TableContext } from "../table/context.ts";
import { pagesOfHeads } from "../table/heads.ts";
import { counterInKeys, keys } from "../table/table.ts";
import { adding, additionsOf, sumsIn } from "./counter-item.ts";
import { addCounts, type Counts, countsOf } from "./counts.ts";

/** The days that are counted again, both included; today's may be on their way to the counters. */
export type RecountedDays = { readonly from: LocalDate; readonly to: LocalDate };

/** A counter that is not what the kept events say: by how much each metric would have to change. */
export type Miscount = { readonly scope: string; readonly day: LocalDate; readonly sums: Sums };

/** What a recount found; `cases` and `counters` are how many were looked at. */
export type Recount = {
  readonly cases: number;
  readonly counters: number;
  readonly miscounts: readonly Miscount[];
};

/** Cases that are read at the same time. */
const readAtOnce = 16;

/**
 * Counts the kept events and the changes of inquiries of some days again, by what they contribute, and compares with the counters; says after each
 * page how many cases were looked at. Reads the whole table twice, and each case once more.
 */
export const recount = async (
  context: TableContext,
  days: RecountedDays,
  progress: (cases: number) => void = () => {},
): Promise<Recount> => {
  const { cases, counts } = await countEvents(context, days, progress);
  const kept = await readCounters(context, days);
  const missing = addCounts([counts, negated(kept)]);
  return { cases, counters: kept.size, miscounts: [...missing.values()] };
};

/** Adds to the counters what they miss. Events that are counted meanwhile are added beside it. */
export const mendCounters = async (
  { table, tableName }: TableContext,
  miscounts: readonly Miscount[],
): Promise<void> => {
  const missing: Counts = new Map(
    miscounts.map((miscount) => [`${miscount.day} ${miscount.scope}`, miscount]),
  );
  for (const { scope, period, sums } of additionsOf(missing)) {
    const { add, names, values } = adding(sums);
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.counter(scope, period),
        UpdateExpression: add,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  }
};

const countEvents = async (
  context: TableContext,
  { from, to }: RecountedDays,
  progress: (cases: number) => void,
): Promise<{ readonly cases: number; readonly counts: Counts }> => {
  let cases = 0;
  let counts: Counts = new Map();
  for await (const page of pagesOfCases(context)) {
    for (let start = 0; start < page.length; start += readAtOnce) {
      const histories = await Promise.all(
        page.slice(start, start + readAtOnce).map((id) => loadHistory(context, id)),
      );
      const counted = histories.flatMap((history) => (history ? contributionsOf(history) : []));
      counts = addCounts([counts, countsOf(counted.filter(({ day }) => day >= from && day <= to))]);
    }
    cases += page.length;
    progress(cases);
  }
  for await (const page of pagesOfHeads(context, keys.record("inquiry", "")))
    for (const name of page) {
      const counted = await contributionsOfInquiry(context, name.slice(name.indexOf("#") + 1) as InquiryId);
      counts = addCounts([counts, countsOf(counted.filter(({ day }) => day >= from && day <= to))]);
    }
  return { cases, counts };
};

/** What a case's events contribute, one after the other. */
export const contributionsOf = ({ events }: Pick<CaseHistory, "events">): readonly Contribution[] => {
  const all: Contribution[] = [];
  let kase: Case | undefined;
  for (const event of events) {
    const clocks = kase?.clocks ?? {};
    kase = evolve(kase, event);
    all.push(...contributions(event, { origin: kase.origin, clocks }));
  }
  return all;
};

const readCounters = async (
  { table, tableName }: TableContext,
  { from, to }: RecountedDays,
): Promise<Counts> => {
  const found = new Map<string, Miscount>();
  let start: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new ScanCommand({
        TableName: tableName,
        FilterExpression: "begins_with(pk, :counter) AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":counter": keys.counter("", from).pk,
          ":from": keys.counter("", from).sk,
          ":to": keys.counter("", to).sk,
        },
        ConsistentRead: true,
        ...(start ? { ExclusiveStartKey: start } : {}),
      }),
    );
    for (const item of got.Items ?? []) {
      const { scope, period } = counterInKeys(item);
      const day = period as LocalDate;
      found.set(`${day} ${scope}`, { scope, day, sums: sumsIn(item) });
    }
    start = got.LastEvaluatedKey;
  } while (start);
  return found;
};

const negated = (counts: Counts): Counts =>
  new Map(
    [...counts].map(([key, { sums, ...at }]) => [
      key,
      { ...at, sums: Object.fromEntries(entriesOf(sums).map(([metric, sum]) => [metric, -sum])) },
    ]),
  );
