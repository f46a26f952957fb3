import type { caseActionOperations } from "@tongban/contract";
import { reveal, type Staff } from "@tongban/domain";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { readApplication } from "../views/read-application.ts";
import { atMyWindows } from "../views/side-of.ts";
import { withHolderName } from "../views/staff-names.ts";

/** Shows the applicant unmasked, after that was put on the record: each time it is shown, a repetition included. */
export const revealApplicant =
  (resources: Resources): Run<typeof caseActionOperations.reveal, Staff> =>
  async ({ params: { caseId }, body, caller, command: stamp, now }) => {
    const { store, sealing } = resources;
    const outcome = await runCommand(resources, {
      caseId,
      stamp,
      visible: atMyWindows(caller),
      now,
      decide: (kase, moment) => reveal.verdict(kase, caller, body, moment),
      repetition: "decided-anew",
    });
    if (outcome.kind !== "done") return { ...outcome, facts: await withHolderName(store, outcome.facts) };
    const { applicant, delivery = null } = await readApplication(sealing, outcome.history);
    return answered({ applicant, delivery, revealedAt: now });
  };
