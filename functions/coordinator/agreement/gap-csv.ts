import { type Cell, csvOf } from "@tongban/contract";
import { type GapDifference, gapArticles, gapText, type RegionCode, type ZeroGap } from "@tongban/domain";

const header = [
  "matter",
  "title",
  "handling",
  "against",
  "sources",
  "field",
  "article",
  "direction",
  "remote",
  "reference",
  "effect",
  "unit",
] as const;

/** A report of the gap as CSV, a line for each difference. */
export const zeroGapCsv = (
  { matters, standards }: ZeroGap,
  nameOf: (region: RegionCode) => string,
): { readonly rows: number; readonly csv: string } => {
  const lines = [
    ...standards.map((one) => lineOf(["", ""], one, "", nameOf)),
    ...matters.flatMap(({ matter, title, differences }) =>
      differences.map((one) => lineOf([matter, title], one, (one.row.sources ?? []).join(" "), nameOf)),
    ),
  ];
  return { rows: lines.length, csv: csvOf([header, ...lines]) };
};

const lineOf = (
  names: readonly string[],
  { handling, against, field, direction, here, there, effect }: GapDifference,
  sources: string,
  nameOf: (region: RegionCode) => string,
): readonly Cell[] => [
  ...names,
  nameOf(handling),
  against === "local" ? against : nameOf(against),
  sources,
  field,
  gapArticles[field],
  direction,
  gapText(here),
  gapText(there),
  effect?.amount ?? null,
  effect?.unit ?? null,
];
