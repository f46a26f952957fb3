import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { evidencePackOf } from "../views/evidence-pack.ts";
import { sideOf } from "../views/side-of.ts";

/** Gives staff what proves a case that they may see; others are not found. */
export const getWindowEvidence =
  (resources: Resources): Run<typeof windowOperations.getWindowEvidence, Staff> =>
  async ({ params, caller, now }) => {
    const history = await loadHistory(resources.store, params.caseId);
    const side = history && sideOf(caller, history.head.kase);
    if (!side) return problem("not-found");
    const from = side === "handling" ? "handling-region" : "elsewhere";
    return answered(await evidencePackOf(resources, history, from, now));
  };
