import type { paperOperations } from "@tongban/contract";
import { refusal } from "@tongban/domain";
import { findPaper, listPapers, type StoreContext } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { verifiedPaperView } from "../paper/paper-view.ts";

/** Tells anyone with the code of a paper what it is and whether it stands; a code of 100 bits is not guessed. */
export const verifyPaper =
  ({ store }: { readonly store: StoreContext }): Run<typeof paperOperations.verifyPaper, undefined> =>
  async ({ params: { code } }) => {
    const paper = await findPaper(store, code);
    const seen = paper && verifiedPaperView(paper, await listPapers(store, paper.caseId));
    return seen ? answered(seen) : refusal("no-such-paper");
  };
