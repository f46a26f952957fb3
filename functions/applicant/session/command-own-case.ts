import type { Operation, ownCase } from "@tongban/contract";
import type { Case, Moment, Verdict } from "@tongban/domain";
import type * as z from "zod";
import { type Answer, answered } from "../../edge/answer.ts";
import type { Call } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { runCommand } from "../../edge/run-command.ts";
import type { Applicant } from "../applicant-authentication.ts";
import { ownCaseView } from "./own-case-view.ts";

/** Runs a command of an applicant on their case and answers with the case after it. */
export const commandOwnCase = async (
  resources: Resources,
  { caller, command, now }: Call<Operation, Applicant>,
  decide: (kase: Case, moment: Moment) => Verdict,
): Promise<Answer<z.output<typeof ownCase>>> => {
  const outcome = await runCommand(resources, {
    caseId: caller.caseId,
    stamp: command,
    visible: () => true,
    now,
    decide,
  });
  if (outcome.kind !== "done") return outcome;
  const { history } = outcome;
  return answered(await ownCaseView(resources.store, history, now), history.head.kase.version);
};
