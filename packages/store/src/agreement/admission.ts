import {
  type AdmissionBook,
  chooseWindow,
  type Desk,
  epochMs,
  type Instant,
  type MatterId,
  type RegionCode,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { desksIn, staffedWindowOf } from "./desks.ts";
import { coverage, type KeptCoverage } from "./directory-codec.ts";
import { byAgreement, entryIn, type ListedEntry, listedEntries } from "./listing.ts";

/** A matter between two regions. */
export type Asked = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
  /** Leads the case to one of several windows, such as its id. */
  readonly key?: string;
  /** The division that the applicant belongs to, where it is known. */
  readonly district?: RegionCode;
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
  keys.desks(handling),
  ...matters.map((matter) => keys.listing(handling, matter)),
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
  const { coverages, listings, desks } = partsIn(items, asked);
  const { matter, district, key = "" } = asked;
  const chosen = chooseWindow(desks, { matter, key, ...(district ? { district } : {}) });
  return {
    coverages: [...coverages].map(([id, { terms, listVersion, standard }]) => {
      const entry = entryIn(listings.get(id) ?? [], listVersion, asked);
      return { agreement: terms, ...(entry ? { list: { version: listVersion, entry } } : {}), standard };
    }),
    staffedWindow: chosen && staffedWindowOf(chosen.desk),
    ...(chosen ? { choice: chosen.why } : {}),
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
  readonly desks: readonly Desk[];
};

const partsIn = (items: readonly Item[], { source, handling, matter }: Asked): Parts => {
  const at = (key: { readonly pk: string; readonly sk: string }) =>
    items.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
  return {
    coverages: read(byAgreement(at(keys.coverage(handling, source))), coverage.read),
    listings: read(byAgreement(at(keys.listing(handling, matter))), listedEntries.read),
    desks: desksIn(at(keys.desks(handling))),
  };
};

const read = <T>(kept: ReadonlyMap<string, unknown>, as: (value: unknown) => T): ReadonlyMap<string, T> =>
  new Map([...kept].map(([id, value]) => [id, as(value)]));
