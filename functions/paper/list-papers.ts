import type { applicantOperations, paperOperations } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import { listPapers as keptPapers, loadHistory, type StoreContext } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { May } from "../views/side-of.ts";
import { paperView } from "./paper-view.ts";

/** Shows the papers of a case, and how far each is, to callers who may see the case. */
export const listPapers =
  <Caller>(
    { store }: { readonly store: StoreContext },
    maySee: May<Caller>,
  ): Run<typeof paperOperations.listPapers, Caller> =>
  async ({ params: { caseId }, caller }) => {
    const [history, papers] = await Promise.all([loadHistory(store, caseId), keptPapers(store, caseId)]);
    if (!history || !maySee(caller, history.head.kase)) return problem("not-found");
    return answered({ papers: papers.map((paper) => paperView(paper, { papers, events: history.events })) });
  };

/** The same for a caller who has one case alone. */
export const listOwnPapers =
  <Caller extends { readonly caseId: CaseId }>(
    desk: { readonly store: StoreContext },
    maySee: May<Caller>,
  ): Run<typeof applicantOperations.listOwnPapers, Caller> =>
  (call) =>
    listPapers(desk, maySee)({ ...call, params: { caseId: call.caller.caseId } });
