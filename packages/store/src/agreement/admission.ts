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
type Pair = Pick<Asked, "source" | "handling">;

/** A read that lies across a publication says two things at once; it is made so often, then it stands as it is. */
const READS = 4;

/** ms after a coverage changed in which a batch may have read a listing from before. */
const FRESH_MS = 10_000;

/** Reads what admission asks about several matters between two regions, strongly consistent. */
export const loadAdmissions = async (
  context: StoreContext,
  pair: Pair,
  matters: readonly MatterId[],
  now: Instant,
): Promise<ReadonlyMap<MatterId, AdmissionBook>> => {
  const { parts } = await readSettled(context, [], pair, matters, now);
  return new Map(matters.map((matter) => [matter, bookIn(parts, { ...pair, matter })]));
};

/** Keys of all that admission asks about some matters between two regions. */
export const admissionKeys = ({ source, handling }: Pair, matters: readonly MatterId[]) => [
  keys.coverage(handling, source),
  keys.desks(handling),
  ...matters.map((matter) => keys.listing(handling, matter)),
];

/**
 * Reads what admission asks about some matters, and other items by key, in one batch. A batch reads each item at a moment
 * of its own, so one that may lie across a publication is read again until listings were read after the coverages that
 * stand: until the coverages are old enough, or the same twice, and every listing still has entries of the version that
 * they name.
 */
export const readSettled = async (
  context: StoreContext,
  others: readonly Item[],
  pair: Pair,
  matters: readonly MatterId[],
  now: Instant,
): Promise<{ readonly items: readonly Item[]; readonly parts: Parts }> => {
  const wanted = [...others, ...admissionKeys(pair, matters)];
  let before: string | undefined;
  for (let reads = 1; ; reads++) {
    const items = await batchGet(context, wanted);
    const parts = partsIn(items, pair, matters);
    const coverages = [...parts.coverages.values()];
    const versions = coverages.map(({ since }) => since).join(" ");
    const isOld = coverages.every(({ since }) => since < epochMs(now) - FRESH_MS);
    const isSettled =
      (isOld || versions === before) && !matters.some((matter) => hasLaterOnly(parts, matter));
    if (isSettled || reads === READS) return { items, parts };
    before = versions;
  }
};

/** What the parts of an admission say of one matter. */
export const bookIn = ({ coverages, listings, desks }: Parts, asked: Asked): AdmissionBook => {
  const { matter, district, key = "" } = asked;
  const chosen = chooseWindow(desks, { matter, key, ...(district ? { district } : {}) });
  const listed = listings.get(matter);
  return {
    coverages: [...coverages].map(([id, { terms, listVersion, standard }]) => {
      const entry = entryIn(listed?.get(id) ?? [], listVersion, asked);
      return { agreement: terms, ...(entry ? { list: { version: listVersion, entry } } : {}), standard };
    }),
    staffedWindow: chosen && staffedWindowOf(chosen.desk),
    ...(chosen ? { choice: chosen.why } : {}),
  };
};

/** Whether a listing was swept already for a later version than the one that the coverage names. */
const hasLaterOnly = ({ coverages, listings }: Parts, matter: MatterId): boolean =>
  [...coverages].some(([id, { listVersion }]) => {
    const listed = listings.get(matter)?.get(id) ?? [];
    return listed.length > 0 && listed.every(({ since }) => since > listVersion);
  });

type Parts = {
  readonly coverages: ReadonlyMap<string, KeptCoverage>;
  readonly listings: ReadonlyMap<MatterId, ReadonlyMap<string, readonly ListedEntry[]>>;
  readonly desks: readonly Desk[];
};

const partsIn = (items: readonly Item[], { source, handling }: Pair, matters: readonly MatterId[]): Parts => {
  const byKey = new Map(items.map((item) => [`${item["pk"]}|${item["sk"]}`, item]));
  const at = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => byKey.get(`${pk}|${sk}`);
  return {
    coverages: read(byAgreement(at(keys.coverage(handling, source))), coverage.read),
    listings: new Map(
      matters.map((matter) => [
        matter,
        read(byAgreement(at(keys.listing(handling, matter))), listedEntries.read),
      ]),
    ),
    desks: desksIn(at(keys.desks(handling))),
  };
};

const read = <T>(kept: ReadonlyMap<string, unknown>, as: (value: unknown) => T): ReadonlyMap<string, T> =>
  new Map([...kept].map(([id, value]) => [id, as(value)]));
