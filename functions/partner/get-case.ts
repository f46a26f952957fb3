import type { partnerOperations } from "@tongban/contract";
import { loadHistory, type Partner } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { partnerCaseView } from "../views/partner-case.ts";
import { ownsCase } from "./own-case.ts";

/** Shows a partner one of its cases; another partner's is not found. */
export const getCase =
  (resources: Resources): Run<typeof partnerOperations.getCase, Partner> =>
  async ({ params, caller, now }) => {
    const history = await loadHistory(resources.store, params.caseId);
    if (!history || !ownsCase(caller, history.head.kase)) return problem("not-found");
    return answered(await partnerCaseView(resources, history, now), history.head.kase.version);
  };
