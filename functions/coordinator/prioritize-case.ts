import type { coordinatorOperations } from "@tongban/contract";
import { endPriority, givePriority, type Staff } from "@tongban/domain";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandCase } from "../staff/command-case.ts";
import { sideOf } from "../views/side-of.ts";

/** Lets a case that the coordinator's region handles go first. */
export const givePriorityToCase =
  (resources: Resources): Run<typeof coordinatorOperations.givePriorityToCase, Staff> =>
  (call) =>
    commandCase(resources, call, {
      caseId: call.params.caseId,
      visible: (kase) => sideOf(call.caller, kase) === "handling",
      decide: (kase, moment) => givePriority.verdict(kase, call.caller, call.body, moment),
    });

/** Puts such a case back among the others. */
export const endPriorityOfCase =
  (resources: Resources): Run<typeof coordinatorOperations.endPriorityOfCase, Staff> =>
  (call) =>
    commandCase(resources, call, {
      caseId: call.params.caseId,
      visible: (kase) => sideOf(call.caller, kase) === "handling",
      decide: (kase, moment) => endPriority.verdict(kase, call.caller, call.body, moment),
    });
