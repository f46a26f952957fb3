import type { serviceLevelOperations } from "@tongban/contract";
import { knownPeriod, type Staff } from "@tongban/domain";
import { loadSeries, loadWindows } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { partsOfTrend, rowView } from "../views/service-level.ts";
import { serviceLevelOf } from "../views/service-level-of.ts";

/** Shows a lead the service level of one of their windows, and what each of its team did. */
export const getWindowServiceLevel =
  ({ store }: Resources): Run<typeof serviceLevelOperations.getWindowServiceLevel, Staff> =>
  async ({ query, caller, now }) => {
    const id = query.window ?? caller.windows[0];
    if (id === undefined || !caller.windows.includes(id)) return problem("not-found");
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const [window] = await loadWindows(store, [id]);
    if (!window) return problem("not-found");
    const { period } = asked;
    const [level, team] = await Promise.all([
      serviceLevelOf(store, { scope: { kind: "window", id }, name: window.name }, period),
      Promise.all(
        window.team.map(async ({ id, name }) =>
          rowView(id, name, await loadSeries(store, { kind: "staff", id }, period, partsOfTrend(period))),
        ),
      ),
    ]);
    return answered({ ...level, team });
  };
