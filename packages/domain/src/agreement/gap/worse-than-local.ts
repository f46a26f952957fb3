import type { RegionCode } from "../../identifiers/region-code.ts";
import type { Finding } from "../life/finding.ts";
import { rowName } from "../matter-list.ts";
import { gapText } from "./compare-service.ts";
import { gapArticles } from "./gap-field.ts";
import { type GapDifference, type LocalOffer, localGaps, type RemoteOffer } from "./zero-gap.ts";

/** Every row and field in which a draft gives applicants from elsewhere less than local ones; publishing it needs a reason. */
export const worseThanLocal = (
  offer: RemoteOffer,
  locals: ReadonlyMap<RegionCode, LocalOffer>,
): readonly Finding[] => {
  if (locals.size === 0) return [];
  const { rows, standards } = localGaps(offer, locals);
  return [
    ...rows
      .filter(isWorse)
      .map((one) => ({ ...findingOf(one), part: "list" as const, row: rowName(one.row) })),
    ...standards.filter(isWorse).map((one) => ({ ...findingOf(one), part: "standard" as const })),
  ];
};

const isWorse = ({ direction }: GapDifference): boolean => direction === "worse";

const findingOf = ({ field, handling, here, there }: GapDifference) => ({
  severity: "needs-reason" as const,
  code: "worse-than-local" as const,
  facts: { field, handling, remote: gapText(here), local: gapText(there), article: gapArticles[field] },
});
