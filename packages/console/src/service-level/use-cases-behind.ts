import { useSelf } from "../api/me-context.ts";
import type { ScopePlace } from "../api/wire.ts";
import { casesBehind } from "./cases-behind.ts";

/** A figure that cases can be listed for. */
export type ListedFigure = "received" | "completed" | "on-time" | "late" | "overdue";

/** Finds the list of the cases behind a figure of a scope; what is overdue is so now, whatever the period. */
export const useCasesBehind = (region: string | undefined) => {
  const regions = useSelf().regions.map((one) => one.region);
  return (scope: ScopePlace, figure: ListedFigure, period: string): string | undefined =>
    casesBehind(
      { scope, regions, region },
      figure === "overdue" ? { due: "overdue" } : { counted: figure, period },
    );
};
