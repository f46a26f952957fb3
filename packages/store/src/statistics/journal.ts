import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { addMs, epochMs, type Instant } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { bytes, map, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { queryAll } from "../table/query.ts";
import { keys, ttlAttribute } from "../table/table.ts";
import { type Counts, packed, unpacked } from "./counts.ts";

/** Where the tally stands in a stream shard: the last record that is in its journal, and how many entries that has. */
export type JournalPlace = { readonly entries: number; readonly to: string | undefined };

/** What one run of the tally counted in a stream shard. */
export type JournalEntry = {
  /** Sequence number of the last stream record in it. */
  readonly to: string;
  readonly counts: Counts;
  /** How many events it counts. */
  readonly events: number;
  readonly at: Instant;
};

/** A stream shard with a journal, and how many of its entries are in the counters. */
export type JournalShard = { readonly shard: string; readonly folded: number };

/** An entry stays for so long after it was written; it is in the counters minutes after. */
const ENTRY_LIFE_MS = 7 * 86_400_000;
/** A shard is forgotten so long after its last entry was folded: later than its entries and its stream records. */
const SHARD_LIFE_MS = 14 * 86_400_000;

type Kept = {
  readonly to: string;
  readonly counts: Uint8Array;
  readonly events: number;
  readonly at: Instant;
};

const entryItem = map<Kept>({
  to: ["to", text()],
  counts: ["counts", bytes],
  events: ["events", whole],
  at: ["at", instant],
});

/** Where the tally stands in a stream shard. */
export const loadJournalPlace = async (context: TableContext, shard: string): Promise<JournalPlace> => {
  const got = await context.table.send(
    new QueryCommand({
      TableName: context.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": keys.journalEntry(shard, 0).pk },
      ProjectionExpression: "sk, #to",
      ExpressionAttributeNames: { "#to": "to" },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: 1,
    }),
  );
  const [last] = got.Items ?? [];
  if (last) return { entries: Number(last["sk"]), to: text().read(last["to"]) };
  return { entries: await foldedOf(context, shard), to: undefined };
};

/** Entries that are gone were folded long ago. */
const foldedOf = async ({ table, tableName }: TableContext, shard: string): Promise<number> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.journalShard(shard), ConsistentRead: true }),
  );
  return got.Item ? whole.read(got.Item["folded"]) : 0;
};

/**
 * Writes the entry that follows a place, alone: no item is written by two stream shards. `conflict` means that another
 * run has written it. That is what makes at-least-once delivery count once.
 */
export const appendToJournal = async (
  context: TableContext,
  shard: string,
  place: JournalPlace,
  entry: JournalEntry,
): Promise<"written" | "conflict"> => {
  if (place.entries === 0) await announce(context, shard, entry.at);
  try {
    await context.table.send(new PutCommand(putOf(context, shard, place, entry)));
    return "written";
  } catch (fault) {
    if (isConditionFailure(fault)) return "conflict";
    throw fault;
  }
};

/**
 * The write of a journal's next entry, to stand in the transaction of what it counts: that is cancelled where somebody
 * else wrote the entry meanwhile. For what has a journal of its own, and so no stream to be counted from.
 */
export const journalWrite = async (
  context: TableContext,
  journal: string,
  entry: Omit<JournalEntry, "to">,
): Promise<{ readonly Put: ReturnType<typeof putOf> }> => {
  const place = await loadJournalPlace(context, journal);
  if (place.entries === 0) await announce(context, journal, entry.at);
  return { Put: putOf(context, journal, place, { ...entry, to: "" }) };
};

const putOf = (
  { tableName }: TableContext,
  shard: string,
  { entries }: JournalPlace,
  { to, counts, events, at }: JournalEntry,
) => ({
  TableName: tableName,
  Item: {
    ...keys.journalEntry(shard, entries + 1),
    ...entryItem.write({ to, counts: packed(counts), events, at }),
    [ttlAttribute]: seconds(addMs(at, ENTRY_LIFE_MS)),
  },
  ConditionExpression: "attribute_not_exists(pk)",
});

const announce = async ({ table, tableName }: TableContext, shard: string, at: Instant): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName,
      Key: keys.journalShard(shard),
      UpdateExpression: "SET folded = if_not_exists(folded, :none), #ttl = :ttl",
      ExpressionAttributeNames: { "#ttl": ttlAttribute },
      ExpressionAttributeValues: { ":none": 0, ":ttl": seconds(addMs(at, SHARD_LIFE_MS)) },
    }),
  );
};

/** Every stream shard with a journal. */
export const listJournals = async (context: TableContext): Promise<readonly JournalShard[]> => {
  const { pk } = keys.journalShard("");
  const items = await queryAll(context, pk, "", true);
  return items.map(({ sk, folded }) => ({ shard: text().read(sk), folded: whole.read(folded) }));
};

/** A shard's entries with numbers over `after`, the oldest ones, so many at most. */
export const readJournal = async (
  { table, tableName }: TableContext,
  shard: string,
  after: number,
  limit: number,
): Promise<readonly JournalEntry[]> => {
  const { pk, sk } = keys.journalEntry(shard, after);
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND sk > :after",
      ExpressionAttributeValues: { ":pk": pk, ":after": sk },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return (got.Items ?? []).map((item) => {
    const { counts, ...entry } = entryItem.read(item);
    return { ...entry, counts: unpacked(counts) };
  });
};

/** Says that a shard's entries up to a number are in the counters; never takes it back. */
export const markFolded = async (
  { table, tableName }: TableContext,
  shard: string,
  folded: number,
  at: Instant,
): Promise<void> => {
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.journalShard(shard),
        UpdateExpression: "SET folded = :folded, #ttl = :ttl",
        ConditionExpression: "folded < :folded",
        ExpressionAttributeNames: { "#ttl": ttlAttribute },
        ExpressionAttributeValues: { ":folded": folded, ":ttl": seconds(addMs(at, SHARD_LIFE_MS)) },
      }),
    );
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
  }
};

const seconds = (at: Instant): number => Math.floor(epochMs(at) / 1000);
