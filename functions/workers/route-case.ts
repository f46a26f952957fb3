import { type CaseId, type Moment, type Refused, route } from "@tongban/domain";
import { type Head, loadHead, type StoreContext } from "@tongban/store";
import { decideAndSave } from "../edge/decide-and-save.ts";
import { logInfo } from "../edge/log.ts";

/**
 * Puts a submitted case on its window's board. A case that is past that (delivered twice, or withdrawn
 * meanwhile) is a refusal: acknowledged and recorded. A case that does not exist is a fault.
 */
export const routeCase = async (store: StoreContext, caseId: CaseId, moment: Moment): Promise<void> => {
  const changed = await decideAndSave<{ readonly head: Head }, Refused>(store, {
    load: async () => ({ head: (await loadHead(store, caseId)) ?? absent() }),
    decide: ({ head }) => route.verdict(head.kase, "broker", undefined, moment),
    command: { id: "route", digest: "" },
  });
  if (changed.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (changed.kind === "refused") logInfo("not routed", { caseId, code: changed.code });
};

const absent = (): never => {
  throw new Error("routed a case that is not in the table");
};
