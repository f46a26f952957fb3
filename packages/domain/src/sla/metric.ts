import type { CaseStatus } from "../case/case.ts";

/** What is counted; `in:routed` is how many cases are in that status. */
export type Metric = `in:${CaseStatus}`;

/** Sums by metric: whole numbers, never percentages, so that sums of sums are right. An absent one is 0. */
export type Sums = { readonly [M in Metric]?: number };

/** Adds sums up, metric by metric. */
export const addSums = (all: readonly Sums[]): Sums => {
  const total: Partial<Record<string, number>> = {};
  for (const sums of all)
    for (const [metric, sum] of Object.entries(sums)) total[metric] = (total[metric] ?? 0) + sum;
  return total;
};
