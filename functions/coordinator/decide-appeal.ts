import type { coordinatorOperations } from "@tongban/contract";
import { type Staff, decideAppeal as transition } from "@tongban/domain";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandCase } from "../staff/command-case.ts";
import { sideOf } from "../views/side-of.ts";

/** Decides a window's appeal against a bad rating of a case that a region of the coordinator sent out. */
export const decideAppeal =
  (resources: Resources): Run<typeof coordinatorOperations.decideAppeal, Staff> =>
  async (call) =>
    commandCase(resources, call, {
      caseId: call.params.caseId,
      visible: (kase) => sideOf(call.caller, kase) !== undefined,
      decide: (kase, moment) => transition.verdict(kase, call.caller, call.body, moment),
    });
