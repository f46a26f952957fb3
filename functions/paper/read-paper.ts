import type { paperOperations } from "@tongban/contract";
import { addMs, refusal } from "@tongban/domain";
import { listPapers, loadHead, type StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { May } from "../views/side-of.ts";
import { paperKeyOf } from "./paper-key.ts";
import { paperView } from "./paper-view.ts";

/** Says where the PDF of a paper can be read for a minute, to callers who may read it; its file names nobody. */
export const readPaper =
  <Caller>(
    { store, objects }: { readonly store: StoreContext; readonly objects: Objects },
    mayRead: May<Caller>,
  ): Run<typeof paperOperations.readPaper, Caller> =>
  async ({ params: { caseId, n }, caller, now }) => {
    const [head, papers] = await Promise.all([loadHead(store, caseId), listPapers(store, caseId)]);
    if (!head || !mayRead(caller, head.kase)) return problem("not-found");
    const paper = papers.find((one) => one.n === n);
    if (!paper?.file) return refusal("paper-not-issued", { n });
    const { url, seconds } = await objects.reading(paperKeyOf(caseId, paper.file.sha256), {
      name: `${paper.kind}-${caseId}-${n}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
    return answered({ ...paperView(paper, papers), url, expires: addMs(now, seconds * 1000) });
  };
