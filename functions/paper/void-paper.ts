import type { paperOperations } from "@tongban/contract";
import { refusal, type Staff, voidPaper as voidPaperOf } from "@tongban/domain";
import { loadHistory, loadPaper } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { atMyWindows } from "../views/side-of.ts";

/**
 * Declares a paper void. Two at once exclude each other by the case's version, so that what the history says of the paper
 * holds when the event is written.
 */
export const voidPaper =
  (resources: Resources): Run<typeof paperOperations.voidPaper, Staff> =>
  async ({ params: { caseId, n }, body, caller, command: stamp, seen, now }) => {
    const { store } = resources;
    const [history, paper] = await Promise.all([loadHistory(store, caseId), loadPaper(store, caseId, n)]);
    if (!history || !atMyWindows(caller)(history.head.kase)) return problem("not-found");
    const before = history.events.find((event) => event.type === "PaperVoided" && event.paper === n);
    const outcome = await runCommand(resources, {
      caseId,
      stamp,
      seen,
      visible: atMyWindows(caller),
      now,
      decide: (kase, moment) => {
        if (!paper?.file) return refusal("paper-not-issued", { n });
        if (before) return refusal("paper-already-void", { n });
        return voidPaperOf.verdict(kase, caller, { paper: n, kind: paper.kind, ...body }, moment);
      },
    });
    if (outcome.kind !== "done") return outcome;
    const { version } = outcome.history.head.kase;
    return answered({ version }, version);
  };
