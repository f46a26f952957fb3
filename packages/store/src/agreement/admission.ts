import type { AdmissionBook, Coverage, MatterId, MatterListEntry, RegionCode } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import { list } from "../table/codec.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { type DirectoryAgreement, directoryAgreement } from "./directory-codec.ts";
import { entryName, entryPrefix, listingEntries } from "./listing.ts";
import { staffedWindow as windowCodec } from "./terms-codec.ts";

/** A matter between two regions. */
export type Asked = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
};

type Item = Readonly<Record<string, unknown>>;

/** A read that lies across a publication says two things at once; it is made so often, then it stands as it is. */
const READS = 3;

/** Reads what admission asks about several matters between two regions, strongly consistent. */
export const loadAdmissions = async (
  context: StoreContext,
  pair: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
): Promise<ReadonlyMap<MatterId, AdmissionBook>> => {
  const items = await readSettled(context, admissionKeys(pair, matters), (found) =>
    matters.every((matter) => isSettled(found, { ...pair, matter })),
  );
  return new Map(matters.map((matter) => [matter, bookIn(items, { ...pair, matter })]));
};

/** Keys of all that admission asks about some matters between two regions. */
export const admissionKeys = (
  { source, handling }: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
) => [
  keys.coverage(handling, source),
  ...matters.flatMap((matter) => [keys.listing(handling, matter), keys.staffedWindow(handling, matter)]),
];

/**
 * Reads items in one batch, again where `settled` says that a publication went on meanwhile: a batch reads each item at
 * a moment of its own.
 */
export const readSettled = async (
  context: StoreContext,
  wanted: readonly Item[],
  settled: (items: readonly Item[]) => boolean,
): Promise<readonly Item[]> => {
  let items = await batchGet(context, wanted);
  for (let read = 1; read < READS && !settled(items); read++) items = await batchGet(context, wanted);
  return items;
};

/** What the items under {@link admissionKeys} say of one matter. */
export const bookIn = (items: readonly Item[], asked: Asked): AdmissionBook => {
  const { coverage, listing, staffedWindow } = partsIn(items, asked);
  return { coverages: coverage.map((agreement) => coverageOf(agreement, listing)), staffedWindow };
};

/**
 * Whether the items belong together: a list that has entries of an agreement, but none of the version that its coverage
 * names, may be one that was being published between the reads of the two.
 */
export const isSettled = (items: readonly Item[], asked: Asked): boolean => {
  const { coverage, listing } = partsIn(items, asked);
  return coverage.every(
    ({ terms: { id }, listVersion }) =>
      listVersion === undefined ||
      listing.has(entryName(id, listVersion)) ||
      ![...listing.keys()].some((name) => name.startsWith(entryPrefix(id))),
  );
};

const partsIn = (items: readonly Item[], { source, handling, matter }: Asked) => {
  const at = (key: { readonly pk: string; readonly sk: string }) =>
    items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const coverage = at(keys.coverage(handling, source));
  const listing = at(keys.listing(handling, matter));
  const kept = at(keys.staffedWindow(handling, matter));
  return {
    coverage: coverage ? agreements.read(coverage["agreements"]) : [],
    listing: listing ? listingEntries.read(listing["entries"]) : new Map<string, MatterListEntry>(),
    staffedWindow: kept && windowCodec.read(kept["staffed"]),
  };
};

const agreements = list(directoryAgreement);

const coverageOf = (
  { terms, listVersion, standard }: DirectoryAgreement,
  listing: ReadonlyMap<string, MatterListEntry>,
): Coverage => {
  const entry = listVersion === undefined ? undefined : listing.get(entryName(terms.id, listVersion));
  return {
    agreement: terms,
    ...(entry && listVersion !== undefined ? { list: { version: listVersion, entry } } : {}),
    ...(standard ? { standard } : {}),
  };
};
