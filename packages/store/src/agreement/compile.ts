import type { AgreementTerms, MatterListEntry, RegionCode, Staff, Standard } from "@tongban/domain";
import { standard as standardCodec } from "../case/origin-codec.ts";
import type { Partner } from "../partner/partners.ts";
import { keys } from "../table/table.ts";
import {
  type DirectoryAgreement,
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryAgreement,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  staffProfile,
} from "./directory-codec.ts";
import { entryName, listingEntries } from "./listing.ts";
import { matterList, staffedWindow, terms as termsCodec } from "./terms-codec.ts";

/** Everything that is published at once: agreements with their annexes, and who takes part. */
export type Publication = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
  readonly agreements: readonly PublishedAgreement[];
  readonly windows: readonly DirectoryWindow[];
  readonly staff: readonly Staff[];
  readonly partners: readonly Partner[];
};

/** An agreement with the annexes that it has in this publication. */
export type PublishedAgreement = {
  readonly terms: AgreementTerms;
  readonly list: { readonly version: number; readonly entries: readonly MatterListEntry[] };
  readonly standard: Standard;
};

/** The key of an item. */
export type Key = { readonly pk: string; readonly sk: string };

/** An item with its key. */
export type Item = Key & Readonly<Record<string, unknown>>;

/**
 * A publication's items by when they are written. `listings` hold entries by agreement and version, so old and new
 * ones stand side by side; `coverages` name the version that counts, so writing them is what publishes.
 */
export type Compiled = {
  readonly people: readonly Item[];
  readonly listings: readonly Item[];
  readonly staffedWindows: readonly Item[];
  readonly directory: readonly Item[];
  readonly coverages: readonly Item[];
};

/** Compiles what one submission reads, and the directory, from what people write. */
export const compile = (publication: Publication): Compiled => ({
  people: [
    ...publication.staff.map((staff) => ({ ...keys.staff(staff.id), ...staffProfile.write(staff) })),
    ...publication.partners.map((partner) => ({ ...keys.partner(partner.id), partner })),
  ],
  listings: listingItems(publication),
  staffedWindows: staffedItems(publication.windows),
  directory: directoryItems(publication),
  coverages: coverageItems(publication),
});

/** The annexes of an agreement, each under its version, for ever. */
export const annexItems = ({ terms, list, standard }: PublishedAgreement): readonly Item[] => [
  { ...keys.agreementAnnex(terms.id, terms.version, "TERMS"), terms: termsCodec.write(terms) },
  { ...keys.agreementAnnex(terms.id, list.version, "LIST"), list: matterList.write(list) },
  { ...keys.agreementAnnex(terms.id, standard.version, "STANDARD"), standard: standardCodec.write(standard) },
];

const directoryItems = ({ regions, matters, windows, agreements }: Publication): Item[] => [
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
  ...agreements.flatMap((agreement) => {
    const { id, parties } = agreement.terms;
    return [keys.agreement(id), ...parties.map((region) => keys.regionAgreement(region, id))].map((key) => ({
      ...key,
      ...directoryAgreement.write(asListed(agreement)),
    }));
  }),
];

const asListed = ({ terms, list, standard }: PublishedAgreement): DirectoryAgreement => ({
  terms,
  listVersion: list.version,
  standard,
});

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
    const covers = covering.map(({ agreement }) => directoryAgreement.write(asListed(agreement)));
    return [{ ...keys.coverage(first.pair.handling, first.pair.source), agreements: covers }];
  });
};

const listingItems = ({ agreements }: Publication): Item[] => {
  const listings = new Map<string, { readonly key: Key; readonly entries: Map<string, MatterListEntry> }>();
  for (const { terms, list } of agreements) {
    for (const handling of terms.parties) {
      for (const entry of list.entries) {
        const key = keys.listing(handling, entry.matter);
        const listing = listings.get(key.pk) ?? { key, entries: new Map() };
        listing.entries.set(entryName(terms.id, list.version), entry);
        listings.set(key.pk, listing);
      }
    }
  }
  return [...listings.values()].map(({ key, entries }) => ({
    ...key,
    entries: listingEntries.write(entries),
  }));
};

/**
 * One staffed window for each matter of a region. Where several of its windows list the matter, it is the first of those
 * that can take work, so that a closed window never hides the one that replaced it.
 */
const staffedItems = (windows: readonly DirectoryWindow[]): Item[] => {
  const items = new Map<string, Item>();
  for (const window of windows.toSorted((a, b) => Number(canWork(b)) - Number(canWork(a)))) {
    for (const matter of window.matters) {
      const name = `${window.region}|${matter}`;
      if (!items.has(name))
        items.set(name, { ...keys.staffedWindow(window.region, matter), ...staffedOf(window) });
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
