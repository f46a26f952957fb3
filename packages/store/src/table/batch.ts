import { setTimeout as pause } from "node:timers/promises";
import { BatchGetCommand } from "@aws-sdk/lib-dynamodb";
import type { TableContext } from "./context.ts";
import { StoreBusy } from "./faults.ts";
import { transact } from "./transact.ts";

type Item = Record<string, unknown>;

const GETS = 100;
const WRITES = 100;
const TRIES = 8;
const FIRST_PAUSE_MS = 20;

/**
 * Reads items by key, strongly consistent, 100 at a time; absent ones are left out, the order is not kept. A key
 * given twice is read once: DynamoDB refuses a batch that names one twice.
 */
export const batchGet = async (
  context: TableContext,
  keys: readonly Item[],
  /** The only attributes that are read, where not all are: names that DynamoDB does not reserve. */
  attributes?: readonly string[],
): Promise<readonly Item[]> => {
  const { table, tableName } = context;
  const some = attributes ? { ProjectionExpression: attributes.join(", ") } : {};
  const found = await Promise.all(
    chunked(distinct(keys), GETS).map(async (chunk) => {
      const items: Item[] = [];
      await untilDone([...chunk], async (wanted) => {
        const got = await table.send(
          new BatchGetCommand({
            RequestItems: { [tableName]: { Keys: wanted, ConsistentRead: true, ...some } },
          }),
        );
        items.push(...(got.Responses?.[tableName] ?? []));
        return got.UnprocessedKeys?.[tableName]?.Keys ?? [];
      });
      return items;
    }),
  );
  return found.flat();
};

/**
 * Writes items without conditions, 100 at a time; writing the same again changes nothing. Each chunk is a
 * transaction because the embedded engine commits every item of a BatchWriteItem by itself: 3,700 seeded items
 * took nine times as long that way.
 */
export const writeAll = async (
  context: TableContext,
  items: readonly Item[],
  /** Bytes of an item, about, where items are large: a transaction takes 4 MB. */
  bytesOf: (item: Item) => number = () => 0,
): Promise<void> => {
  for (const chunk of inTransactions(items, bytesOf))
    await transact(
      context,
      chunk.map((Item) => ({ Put: { TableName: context.tableName, Item } })),
    );
};

/** Bytes of a transaction at most, with room for keys and names below DynamoDB's 4 MB. */
const TRANSACTION_BYTES = 3_500_000;

/** Items in their order, as few transactions as take them. */
const inTransactions = (
  items: readonly Item[],
  bytesOf: (item: Item) => number,
): readonly (readonly Item[])[] => {
  const chunks: Item[][] = [];
  let size = 0;
  for (const item of items) {
    const bytes = bytesOf(item);
    const last = chunks.at(-1);
    if (last && last.length < WRITES && size + bytes <= TRANSACTION_BYTES) {
      last.push(item);
      size += bytes;
    } else {
      chunks.push([item]);
      size = bytes;
    }
  }
  return chunks;
};

const untilDone = async <T>(work: T[], send: (work: T[]) => Promise<T[]>): Promise<void> => {
  let left = work;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (left.length === 0) return;
    if (attempt > 0) await pause(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + Math.random()));
    left = await send(left);
  }
  if (left.length > 0) throw new StoreBusy(`the table left ${left.length} items of a batch undone`);
};

const distinct = (keys: readonly Item[]): readonly Item[] => [
  ...new Map(keys.map((key) => [`${key["pk"]}|${key["sk"]}`, key])).values(),
];

const chunked = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
