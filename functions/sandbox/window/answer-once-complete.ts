import type { CaseId } from "@tongban/domain";
import type { Resources } from "../../edge/resources.ts";
import { sandboxLimits } from "../limits.ts";
import { answerByItself } from "./answer-by-itself.ts";
import { awaitsFiles } from "./awaited-files.ts";
import type { LookAgain } from "./look-again.ts";

/**
 * Goes on with a case as far as its magic word says; what ends the time for uploads waits until the files that the case
 * declares are there, or `waitsUntil` (epoch ms). The wait is the machine's time: a partner's clock does not shorten it.
 */
export const answerOnceComplete =
  (
    resources: Pick<Resources, "store" | "calendarOf" | "sealing">,
    lookAgain: LookAgain,
    machine: () => number = Date.now,
  ) =>
  async (
    caseId: CaseId,
    waitsUntil = machine() + sandboxLimits.filesWaitedForSeconds * 1_000,
  ): Promise<void> => {
    const waiting = await answerByItself(
      resources,
      caseId,
      async (history) => machine() < waitsUntil && (await awaitsFiles(resources, history)),
    );
    if (waiting) await lookAgain(waiting, waitsUntil);
  };
