import type { serviceLevelOperations } from "@tongban/contract";
import { type AgreementId, knownPeriod, type Staff } from "@tongban/domain";
import { loadFoldedAt } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { targetsView } from "../../views/service-level.ts";
import { loadScopes } from "./load-scopes.ts";
import { scopesBy } from "./scopes-by.ts";

/** Says of each agreement of the caller's regions which targets it met. */
export const assessAgreements =
  (resources: Resources): Run<typeof serviceLevelOperations.assessAgreements, Staff> =>
  async ({ query, caller, now }) => {
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const listed = await scopesBy(resources, { by: "agreement" }, caller);
    if (listed.kind === "refusal") return listed;
    const [counted, at] = await Promise.all([
      loadScopes(resources.store, listed.scopes, asked.period),
      loadFoldedAt(resources.store),
    ]);
    return answered({
      period: asked.period,
      agreements: counted.map(({ scope, name, series }) => ({
        // Scopes of a breakdown by agreement are agreements.
        id: scope.id as AgreementId,
        title: name,
        targets: targetsView(series),
      })),
      countedAt: at ?? null,
    });
  };
