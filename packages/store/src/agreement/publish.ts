import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { digestOf } from "../case/chain.ts";
import { batchGet } from "../table/batch.ts";
import { attributesOf } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { keepAnnexes, newAnnexes } from "./annexes.ts";
import { type Compiled, compile, type Item, type Publication } from "./compile.ts";
import {
  type Change,
  changesTo,
  itemName,
  loadPublishedItems,
  type PublishedItems,
  writeChanges,
} from "./published-items.ts";

/** How far a publication is: items written of all that it has to write. */
export type Progress = { readonly written: number; readonly total: number };

/** How to publish. */
export type PublishOptions = {
  /** Told after each transaction. */
  readonly progress?: (progress: Progress) => void;
  /** Items in one transaction, each with its row of the record: 50 fill one. */
  readonly atOnce?: number;
};

/**
 * Publishes the difference between what is published and what should be; nothing where there is none. A reader sees
 * a pair's agreements exactly as before or exactly as after, at every moment and wherever it breaks off:
 *
 * 1. beside: people, and each list's new entries beside its old ones, which still are the ones that count
 * 2. flip: windows and the directory, then coverages, which name the versions that count
 * 3. sweep: entries and items that no coverage names any more
 *
 * Publishing again after a break goes on from what was written. Throws `VersionTaken` before the first write where an
 * annex would change under its version, and `PublicationConflict` where someone else publishes at the same time.
 */
export const publish = async (
  context: StoreContext,
  publication: Publication,
  { progress = () => {}, atOnce = 50 }: PublishOptions = {},
): Promise<Progress> => {
  const wanted = compile(publication);
  const annexes = await newAnnexes(context, publication.agreements);
  const published = await loadPublishedItems(context);
  const beside = [
    ...changesTo(published, wanted.people),
    ...(await besideOldEntries(context, published, wanted.listings)),
  ];
  const flip = [
    ...changesTo(published, [...wanted.staffedWindows, ...wanted.directory]),
    ...changesTo(published, wanted.coverages),
    ...gone(published, wanted).filter(({ key }) => isCoverage(key)),
  ];
  const removed = gone(published, wanted).filter(({ key }) => !isCoverage(key));
  const expected = changesTo(after(published, beside), wanted.listings).length + removed.length;

  const total = annexes.length + beside.length + flip.length + expected;
  let written = 0;
  const wrote = (count: number): void => {
    written += count;
    progress({ written, total });
  };
  await writeChanges(context, published, beside, atOnce, wrote);
  await keepAnnexes(context, annexes);
  if (annexes.length > 0) wrote(annexes.length);
  await writeChanges(context, published, flip, atOnce, wrote);
  await writeChanges(
    context,
    published,
    [...changesTo(published, wanted.listings), ...removed],
    atOnce,
    wrote,
  );
  return { written, total };
};

/** Listings that differ, with the entries that stand in them now kept: one that is read now must still be found. */
const besideOldEntries = async (
  context: StoreContext,
  published: PublishedItems,
  listings: readonly Item[],
): Promise<readonly Change[]> => {
  const changes = changesTo(published, listings);
  const standing = await batchGet(
    context,
    changes.map(({ key }) => key),
  );
  const now = new Map(standing.map((item) => [String(item["pk"]), attributesOf(item["entries"])]));
  const together = changes.flatMap(({ key, item }) =>
    item ? [{ ...item, entries: { ...now.get(key.pk), ...attributesOf(item["entries"]) } }] : [],
  );
  return changesTo(published, together);
};

/** What is published and should not be any more. */
const gone = (published: PublishedItems, wanted: Compiled): readonly Change[] => {
  const names = new Set(Object.values(wanted).flatMap((items: readonly Item[]) => items.map(itemName)));
  return [...published].filter(([name]) => !names.has(name)).map(([, { key }]) => ({ key, item: undefined }));
};

const isCoverage = ({ pk, sk }: Change["key"]): boolean =>
  sk.startsWith(keys.coverage("", "").sk) && pk.startsWith(keys.coverage("", "").pk);

/** What will be published once some changes are written. */
const after = (published: PublishedItems, changes: readonly Change[]): PublishedItems => {
  const then = new Map(published);
  for (const { key, item } of changes) if (item) then.set(itemName(key), { key, digest: digestOf(item) });
  return then;
};

/** The digest of what was published last in whole, or nothing. */
export const loadPublished = async ({ table, tableName }: StoreContext): Promise<string | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.publishedWhole() }));
  const digest: unknown = got.Item?.["digest"];
  return typeof digest === "string" ? digest : undefined;
};

/** Notes that everything of a publication is written. */
export const markPublished = async ({ table, tableName }: StoreContext, digest: string): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item: { ...keys.publishedWhole(), digest } }));
};
