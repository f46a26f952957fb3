import type { coordinatorOperations } from "@tongban/contract";
import { type Staff, supervise } from "@tongban/domain";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandCase } from "../staff/command-case.ts";
import { sideOf } from "../views/side-of.ts";

/** Orders action on a case that a region of the coordinator handles or sent out. */
export const superviseCase =
  (resources: Resources): Run<typeof coordinatorOperations.superviseCase, Staff> =>
  async (call) =>
    commandCase(resources, call, {
      caseId: call.params.caseId,
      visible: (kase) => sideOf(call.caller, kase) !== undefined,
      decide: (kase, moment) => supervise.verdict(kase, call.caller, call.body, moment),
    });
