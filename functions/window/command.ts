import type { Operation } from "@tongban/contract";
import type { CaseId, Staff } from "@tongban/domain";
import type { Answer } from "../edge/answer.ts";
import type { Call } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { Command } from "../edge/run-command.ts";
import { commandCase, type StaffCaseFile } from "../staff/command-case.ts";
import { atMyWindows } from "../views/side-of.ts";

/** Runs a command on a case of the caller's windows and answers with the case after it. */
export const commandWindowCase = (
  resources: Resources,
  call: Call<Operation, Staff>,
  caseId: CaseId,
  decide: Command["decide"],
): Promise<Answer<StaffCaseFile>> =>
  commandCase(resources, call, { caseId, visible: atMyWindows(call.caller), decide });
