import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { digestOf } from "../case/chain.ts";
import { map, text } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import type { Item, Key } from "./compile.ts";

/** What is published: the digest of every item by its name. It is true after every write, whatever breaks off. */
export type PublishedItems = Map<string, { readonly key: Key; readonly digest: string }>;

/** One item to put, or to remove. */
export type Change = { readonly key: Key; readonly item: Item | undefined };

/** Somebody else publishes at the same time; what was written stands, and publishing again ends right. */
export class PublicationConflict extends Error {
  override readonly name = "PublicationConflict";
}

/** The record of what is published is kept in so many partitions. */
const SHARDS = 16;

const record = map<{ readonly name: string; readonly digest: string }>({
  name: ["sk", text()],
  digest: ["digest", text()],
});

/** The name of an item in the record. */
export const itemName = ({ pk, sk }: Key): string => `${pk}|${sk}`;

/** Reads the record of what is published, consistently. */
export const loadPublishedItems = async (context: StoreContext): Promise<PublishedItems> => {
  const shards = await Promise.all(
    Array.from({ length: SHARDS }, (_, shard) =>
      queryAll(context, keys.published(shard, { pk: "", sk: "" }).pk, "", true),
    ),
  );
  return new Map(
    shards.flat().map((row) => {
      const { name, digest } = record.read(row);
      const [pk = "", sk = ""] = name.split("|");
      return [name, { key: { pk, sk }, digest }];
    }),
  );
};

/** The items that are not published as they should be. */
export const changesTo = (published: PublishedItems, wanted: readonly Item[]): readonly Change[] =>
  wanted.flatMap((item) => {
    const key = { pk: item.pk, sk: item.sk };
    return published.get(itemName(key))?.digest === digestOf(item) ? [] : [{ key, item }];
  });

/**
 * Writes changes in transactions of some items, each item together with its row of the record, on condition that the
 * row is still as it was read; `published` follows. Throws {@link PublicationConflict} where it is not.
 */
export const writeChanges = async (
  context: StoreContext,
  published: PublishedItems,
  changes: readonly Change[],
  atOnce: number,
  wrote: (count: number) => void,
): Promise<void> => {
  for (let start = 0; start < changes.length; start += atOnce) {
    const some = changes.slice(start, start + atOnce);
    const written = await transact(
      context,
      some.flatMap((change) => writesOf(context.tableName, published, change)),
    );
    if (written === "conflict") throw new PublicationConflict("someone else is publishing; publish again");
    for (const { key, item } of some) {
      if (item) published.set(itemName(key), { key, digest: digestOf(item) });
      else published.delete(itemName(key));
    }
    wrote(some.length);
  }
};

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const writesOf = (TableName: string, published: PublishedItems, { key, item }: Change): readonly Write[] => {
  const seen = published.get(itemName(key))?.digest;
  const row = keys.published(shardOf(key), key);
  const condition =
    seen === undefined
      ? { ConditionExpression: "attribute_not_exists(pk)" }
      : { ConditionExpression: "digest = :seen", ExpressionAttributeValues: { ":seen": seen } };
  return item
    ? [
        { Put: { TableName, Item: item } },
        { Put: { TableName, Item: { ...row, digest: digestOf(item) }, ...condition } },
      ]
    : [{ Delete: { TableName, Key: key } }, { Delete: { TableName, Key: row, ...condition } }];
};

const shardOf = (key: Key): number => {
  let sum = 0;
  for (const character of itemName(key)) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % SHARDS;
};
