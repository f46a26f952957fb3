import type { paperOperations } from "@tongban/contract";
import { type CaseId, refusal } from "@tongban/domain";
import { findPaper, listPapers, loadHistory, type StoreContext } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { type CaseWithPapers, verifiedPaperView } from "../paper/paper-view.ts";

/** Tells anyone with the code of a paper what it is and whether it stands; a code of 100 bits is not guessed. */
export const verifyPaper =
  ({ store }: { readonly store: StoreContext }): Run<typeof paperOperations.verifyPaper, undefined> =>
  async ({ params: { code } }) => {
    const paper = await findPaper(store, code);
    const seen = paper && verifiedPaperView(paper, await caseOf(store, paper.caseId));
    return seen ? answered(seen) : refusal("no-such-paper");
  };

const caseOf = async (store: StoreContext, caseId: CaseId): Promise<CaseWithPapers> => {
  const [history, papers] = await Promise.all([loadHistory(store, caseId), listPapers(store, caseId)]);
  return { papers, events: history?.events ?? [] };
};
