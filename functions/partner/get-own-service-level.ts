import type { serviceLevelOperations } from "@tongban/contract";
import { knownPeriod } from "@tongban/domain";
import { loadFoldedAt, loadSeries, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { figuresView, partsOfTrend } from "../views/service-level.ts";

/** Shows a partner how what its regions sent out was handled. */
export const getOwnServiceLevel =
  ({ store, names }: Resources): Run<typeof serviceLevelOperations.getOwnServiceLevel, Partner> =>
  async ({ query, caller, now }) => {
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const { period } = asked;
    const [known, at, ...series] = await Promise.all([
      names(),
      loadFoldedAt(store),
      ...caller.regions.map((id) => loadSeries(store, { kind: "source", id }, period, partsOfTrend(period))),
    ]);
    return answered({
      period,
      regions: caller.regions.map((region, i) => ({
        region,
        name: known.regions.get(region) ?? region,
        figures: figuresView(series[i] ?? { flow: {}, state: {} }),
      })),
      countedAt: at ?? null,
    });
  };
