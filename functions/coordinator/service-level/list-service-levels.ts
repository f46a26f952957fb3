import type { serviceLevelOperations } from "@tongban/contract";
import { knownPeriod, type Staff } from "@tongban/domain";
import { loadFoldedAt } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { rowView } from "../../views/service-level.ts";
import { loadScopes } from "./load-scopes.ts";
import { scopesBy } from "./scopes-by.ts";

/** Shows a period's figures of many scopes side by side. */
export const listServiceLevels =
  (resources: Resources): Run<typeof serviceLevelOperations.listServiceLevels, Staff> =>
  async ({ query, caller, now }) => {
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const listed = await scopesBy(resources, query, caller);
    if (listed.kind === "refusal") return listed;
    const { store } = resources;
    const [counted, at] = await Promise.all([
      loadScopes(store, listed.scopes, asked.period),
      loadFoldedAt(store),
    ]);
    return answered({
      by: query.by,
      period: asked.period,
      rows: counted.map(({ scope, name, series }) => rowView(scope.id, name, series)),
      countedAt: at ?? null,
    });
  };
