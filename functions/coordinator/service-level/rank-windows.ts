import type { serviceLevelOperations } from "@tongban/contract";
import { knownPeriod, measures, ranked, type Staff } from "@tongban/domain";
import { loadFoldedAt } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { figuresIn, rowView } from "../../views/service-level.ts";
import { loadScopes } from "./load-scopes.ts";
import { scopesBy } from "./scopes-by.ts";

/** Ranks windows by a measure, the best first; what was not counted comes last, without a rank. */
export const rankWindows =
  (resources: Resources): Run<typeof serviceLevelOperations.rankWindows, Staff> =>
  async ({ query: { region, measure, period }, caller, now }) => {
    const asked = knownPeriod(period, now);
    if (asked.kind === "refusal") return asked;
    const listed = await scopesBy(resources, { by: "window", region }, caller);
    if (listed.kind === "refusal") return listed;
    const [counted, at] = await Promise.all([
      loadScopes(resources.store, listed.scopes, asked.period),
      loadFoldedAt(resources.store),
    ]);
    const valued = counted.map((one) => ({ ...one, value: measures[measure](figuresIn(one.series)) }));
    return answered({
      measure,
      period: asked.period,
      rows: ranked(valued, measure).map(({ scope, name, series, value, rank }) => ({
        ...rowView(scope.id, name, series),
        value,
        rank,
      })),
      countedAt: at ?? null,
    });
  };
