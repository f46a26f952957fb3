import type { serviceLevel } from "@tongban/contract";
import type { Period, Scope } from "@tongban/domain";
import { loadFoldedAt, loadSeries, type StoreContext } from "@tongban/store";
import type * as z from "zod";
import { figuresView, partsOfTrend, partView, targetsView } from "./service-level.ts";

/** Reads a scope's figures of a period, with its targets and its trend. */
export const serviceLevelOf = async (
  store: StoreContext,
  { scope, name }: { readonly scope: Scope; readonly name: string },
  period: Period,
): Promise<z.output<typeof serviceLevel>> => {
  const [series, at] = await Promise.all([
    loadSeries(store, scope, period, partsOfTrend(period)),
    loadFoldedAt(store),
  ]);
  return {
    scope: { kind: scope.kind, id: scope.kind === "overall" ? null : scope.id, name },
    period,
    figures: figuresView(series),
    targets: targetsView(series),
    trend: series.parts.map(partView),
    countedAt: at ?? null,
  };
};
