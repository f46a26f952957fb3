import type { windowRoutes } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { caseNamesIn } from "../views/case-names.ts";
import { sideOf } from "../views/side-of.ts";
import { staffCaseView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";

/** Shows a case of the caller's windows or regions, or one that their region sent out; others are not found. */
export const getWindowCase = (broker: Broker): Run<typeof windowRoutes.getWindowCase, Staff> => {
  const caseNames = caseNamesIn(broker.store);
  return async ({ params, caller, now }) => {
    const history = await loadHistory(broker.store, params.caseId);
    if (!history) return problem("not-found");
    const { kase } = history.head;
    if (!sideOf(caller, kase)) return problem("not-found");
    const [names, holders] = await Promise.all([
      caseNames(kase),
      namesOfHolders(broker.store, [kase], caller),
    ]);
    const view = await staffCaseView(broker.sealing, history, caller, holders, now);
    return answered({ ...view, names }, kase.version);
  };
};
