import { setTimeout as pause } from "node:timers/promises";
import { GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, PartnerId } from "@tongban/domain";
import type { StoreContext } from "../table/context.ts";
import { isConditionFailure, StoreBusy } from "../table/faults.ts";
import { keys } from "../table/table.ts";

/** Which event a partner is told of. */
export type FeedEntry = { readonly caseId: CaseId; readonly n: number };

/** Entries that one append put into a feed, under one sequence number. */
export type FeedPage = { readonly sequence: number; readonly entries: readonly FeedEntry[] };

/** How far back an append looks for entries that an earlier try has already put there. */
const REMEMBERED_PAGES = 50;
const TRIES = 50;
const LONGEST_PAUSE_MS = 200;

/**
 * Appends those entries to a partner's feed that its tail does not have yet. Page N+1 is written only after page
 * N was seen and only if no one else wrote it, so a reader at N never misses a page that commits late; a
 * repetition of the same entries, or of a write whose response was lost, finds them in the tail and writes
 * nothing. A repetition from further back than the tail appears once more, with the same event ids.
 */
export const appendToFeed = async (
  context: StoreContext,
  partner: PartnerId,
  entries: readonly FeedEntry[],
): Promise<void> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const tail = await readTail(context, partner);
    const known = new Set(tail.flatMap((page) => page.entries.map(nameOf)));
    const fresh = entries.filter((entry) => !known.has(nameOf(entry)));
    if (fresh.length === 0) return;
    if (await putPage(context, partner, { sequence: (tail[0]?.sequence ?? 0) + 1, entries: fresh })) return;
    await pause(Math.min(LONGEST_PAUSE_MS, 5 * 2 ** attempt) * Math.random());
  }
  throw new StoreBusy(`other writers kept taking the next page of the feed of ${partner}`);
};

/** Pages after a sequence number, oldest first. */
export const readFeed = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  after: number,
  limit: number,
): Promise<readonly FeedPage[]> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND sk > :after",
      ExpressionAttributeValues: { ":pk": keys.feed(partner, 0).pk, ":after": keys.feed(partner, after).sk },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return (got.Items ?? []).map(toPage);
};

/**
 * Whether there is a page after a sequence number: half a read unit for a poll that looks again and again. It may see
 * a page late, never one that is not there; what it holds is then read by {@link readFeed}.
 */
export const hasFeedAfter = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  after: number,
): Promise<boolean> => {
  const got = await table.send(
    new GetCommand({
      TableName: tableName,
      Key: keys.feed(partner, after + 1),
      ProjectionExpression: "pk",
    }),
  );
  return got.Item !== undefined;
};

const readTail = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
): Promise<readonly FeedPage[]> => {
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.feed(partner, 0).pk },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: REMEMBERED_PAGES,
    }),
  );
  return (got.Items ?? []).map(toPage);
};

const putPage = async (
  { table, tableName }: StoreContext,
  partner: PartnerId,
  { sequence, entries }: FeedPage,
): Promise<boolean> => {
  try {
    await table.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...keys.feed(partner, sequence), entries },
        ConditionExpression: "attribute_not_exists(pk)",
      }),
    );
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};

const toPage = (item: Record<string, unknown>): FeedPage => ({
  sequence: Number(item["sk"]),
  entries: item["entries"] as readonly FeedEntry[],
});

const nameOf = ({ caseId, n }: FeedEntry): string => `${caseId}/${n}`;
