import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { MatterId, Staff } from "@tongban/domain";
import { digestOf } from "../case/chain.ts";
import type { Partner } from "../partner/partners.ts";
import { batchGet, writeAll } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import type { Key } from "./compile.ts";
import { listRegionWindows } from "./directory.ts";
import {
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  staffProfile,
} from "./directory-codec.ts";
import { staffedWindow } from "./terms-codec.ts";

/** Who takes part, and what there is to do. */
export type Directory = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
  readonly windows: readonly DirectoryWindow[];
  readonly staff: readonly Staff[];
  readonly partners: readonly Partner[];
};

type Item = Key & Readonly<Record<string, unknown>>;

/** Keeps a directory as far as it differs from what is kept; answers how many items were written. */
export const keepDirectory = async (context: StoreContext, directory: Directory): Promise<number> => {
  const { items: staffed, gone } = await staffedChanges(context, directory.windows);
  const wanted = [...itemsOf(directory), ...staffed];
  const kept = await batchGet(
    context,
    wanted.map(({ pk, sk }) => ({ pk, sk })),
  );
  const known = new Map(kept.map((item) => [nameOf(item), digestOf(item)]));
  const changes = wanted.filter((item) => known.get(nameOf(item)) !== digestOf(item));
  await writeAll(context, changes);
  for (const Key of gone) await context.table.send(new DeleteCommand({ TableName: context.tableName, Key }));
  return changes.length + gone.length;
};

const nameOf = ({ pk, sk }: Readonly<Record<string, unknown>>): string => `${pk}|${sk}`;

const itemsOf = ({ regions, matters, windows, staff, partners }: Directory): readonly Item[] => [
  ...staff.map((person) => ({ ...keys.staff(person.id), ...staffProfile.write(person) })),
  ...partners.map((partner) => ({ ...keys.partner(partner.id), partner })),
  ...regions.flatMap((region) =>
    [keys.region(region.region), keys.catalogue("REGION", region.region)].map((key) => ({
      ...key,
      ...directoryRegion.write(region),
    })),
  ),
  ...matters.map((matter) => ({
    ...keys.catalogue("MATTER", matter.matter),
    ...directoryMatter.write(matter),
  })),
  ...windows.flatMap((window) =>
    [keys.window(window.id), keys.regionWindow(window.region, window.id)].map((key) => ({
      ...key,
      ...directoryWindow.write(window),
    })),
  ),
];

/** The staffed windows of the regions whose windows change, and those of matters that none of them handles any more. */
const staffedChanges = async (
  context: StoreContext,
  windows: readonly DirectoryWindow[],
): Promise<{ readonly items: readonly Item[]; readonly gone: readonly Key[] }> => {
  const items: Item[] = [];
  const gone: Key[] = [];
  for (const [region, changed] of Map.groupBy(windows, (window) => window.region)) {
    const before = await listRegionWindows(context, region);
    const after = [...new Map([...before, ...changed].map((window) => [window.id, window])).values()];
    const staffed = staffedItems(after);
    const handled = new Set(after.flatMap(({ matters }) => matters));
    const dropped = before.flatMap(({ matters }) => matters).filter((matter) => !handled.has(matter));
    items.push(...staffed);
    gone.push(...[...new Set(dropped)].map((matter: MatterId) => keys.staffedWindow(region, matter)));
  }
  return { items, gone };
};

/**
 * One staffed window for each matter of a region. Where several of its windows list the matter, it is the first of those
 * that can take work, so that a closed window never hides the one that replaced it.
 */
const staffedItems = (windows: readonly DirectoryWindow[]): readonly Item[] => {
  const items = new Map<string, Item>();
  for (const window of windows.toSorted((a, b) => Number(canWork(b)) - Number(canWork(a)))) {
    for (const matter of window.matters) {
      if (!items.has(matter))
        items.set(matter, { ...keys.staffedWindow(window.region, matter), ...staffedOf(window) });
    }
  }
  return [...items.values()];
};

const canWork = ({ open, team }: DirectoryWindow): boolean => open && team.length > 0;

const staffedOf = ({ id, name, open, team, organ }: DirectoryWindow) => ({
  staffed: staffedWindow.write({
    window: id,
    name,
    open,
    team: team.map((member) => member.id),
    ...(organ ? { organ } : {}),
  }),
});

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
