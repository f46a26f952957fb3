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
import { batchGet } from "./batch.ts";
import type { StoreContext } from "./context.ts";
import { keys } from "./table.ts";

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

type Asked = { readonly source: RegionCode; readonly handling: RegionCode; readonly matter: MatterId };

/** Reads all that admission asks about a matter between two regions, in one strongly consistent batch. */
export const loadAdmission = async (context: StoreContext, asked: Asked): Promise<AdmissionBook> =>
  (await loadAdmissions(context, asked, [asked.matter])).get(asked.matter) ?? {
    coverages: [],
    desk: undefined,
  };

/** The same for several matters between the same two regions. */
export const loadAdmissions = async (
  context: StoreContext,
  { source, handling }: Pick<Asked, "source" | "handling">,
  matters: readonly MatterId[],
): Promise<ReadonlyMap<MatterId, AdmissionBook>> => {
  const items = await batchGet(context, [
    keys.coverage(handling, source),
    ...matters.flatMap((matter) => [keys.listing(handling, matter, source), keys.desk(handling, matter)]),
  ]);
  const byKey = new Map(items.map((item) => [`${item["pk"]}|${item["sk"]}`, item]));
  const at = <T>({ pk, sk }: { pk: string; sk: string }) => byKey.get(`${pk}|${sk}`) as T | undefined;
  const coverage = at<CoverageItem>(keys.coverage(handling, source));
  return new Map(
    matters.map((matter) => {
      const listing = at<ListingItem>(keys.listing(handling, matter, source));
      const desk = at<DeskItem>(keys.desk(handling, matter))?.desk;
      return [matter, { coverages: coveragesOf(coverage, listing), desk }];
    }),
  );
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
