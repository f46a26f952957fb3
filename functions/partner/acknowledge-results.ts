import type { partnerOperations } from "@tongban/contract";
import { acknowledge, type CaseId } from "@tongban/domain";
import { inBatches, type Partner } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { ownsCase } from "./own-case.ts";

type Acknowledging = Call<typeof partnerOperations.acknowledgeResults, Partner>;

/** So many cases are read and written at the same time. */
const TOGETHER = 5;

/** Records that the partner has several results, each by itself: one that is refused stops no other. */
export const acknowledgeResults =
  (resources: Resources): Run<typeof partnerOperations.acknowledgeResults, Partner> =>
  async (call) => {
    const { caseIds } = call.body;
    const results = await inBatches(caseIds, TOGETHER, (id) => acknowledgeOne(resources, call, id));
    return answered({ results });
  };

const acknowledgeOne = async (
  resources: Resources,
  { caller, command, now }: Acknowledging,
  caseId: CaseId,
) => {
  const outcome = await runCommand(resources, {
    caseId,
    stamp: command,
    visible: (kase) => ownsCase(caller, kase),
    now,
    decide: (kase, moment) => acknowledge.verdict(kase, "partner", "request", moment),
  });
  const problem = outcome.kind === "done" ? null : outcome.code;
  return { caseId, acknowledged: problem === null, problem };
};
