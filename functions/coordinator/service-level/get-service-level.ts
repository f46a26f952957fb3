import type { serviceLevelOperations } from "@tongban/contract";
import { knownPeriod, type Staff } from "@tongban/domain";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { serviceLevelOf } from "../../views/service-level-of.ts";
import { knownScope } from "./known-scope.ts";

/** Shows a period's figures, targets and trend, overall or of one scope. */
export const getServiceLevel =
  (resources: Resources): Run<typeof serviceLevelOperations.getServiceLevel, Staff> =>
  async ({ query, caller, now }) => {
    const asked = knownPeriod(query.period, now);
    if (asked.kind === "refusal") return asked;
    const found = await knownScope(resources, query, caller);
    if (found.kind === "refusal") return found;
    return answered(await serviceLevelOf(resources.store, found, asked.period));
  };
