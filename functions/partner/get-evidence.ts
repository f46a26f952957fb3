import type { partnerOperations } from "@tongban/contract";
import { loadHistory, type Partner } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { evidencePackOf } from "../views/evidence-pack.ts";
import { ownsCase } from "./own-case.ts";

/** Gives a partner what proves one of its cases; another partner's is not found. */
export const getEvidence =
  (resources: Resources): Run<typeof partnerOperations.getEvidence, Partner> =>
  async ({ params, caller, now }) => {
    const history = await loadHistory(resources.store, params.caseId);
    if (!history || !ownsCase(caller, history.head.kase)) return problem("not-found");
    return answered(await evidencePackOf(resources, history, "elsewhere", now));
  };
