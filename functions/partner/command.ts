import type { Operation, partnerCase } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type * as z from "zod";
import { type Answer, answered } from "../edge/answer.ts";
import type { Call } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { type Command, runCommand } from "../edge/run-command.ts";
import { partnerCaseView } from "../views/partner-case.ts";
import { ownsCase } from "./own-case.ts";

/** Runs a partner's command on one of its own cases and answers with the case after it. */
export const commandOwnCase = async (
  resources: Resources,
  { caller, command, seen, now }: Call<Operation, Partner>,
  caseId: CaseId,
  decide: Command["decide"],
): Promise<Answer<z.output<typeof partnerCase>>> => {
  const outcome = await runCommand(resources, {
    caseId,
    stamp: command,
    seen,
    visible: (kase) => ownsCase(caller, kase),
    now,
    decide,
  });
  if (outcome.kind !== "done") return outcome;
  return answered(await partnerCaseView(resources, outcome.history, now), outcome.history.head.kase.version);
};
