import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { packageOfCase } from "../package/package-of-case.ts";
import { caseNamesIn } from "../views/case-names.ts";
import { sideOf } from "../views/side-of.ts";
import { staffCaseView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";
import { noteOpenings } from "./note-openings.ts";

/** Shows a case of the caller's windows or regions, or one that their region sent out; others are not found. That they opened it is on the record. */
export const getWindowCase = (resources: Resources): Run<typeof windowOperations.getWindowCase, Staff> => {
  const caseNames = caseNamesIn(resources.store);
  const noteOnce = noteOpenings(resources.store);
  return async ({ params, caller, now }) => {
    const history = await loadHistory(resources.store, params.caseId);
    if (!history) return problem("not-found");
    const { kase } = history.head;
    if (!sideOf(caller, kase)) return problem("not-found");
    const [names, holders, ofPackage] = await Promise.all([
      caseNames(kase),
      namesOfHolders(resources.store, [kase], caller),
      packageOfCase(resources, kase, caller),
    ]);
    await noteOnce(params.caseId, caller, now);
    const view = await staffCaseView(resources, history, caller, holders, now);
    return answered({ ...view, names, package: ofPackage }, kase.version);
  };
};
