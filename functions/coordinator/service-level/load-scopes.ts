import type { Period } from "@tongban/domain";
import { inBatches, loadSeries, type Series, type StoreContext } from "@tongban/store";
import { partsOfTrend } from "../../views/service-level.ts";
import type { NamedScope } from "./scopes-by.ts";

/** A scope with what was counted of it. */
export type CountedScope = NamedScope & { readonly series: Series };

/** Scopes whose counters are read at the same time. */
const READ_AT_ONCE = 32;

/** Reads the counters of many scopes, in their order. */
export const loadScopes = async (
  store: StoreContext,
  scopes: readonly NamedScope[],
  period: Period,
  parts = partsOfTrend(period),
): Promise<readonly CountedScope[]> => {
  return inBatches(scopes, READ_AT_ONCE, async (named) => ({
    ...named,
    series: await loadSeries(store, named.scope, period, parts),
  }));
};
