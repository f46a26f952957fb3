import { type AdmissionBook, epochMs, type Instant, type MatterId, type RegionCode } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { coverage, type KeptCoverage } from "./directory-codec.ts";
import { byAgreement, entryIn, type ListedEntry, listedEntries } from "./listing.ts";
import { staffedWindow as windowCodec } from "./terms-codec.ts";

/** A matter between two regions. */
export type Asked = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
};

type Item = Readonly<Record<string, unknown>>;

/** A read that lies across a publication says two things at once; it is made so often, then it stands as it is. */
const READS = 4;

/** ms after a coverage changed in which a batch may have read a listing from before. */
const FRESH_MS = 10_000;

/** Reads what admission asks about several matters between two regions, strongly consistent. */
export const loadAdmissions = async (
  context: StoreContext,
  pair: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
  now: Instant,
): Promise<ReadonlyMap<MatterId, AdmissionBook>> => {
  const items = await readSettled(context, admissionKeys(pair, matters), pair, matters, now);
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
 * Reads items in one batch. A batch reads each item at a moment of its own, so one that may lie across a publication is
 * read again until listings were read after the coverages that stand: until the coverages are old enough, or the same
 * twice, and every listing still has entries of the version that they name.
 */
export const readSettled = async (
  context: StoreContext,
  wanted: readonly Item[],
  pair: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
  now: Instant,
): Promise<readonly Item[]> => {
  let items = await batchGet(context, wanted);
  let before: string | undefined;
  for (let read = 1; read < READS; read++) {
    const coverages = [
      ...partsIn(items, { ...pair, matter: matters[0] ?? ("" as MatterId) }).coverages.values(),
    ];
    const versions = coverages.map(({ since }) => since).join(" ");
    const isOld = coverages.every(({ since }) => since < epochMs(now) - FRESH_MS);
    const isSwept = matters.some((matter) => hasLaterOnly(items, { ...pair, matter }));
    if ((isOld || versions === before) && !isSwept) break;
    before = versions;
    items = await batchGet(context, wanted);
  }
  return items;
};

/** What the items under {@link admissionKeys} say of one matter. */
export const bookIn = (items: readonly Item[], asked: Asked): AdmissionBook => {
  const { coverages, listings, staffedWindow } = partsIn(items, asked);
  return {
    coverages: [...coverages].map(([id, { terms, listVersion, standard }]) => {
      const entry = entryIn(listings.get(id) ?? [], listVersion, asked);
      return { agreement: terms, ...(entry ? { list: { version: listVersion, entry } } : {}), standard };
    }),
    staffedWindow,
  };
};

/** Whether a listing was swept already for a later version than the one that the coverage names. */
const hasLaterOnly = (items: readonly Item[], asked: Asked): boolean => {
  const { coverages, listings } = partsIn(items, asked);
  return [...coverages].some(([id, { listVersion }]) => {
    const listed = listings.get(id) ?? [];
    return listed.length > 0 && listed.every(({ since }) => since > listVersion);
  });
};

type Parts = {
  readonly coverages: ReadonlyMap<string, KeptCoverage>;
  readonly listings: ReadonlyMap<string, readonly ListedEntry[]>;
  readonly staffedWindow: AdmissionBook["staffedWindow"];
};

const partsIn = (items: readonly Item[], { source, handling, matter }: Asked): Parts => {
  const at = (key: { readonly pk: string; readonly sk: string }) =>
    items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  const kept = at(keys.staffedWindow(handling, matter));
  return {
    coverages: read(byAgreement(at(keys.coverage(handling, source))), coverage.read),
    listings: read(byAgreement(at(keys.listing(handling, matter))), listedEntries.read),
    staffedWindow: kept && windowCodec.read(kept["staffed"]),
  };
};

const read = <T>(kept: ReadonlyMap<string, unknown>, as: (value: unknown) => T): ReadonlyMap<string, T> =>
  new Map([...kept].map(([id, value]) => [id, as(value)]));
