import { GetCommand, PutCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Staff } from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import type { Partner } from "../partner/partners.ts";
import { type ChangedBy, loadRecord, type RecordChange, recordChanges } from "../registry/record-changes.ts";
import type { Attributes } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { deskAttribute, deskOf } from "./desks.ts";
import {
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  staffProfile,
} from "./directory-codec.ts";

/** Who takes part, and what there is to do. */
export type Directory = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
  readonly windows: readonly DirectoryWindow[];
  readonly staff: readonly Staff[];
  readonly partners: readonly Partner[];
};

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];
type Said = Omit<RecordChange, "seen">;

const put = (TableName: string, key: Readonly<Record<string, string>>, item: Attributes): Write => ({
  Put: { TableName, Item: { ...key, ...item } },
});

/** What each kind of record says, and where readers find it again. */
export const records = (TableName: string) => ({
  region: (region: DirectoryRegion): Said => {
    const says = directoryRegion.write(region);
    const places = [keys.region(region.region), keys.catalogue("REGION", region.region)];
    return {
      kind: "region",
      id: region.region,
      says,
      copies: places.map((key) => put(TableName, key, says)),
    };
  },
  matter: (matter: DirectoryMatter): Said => {
    const says = directoryMatter.write(matter);
    const copies = [put(TableName, keys.catalogue("MATTER", matter.matter), says)];
    return { kind: "matter", id: matter.matter, says, copies };
  },
  window: (window: DirectoryWindow): Said => {
    const says = directoryWindow.write(window);
    const places = [keys.window(window.id), keys.regionWindow(window.region, window.id)];
    const desk: Write = {
      Update: {
        TableName,
        Key: keys.desks(window.region),
        UpdateExpression: "SET #desk = :desk",
        ExpressionAttributeNames: { "#desk": deskAttribute(window.id) },
        ExpressionAttributeValues: { ":desk": deskOf(window) },
      },
    };
    const copies = [...places.map((key) => put(TableName, key, says)), desk];
    return { kind: "window", id: window.id, says, copies };
  },
  staff: (person: Staff): Said => {
    const says = staffProfile.write(person);
    return { kind: "staff", id: person.id, says, copies: [put(TableName, keys.staff(person.id), says)] };
  },
  partner: (partner: Partner): Said => {
    const says = { partner };
    const copies = [put(TableName, keys.partner(partner.id), says)];
    return { kind: "partner", id: partner.id, says, copies };
  },
});

/** Records in one transaction: each takes up to five of the hundred items, and no two may be the same item. */
const AT_ONCE = 16;

/** Keeps a directory as far as it differs from what is on record; answers how many records were written. */
export const keepDirectory = async (
  store: StoreContext,
  { regions, matters, windows, staff, partners }: Directory,
  by: ChangedBy,
): Promise<number> => {
  const of = records(store.tableName);
  const kinds = [
    staff.map(of.staff),
    partners.map(of.partner),
    regions.map(of.region),
    matters.map(of.matter),
    // Windows of a region share an item, so each is a transaction of its own.
    ...windows.map((window) => [of.window(window)]),
  ];
  let written = 0;
  for (const some of kinds.flatMap((all) => chunked(all, AT_ONCE)))
    written += await keepRecords(store, some, by);
  return written;
};

const keepRecords = async (store: StoreContext, said: readonly Said[], by: ChangedBy): Promise<number> => {
  const known = await Promise.all(said.map((one) => loadRecord(store, one)));
  const changes = said.flatMap((one, i): readonly RecordChange[] => {
    const before = known[i];
    return before && digestOf(before.says) === digestOf(one.says)
      ? []
      : [{ ...one, seen: before?.version ?? 0 }];
  });
  if (changes.length === 0) return 0;
  if ((await recordChanges(store, changes, by)) === "conflict")
    throw new Error("somebody else changes the same records; publish again");
  return changes.length;
};

const chunked = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** The digest of the file that was published last in whole, or nothing. */
export const loadPublished = async ({ table, tableName }: StoreContext): Promise<string | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.publishedWhole() }));
  const digest: unknown = got.Item?.["digest"];
  return typeof digest === "string" ? digest : undefined;
};

/** Notes that everything of a file is published. */
export const markPublished = async ({ table, tableName }: StoreContext, digest: string): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item: { ...keys.publishedWhole(), digest } }));
};
