import type { applicantOperations, paperOperations } from "@tongban/contract";
import { addMs, type CaseId, refusal } from "@tongban/domain";
import { listPapers, loadHistory, noteAccess, type StoreContext } from "@tongban/store";
import type { Objects } from "@tongban/store/object";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { FileReader } from "../views/file-reader.ts";
import type { May } from "../views/side-of.ts";
import { paperKeyOf } from "./paper-key.ts";
import { paperView } from "./paper-view.ts";

type PaperDesk = { readonly store: StoreContext; readonly objects: Objects };

/**
 * Says where the PDF of a paper can be read for a minute, to callers who may read it; its file names nobody. That they
 * asked is on the record before they are answered.
 */
export const readPaper =
  <Caller>(
    { store, objects }: PaperDesk,
    mayRead: May<Caller>,
    readerOf: (caller: Caller) => FileReader,
  ): Run<typeof paperOperations.readPaper, Caller> =>
  async ({ params: { caseId, n }, caller, now }) => {
    const [history, papers] = await Promise.all([loadHistory(store, caseId), listPapers(store, caseId)]);
    if (!history || !mayRead(caller, history.head.kase)) return problem("not-found");
    const paper = papers.find((one) => one.n === n);
    if (!paper?.file) return refusal("paper-not-issued", { n });
    const { sha256 } = paper.file;
    const { title, number } = paper;
    await noteAccess(store, caseId, {
      ...readerOf(caller),
      at: now,
      sha256,
      title: `${title} ${number}`,
      paper: n,
    });
    const { url, seconds } = await objects.reading(paperKeyOf(caseId, sha256), {
      name: `${paper.kind}-${caseId}-${n}.pdf`,
      mediaType: "application/pdf",
      inline: true,
    });
    return answered({
      ...paperView(paper, { papers, events: history.events }),
      url,
      expires: addMs(now, seconds * 1000),
    });
  };

/** The same for a caller who has one case alone. */
export const readOwnPaper =
  <Caller extends { readonly caseId: CaseId }>(
    desk: PaperDesk,
    mayRead: May<Caller>,
    readerOf: (caller: Caller) => FileReader,
  ): Run<typeof applicantOperations.readOwnPaper, Caller> =>
  (call) =>
    readPaper(desk, mayRead, readerOf)({ ...call, params: { ...call.params, caseId: call.caller.caseId } });
