import type { Period } from "@tongban/domain";
import { loadSeries, type Series, type StoreContext } from "@tongban/store";
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
  const counted: CountedScope[] = [];
  for (let start = 0; start < scopes.length; start += READ_AT_ONCE) {
    const some = scopes.slice(start, start + READ_AT_ONCE);
    const series = some.map(async (named) => ({
      ...named,
      series: await loadSeries(store, named.scope, period, parts),
    }));
    counted.push(...(await Promise.all(series)));
  }
  return counted;
};
