import type { windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { inBatches } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { atMyWindows } from "../views/side-of.ts";
import { type GiveCase, giveCasesTo } from "./give-case.ts";

type Reassigning = Call<typeof windowOperations.reassignCases, Staff>;

/** So many cases are read and written at the same time. */
const TOGETHER = 5;

/** Gives several cases to a member of the window's team, each by itself: one that is refused stops no other. */
export const reassignCases =
  (resources: Resources): Run<typeof windowOperations.reassignCases, Staff> =>
  async (call) => {
    const { cases, to } = call.body;
    const give = await giveCasesTo(resources.store, call.caller, to);
    const results = await inBatches(cases, TOGETHER, (one) => reassignOne(resources, call, one, give));
    return answered({ results });
  };

const reassignOne = async (
  resources: Resources,
  { caller, command: stamp, now }: Reassigning,
  { caseId, version: seen }: Reassigning["body"]["cases"][number],
  decide: GiveCase,
) => {
  const visible = atMyWindows(caller);
  const outcome = await runCommand(resources, { caseId, stamp, seen, visible, now, decide });
  if (outcome.kind !== "done") return { caseId, reassigned: false, problem: outcome.code, version: null };
  return { caseId, reassigned: true, problem: null, version: outcome.history.head.kase.version };
};
