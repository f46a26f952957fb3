import type { caseActionOperations } from "@tongban/contract";
import { reassign, refusal, type Staff } from "@tongban/domain";
import { loadStaff } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandWindowCase } from "./command.ts";

/** Gives a held case to another member of the window's team. */
export const reassignCase =
  (resources: Resources): Run<typeof caseActionOperations.reassign, Staff> =>
  async (call) => {
    const [to] = await loadStaff(resources.store, [call.body.to]);
    return commandWindowCase(resources, call, call.params.caseId, (kase, moment) =>
      to
        ? reassign.verdict(kase, call.caller, to, moment)
        : refusal("not-on-team", { staff: call.body.to, window: kase.window }),
    );
  };
