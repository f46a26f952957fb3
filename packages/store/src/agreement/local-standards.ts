import type { LocalLimits, LocalOffer, LocalStandard, RegionCode } from "@tongban/domain";
import { limit } from "../case/words.ts";
import { loadRecords, type RecordChange } from "../registry/record-changes.ts";
import { map, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { listReference } from "./agreement-codec.ts";
import { loadList } from "./list-content.ts";

const limits = map<LocalLimits>({
  notice: ["notice", limit],
  supplement: ["supplement", limit],
  delivery: ["delivery", limit],
});

/** What a region's record says that it gives its own applicants; the rows are kept as a list, by their digest. */
export const localStandard = map<LocalStandard>({
  region: ["region", text()],
  list: ["list", listReference],
  limits: ["limits", limits, "optional"],
});

/** A region's own standard as its record says it; the record is all that readers need. */
export const localStandardRecord = (said: LocalStandard): Omit<RecordChange, "seen"> => ({
  kind: "local-standard",
  id: said.region,
  says: localStandard.write(said),
  copies: [],
});

/** What some regions give their own applicants; those that do not say are left out. */
export const loadLocalOffers = async (
  context: TableContext,
  regions: readonly RegionCode[],
): Promise<ReadonlyMap<RegionCode, LocalOffer>> => {
  const found = await loadRecords(
    context,
    regions.map((id) => ({ kind: "local-standard" as const, id })),
  );
  const offers = found.flatMap((record, i) => {
    const region = regions[i];
    return record?.says && region
      ? [{ region, version: record.version, said: localStandard.read(record.says) }]
      : [];
  });
  return new Map(
    await Promise.all(
      offers.map(async ({ region, version, said }) => {
        const rows = await loadList(context, said.list);
        const offer: LocalOffer = {
          version,
          rows: new Map(rows.map((row) => [row.matter, row])),
          ...(said.limits ? { limits: said.limits } : {}),
        };
        return [region, offer] as const;
      }),
    ),
  );
};
