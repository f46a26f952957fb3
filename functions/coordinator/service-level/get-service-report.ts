import type { serviceLevelOperations } from "@tongban/contract";
import { appraise, knownPeriod, periodBefore, type Staff } from "@tongban/domain";
import { loadAppraisalRules, loadFoldedAt, loadSeries } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { figuresIn, figuresView, partsOfTrend, rowView, targetsView } from "../../views/service-level.ts";
import { countDue } from "../count-due.ts";
import { loadScopes } from "./load-scopes.ts";
import { scopesBy } from "./scopes-by.ts";

/** Puts a region's bulletin, summary or appraisal together: the same parts for every kind of period. */
export const getServiceReport =
  (resources: Resources): Run<typeof serviceLevelOperations.getServiceReport, Staff> =>
  async ({ query: { region, period: name }, caller, now }) => {
    if (!caller.regions.includes(region)) return problem("not-found");
    const asked = knownPeriod(name, now);
    if (asked.kind === "refusal") return asked;
    const listed = await scopesBy(resources, { by: "window", region }, caller);
    if (listed.kind === "refusal") return listed;
    const { period } = asked;
    const { store } = resources;
    const counted = (kind: "handling" | "source", of = period) =>
      loadSeries(store, { kind, id: region }, of, partsOfTrend(of));
    const [received, sent, before, windows, table, due, at, names] = await Promise.all([
      counted("handling"),
      counted("source"),
      counted("handling", periodBefore(period)),
      loadScopes(store, listed.scopes, period),
      loadAppraisalRules(store, region),
      countDue(store, region, now),
      loadFoldedAt(store),
      resources.names(),
    ]);
    const { points, awards } = appraise(table.rules, figuresIn(received));
    return answered({
      region,
      name: names.regions.get(region) ?? region,
      period,
      received: figuresView(received),
      sent: figuresView(sent),
      before: figuresView(before),
      targets: targetsView(received),
      windows: windows.map(({ scope, name, series }) => rowView(scope.id, name, series)),
      appraisal: { points, awards: [...awards] },
      now: { ...due, at: now },
      countedAt: at ?? null,
    });
  };
