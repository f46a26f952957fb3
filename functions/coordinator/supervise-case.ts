import type { coordinatorOperations } from "@tongban/contract";
import { type Staff, supervise } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { sideOf } from "../views/side-of.ts";
import { staffCaseFileView } from "../views/staff-case.ts";
import { namesOfHolders } from "../views/staff-names.ts";

/** Orders action on a case that a region of the coordinator handles or sent out. */
export const superviseCase =
  (resources: Resources): Run<typeof coordinatorOperations.superviseCase, Staff> =>
  async ({ params, caller, command, seen, now, body }) => {
    const outcome = await runCommand(resources, {
      caseId: params.caseId,
      stamp: command,
      seen,
      visible: (kase) => sideOf(caller, kase) !== undefined,
      now,
      decide: (kase, moment) => supervise.verdict(kase, caller, body, moment),
    });
    if (outcome.kind !== "done") return outcome;
    const { history } = outcome;
    const { kase } = history.head;
    const names = await namesOfHolders(resources.store, [kase], caller);
    return answered(await staffCaseFileView(resources.sealing, history, caller, names, now), kase.version);
  };
