import type {
  AdmissionBook,
  AgreementId,
  AgreementTerms,
  Coverage,
  Desk,
  MatterId,
  MatterListEntry,
  RegionCode,
  Standard,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** What agreements say of two regions, whatever the matter. */
export type CoverageItem = {
  readonly agreements: readonly {
    readonly terms: AgreementTerms;
    readonly listVersion?: number;
    readonly standard?: Standard;
  }[];
};

/** What the agreements' lists say of a matter between two regions. */
export type ListingItem = { readonly entries: Readonly<Record<AgreementId, MatterListEntry>> };

/** The window and team that handle a matter in a region. */
export type DeskItem = { readonly desk: Desk };

/** A matter between two regions. */
export type Asked = {
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly matter: MatterId;
};

type Item = Readonly<Record<string, unknown>>;

/** Reads what admission asks about several matters between two regions, strongly consistent. */
export const loadAdmissions = async (
  context: StoreContext,
  pair: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
): Promise<ReadonlyMap<MatterId, AdmissionBook>> => {
  const items = await batchGet(context, admissionKeys(pair, matters));
  return new Map(matters.map((matter) => [matter, bookIn(items, { ...pair, matter })]));
};

/** Keys of all that admission asks about some matters between two regions. */
export const admissionKeys = (
  { source, handling }: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
) => [
  keys.coverage(handling, source),
  ...matters.flatMap((matter) => [keys.listing(handling, matter, source), keys.desk(handling, matter)]),
];

/** What the items under {@link admissionKeys} say of one matter. */
export const bookIn = (items: readonly Item[], { source, handling, matter }: Asked): AdmissionBook => {
  const at = <T>(key: { readonly pk: string; readonly sk: string }) =>
    items.find(({ pk, sk }) => pk === key.pk && sk === key.sk) as T | undefined;
  const coverage = at<CoverageItem>(keys.coverage(handling, source));
  const listing = at<ListingItem>(keys.listing(handling, matter, source));
  const desk = at<DeskItem>(keys.desk(handling, matter))?.desk;
  return { coverages: coveragesOf(coverage, listing), desk };
};

const coveragesOf = (coverage: CoverageItem | undefined, listing: ListingItem | undefined): Coverage[] =>
  (coverage?.agreements ?? []).map(({ terms, listVersion, standard }) => {
    const entry = listing?.entries[terms.id];
    return {
      agreement: terms,
      ...(entry && listVersion !== undefined ? { list: { version: listVersion, entry } } : {}),
      ...(standard ? { standard } : {}),
    };
  });
