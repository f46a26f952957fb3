import type { caseActionOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandWindowCase } from "./command.ts";
import { giveCasesTo } from "./give-case.ts";

/** Gives a held case to another member of the window's team. */
export const reassignCase =
  (resources: Resources): Run<typeof caseActionOperations.reassign, Staff> =>
  async (call) => {
    const give = await giveCasesTo(resources.store, call.caller, call.body);
    return commandWindowCase(resources, call, call.params.caseId, give);
  };
