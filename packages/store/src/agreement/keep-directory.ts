import { GetCommand, PutCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import type {
  LocalStandard,
  Package,
  PartnerId,
  RegionCode,
  RegistryActor,
  Roster,
  Staff,
  StaffId,
  WindowId,
} from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import { packageRecord } from "../package/packages.ts";
import type { Partner } from "../partner/partners.ts";
import {
  type ChangedBy,
  lastChanger,
  loadRecord,
  type RecordChange,
  type RecordName,
  recordChanges,
} from "../registry/record-changes.ts";
import { type Attributes, text } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { deskAttribute, deskOf } from "./desks.ts";
import {
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  roster,
  staffProfile,
} from "./directory-codec.ts";
import { localStandardRecord } from "./local-standards.ts";

/** Who takes part, and what there is to do. */
export type Directory = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
  readonly windows: readonly DirectoryWindow[];
  readonly staff: readonly Staff[];
  readonly partners: readonly Partner[];
  /** What regions give their own applicants, as far as the file says it. */
  readonly localStandards?: readonly LocalStandard[];
  /** What regions offer as one thing; absent where none does. */
  readonly packages?: readonly Package[];
  /** Absent where no window has one. */
  readonly rosters?: readonly Roster[];
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
  /** Windows of a region share the item of its desks, so that they are written together or apart, never at once. */
  windows: (windows: readonly DirectoryWindow[]): readonly Said[] => {
    const first = new Map(windows.toReversed().map((window) => [window.region, window]));
    return windows.map((window) => {
      const says = directoryWindow.write(window);
      const places = [keys.window(window.id), keys.regionWindow(window.region, window.id)];
      const sharing = windows.filter(({ region }) => region === window.region);
      const desks = first.get(window.region) === window ? [putDesks(TableName, window.region, sharing)] : [];
      const copies = [...places.map((key) => put(TableName, key, says)), ...desks];
      return { kind: "window", id: window.id, says, copies };
    });
  },
  /** A roster is read in its record alone. */
  roster: (value: Roster): Said => ({
    kind: "roster",
    id: value.window,
    says: roster.write(value),
    copies: [],
  }),
  rosterRemoved: (id: WindowId): Said => ({ kind: "roster", id, says: null, copies: [] }),
  /** A note says that somebody was registered somewhere, once for each place: one who left is found by it and passed over. */
  staff: (person: Staff): Said => {
    const says = staffProfile.write(person);
    const places = new Set(person.role === "operator" ? [OPERATORS] : person.regions);
    const copies = [
      put(TableName, keys.staff(person.id), says),
      ...[...places].map((place) => put(TableName, keys.staffed(place, person.id), {})),
    ];
    return { kind: "staff", id: person.id, says, copies };
  },
  staffRemoved: (id: StaffId): Said => ({
    kind: "staff",
    id,
    says: null,
    copies: [{ Delete: { TableName, Key: keys.staff(id) } }],
  }),
  partner: (partner: Partner): Said => {
    const says = { partner };
    const copies = [
      put(TableName, keys.partner(partner.id), says),
      ...placesOf(partner).map((region) => put(TableName, keys.submitting(region, partner.id), {})),
      ...(partner.handles
        ? [put(TableName, keys.handlingSystem(partner.handles.region, partner.id), {})]
        : []),
    ];
    return { kind: "partner", id: partner.id, says, copies };
  },
});

/** The regions that a partner submits for, oversees or works in. */
const placesOf = ({ regions, oversees, handles }: Partner): readonly RegionCode[] => [
  ...new Set([...regions, ...(oversees ? [oversees.region] : []), ...(handles ? [handles.region] : [])]),
];

/** The place at which operators are noted. */
const OPERATORS = "operators";

const putDesks = (TableName: string, region: string, windows: readonly DirectoryWindow[]): Write => ({
  Update: {
    TableName,
    Key: keys.desks(region),
    UpdateExpression: `SET ${windows.map((_, n) => `#desk${n} = :desk${n}`).join(", ")}`,
    ExpressionAttributeNames: Object.fromEntries(
      windows.map(({ id }, n) => [`#desk${n}`, deskAttribute(id)]),
    ),
    ExpressionAttributeValues: Object.fromEntries(windows.map((window, n) => [`:desk${n}`, deskOf(window)])),
  },
});

/** People who were ever registered for a region, or as operators; whether they are is told by their records. */
export const listStaffed = async (
  context: TableContext,
  place: RegionCode | "operators",
): Promise<readonly StaffId[]> =>
  (await queryAll(context, keys.staffed(place, "").pk, "", true)).map((item) =>
    text<StaffId>().read(item["sk"]),
  );

/** Partners that were ever registered for a region, departments that follow its decisions, and its own systems. */
export const listSubmitting = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly PartnerId[]> =>
  (await queryAll(context, keys.submitting(region, "").pk, "", true)).map((item) =>
    text<PartnerId>().read(item["sk"]),
  );

/** Items that one transaction takes. */
const ITEMS_AT_ONCE = 100;

/**
 * What becomes of that which a file says otherwise than people who changed it since: the file takes its place (`replace`),
 * or it stays (`leave`). What a file said last is replaced in any case.
 */
export type PeoplesChanges = "replace" | "leave";

/** How many records a file wrote, and which were left as people changed them. */
export type KeptDirectory = { readonly written: number; readonly left: readonly RecordName[] };

/** Keeps a directory as far as it differs from what is on record. */
export const keepDirectory = async (
  store: StoreContext,
  { regions, matters, windows, staff, partners, rosters = [], localStandards = [], packages = [] }: Directory,
  by: ChangedBy,
  peoples: PeoplesChanges = "replace",
): Promise<KeptDirectory> => {
  const of = records(store.tableName);
  const kinds = [
    staff.map(of.staff),
    partners.map(of.partner),
    regions.map(of.region),
    matters.map(of.matter),
    localStandards.map(localStandardRecord),
    packages.map((said) => packageRecord(store.tableName, said)),
    // Windows of a region share an item, so each is a transaction of its own.
    ...windows.map((window) => of.windows([window])),
    rosters.map((value) => ({ ...of.roster(value), look: { at: by.at, home: store.home } })),
  ];
  let written = 0;
  const left: RecordName[] = [];
  for (const some of kinds.flatMap(inTransactions)) {
    const kept = await keepRecords(store, some, by, peoples);
    written += kept.written;
    left.push(...kept.left);
  }
  return { written, left };
};

const keepRecords = async (
  store: StoreContext,
  said: readonly Said[],
  by: ChangedBy,
  peoples: PeoplesChanges,
): Promise<KeptDirectory> => {
  const known = await Promise.all(said.map((one) => loadRecord(store, one)));
  const differing = said.flatMap((one, i): readonly RecordChange[] => {
    const before = known[i];
    return before && digestOf(before.says) === digestOf(one.says)
      ? []
      : [{ ...one, seen: before?.version ?? 0 }];
  });
  const left = peoples === "leave" ? await changedByPeople(store, differing) : [];
  const changes = differing.filter((one) => !left.includes(one));
  if (changes.length > 0 && (await recordChanges(store, changes, by)) === "conflict")
    throw new Error("somebody else changes the same records; publish again");
  return { written: changes.length, left: left.map(({ kind, id }) => ({ kind, id })) };
};

const changedByPeople = async (
  store: StoreContext,
  changes: readonly RecordChange[],
): Promise<readonly RecordChange[]> => {
  const changers = await Promise.all(changes.map((one) => lastChanger(store, one)));
  return changes.filter((_, i) => isPeoples(changers[i]));
};

/** Whether somebody changed a thing, and not a file. */
export const isPeoples = (by: RegistryActor | undefined): boolean =>
  by !== undefined && by.kind !== "operator" && by.kind !== "broker";

/** Records in as few transactions as take them: each writes its head and its change beside its copies. */
const inTransactions = (all: readonly Said[]): readonly (readonly Said[])[] => {
  const chunks: Said[][] = [];
  let room = 0;
  for (const one of all) {
    const items = 2 + one.copies.length;
    if (items > room) {
      chunks.push([]);
      room = ITEMS_AT_ONCE;
    }
    chunks.at(-1)?.push(one);
    room -= items;
  }
  return chunks;
};

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
