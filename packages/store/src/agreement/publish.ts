import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { AgreementTerms, MatterListEntry, RegionCode, Staff, Standard } from "@tongban/domain";
import type { Partner } from "../partner/partners.ts";
import { writeAll } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import type { CoverageItem, DeskItem, ListingItem } from "./admission.ts";
import type { DirectoryAgreement, DirectoryMatter, DirectoryRegion, DirectoryWindow } from "./directory.ts";

/** Everything that is published at once: agreements with their annexes, and who takes part. */
export type Publication = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
  readonly agreements: readonly {
    readonly terms: AgreementTerms;
    readonly list: { readonly version: number; readonly entries: readonly MatterListEntry[] };
    readonly standard: Standard;
  }[];
  readonly windows: readonly DirectoryWindow[];
  readonly staff: readonly Staff[];
  readonly partners: readonly Partner[];
};

type Item = Record<string, unknown>;

/** Writes a publication: the directory, and the compiled items that one submission reads. Repeatable. */
export const publish = (context: StoreContext, publication: Publication): Promise<void> =>
  writeAll(context, [
    ...directoryItems(publication),
    ...publication.agreements.flatMap(annexItems),
    ...coverageItems(publication),
    ...listingItems(publication),
    ...deskItems(publication.windows),
    ...publication.staff.map((staff) => ({ ...keys.staff(staff.id), staff })),
    ...publication.partners.map((partner) => ({ ...keys.partner(partner.id), partner })),
  ]);

const directoryItems = ({ regions, matters, windows, agreements }: Publication): Item[] => [
  ...regions.map((entry) => ({ ...keys.directory("REGION", entry.region), entry })),
  ...matters.map((entry) => ({ ...keys.directory("MATTER", entry.matter), entry })),
  ...windows.map((entry) => ({ ...keys.directory("WINDOW", entry.id), entry })),
  ...agreements.map(({ terms, list, standard }) => {
    const entry: DirectoryAgreement = { terms, listVersion: list.version, standard };
    return { ...keys.directory("AGREEMENT", terms.id), entry };
  }),
];

const annexItems = ({ terms, list, standard }: Publication["agreements"][number]): Item[] => [
  { ...keys.agreementAnnex(terms.id, terms.version, "TERMS"), terms },
  { ...keys.agreementAnnex(terms.id, list.version, "LIST"), list },
  { ...keys.agreementAnnex(terms.id, standard.version, "STANDARD"), standard },
];

type Pair = { readonly source: RegionCode; readonly handling: RegionCode };

const pairsOf = (parties: readonly RegionCode[]): readonly Pair[] =>
  parties.flatMap((source) =>
    parties.filter((handling) => handling !== source).map((handling) => ({ source, handling })),
  );

const coverageItems = ({ agreements }: Publication): Item[] => {
  const byPair = Map.groupBy(
    agreements.flatMap((agreement) => pairsOf(agreement.terms.parties).map((pair) => ({ pair, agreement }))),
    ({ pair }) => `${pair.handling}|${pair.source}`,
  );
  return [...byPair.values()].flatMap((covering) => {
    const [first] = covering;
    if (!first) return [];
    const item: CoverageItem = {
      agreements: covering.map(({ agreement: { terms, list, standard } }) => ({
        terms,
        listVersion: list.version,
        standard,
      })),
    };
    return [{ ...keys.coverage(first.pair.handling, first.pair.source), ...item }];
  });
};

const listingItems = ({ agreements }: Publication): Item[] => {
  const listings = new Map<string, Item & { entries: Record<string, MatterListEntry> }>();
  for (const { terms, list } of agreements) {
    for (const { handling, source } of pairsOf(terms.parties)) {
      for (const entry of list.entries) {
        const key = keys.listing(handling, entry.matter, source);
        const name = `${key.pk}|${key.sk}`;
        const item = listings.get(name) ?? { ...key, entries: {} };
        item.entries[terms.id] = entry;
        listings.set(name, item);
      }
    }
  }
  return [...listings.values()] satisfies (Item & ListingItem)[];
};

/**
 * One desk for each matter of a region. Where several of its windows list the matter, it is the first of those
 * that can take work, so that a closed window never hides the one that replaced it.
 */
const deskItems = (windows: readonly DirectoryWindow[]): Item[] => {
  const items = new Map<string, Item>();
  for (const window of windows.toSorted((a, b) => Number(canWork(b)) - Number(canWork(a)))) {
    for (const matter of window.matters) {
      const name = `${window.region}|${matter}`;
      if (!items.has(name)) items.set(name, { ...keys.desk(window.region, matter), ...deskItem(window) });
    }
  }
  return [...items.values()];
};

const canWork = ({ open, team }: DirectoryWindow): boolean => open && team.length > 0;

const deskItem = ({ id, name, open, team }: DirectoryWindow): DeskItem => ({
  desk: { window: id, name, open, team: team.map((member) => member.id) },
});

/** The digest of what was published last in whole, or nothing. */
export const loadPublished = async ({ table, tableName }: StoreContext): Promise<string | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.published() }));
  const digest: unknown = got.Item?.["digest"];
  return typeof digest === "string" ? digest : undefined;
};

/** Notes that everything of a publication is written. */
export const markPublished = async ({ table, tableName }: StoreContext, digest: string): Promise<void> => {
  await table.send(new PutCommand({ TableName: tableName, Item: { ...keys.published(), digest } }));
};
