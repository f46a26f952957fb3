import type { RegionCode } from "../identifiers/region-code.ts";

/** Where applicants are, and where their matter is handled. */
export type Pair = { readonly source: RegionCode; readonly handling: RegionCode };

/** Every pair of some parties: each handles for each of the others. */
export const pairsOf = (parties: readonly RegionCode[]): readonly Pair[] =>
  parties.flatMap((handling) =>
    parties.filter((source) => source !== handling).map((source) => ({ source, handling })),
  );

/** What tells pairs apart. */
export const pairName = ({ source, handling }: Pair): string => `${source} ${handling}`;
