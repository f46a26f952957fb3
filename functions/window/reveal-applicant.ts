import type { windowRoutes } from "@tongban/contract";
import { reveal, type Staff } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { runCommand } from "../edge/run-command.ts";
import { atMyWindows } from "../views/side-of.ts";
import { openApplication } from "../views/staff-case.ts";
import { withHolderName } from "../views/staff-names.ts";

/** Shows the applicant unmasked, after that was put on the record. */
export const revealApplicant =
  (broker: Broker): Run<typeof windowRoutes.revealApplicant, Staff> =>
  async ({ params: { caseId }, body, caller, command: stamp, now }) => {
    const outcome = await runCommand(broker.store, {
      caseId,
      stamp,
      visible: atMyWindows(caller),
      decide: (kase) => reveal(kase, caller, body.reason, now),
    });
    if (outcome.kind !== "done") {
      return { ...outcome, facts: await withHolderName(broker.store, outcome.facts) };
    }
    const { applicant } = await openApplication(broker, outcome.history.events);
    return answered({ applicant, revealedAt: now });
  };
