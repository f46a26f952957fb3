import type { Measure } from "./measure.ts";

/** Measures of which less is better. */
const lessIsBetter: ReadonlySet<Measure> = new Set<Measure>(["overdue", "breaches", "green-channel"]);

/**
 * Ranks by a measure, the best first. Equal values share a rank and the next one is left out, as in sports; what has no
 * value comes last, without a rank.
 */
export const ranked = <T extends { readonly value: number | null }>(
  all: readonly T[],
  measure: Measure,
): readonly (T & { readonly rank: number | null })[] => {
  const sign = lessIsBetter.has(measure) ? -1 : 1;
  const worth = ({ value }: T): number => (value === null ? Number.NEGATIVE_INFINITY : sign * value);
  const sorted = all.toSorted((a, b) => (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
  return sorted.map((one) => ({
    ...one,
    rank: one.value === null ? null : sorted.findIndex((other) => worth(other) === worth(one)) + 1,
  }));
};
