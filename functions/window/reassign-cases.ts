import type { windowOperations } from "@tongban/contract";
import { reassign, refusal, type Staff } from "@tongban/domain";
import { loadStaff } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { runCommand } from "../edge/run-command.ts";
import { atMyWindows } from "../views/side-of.ts";

type Reassigning = Call<typeof windowOperations.reassignCases, Staff>;

/** So many cases are read and written at the same time. */
const TOGETHER = 5;

/** Gives several cases to a member of the window's team, each by itself: one that is refused stops no other. */
export const reassignCases =
  (resources: Resources): Run<typeof windowOperations.reassignCases, Staff> =>
  async (call) => {
    const { cases, to: id } = call.body;
    const [to] = await loadStaff(resources.store, [id]);
    const results = [];
    for (let start = 0; start < cases.length; start += TOGETHER) {
      const some = cases.slice(start, start + TOGETHER);
      results.push(...(await Promise.all(some.map((one) => reassignOne(resources, call, one, to)))));
    }
    return answered({ results });
  };

const reassignOne = async (
  resources: Resources,
  { caller, command, now, body }: Reassigning,
  { caseId, version: seen }: Reassigning["body"]["cases"][number],
  to: Staff | undefined,
) => {
  const outcome = await runCommand(resources, {
    caseId,
    stamp: command,
    seen,
    visible: atMyWindows(caller),
    now,
    decide: (kase, moment) =>
      to
        ? reassign.verdict(kase, caller, to, moment)
        : refusal("not-on-team", { staff: body.to, window: kase.window }),
  });
  if (outcome.kind !== "done") return { caseId, reassigned: false, problem: outcome.code, version: null };
  return { caseId, reassigned: true, problem: null, version: outcome.history.head.kase.version };
};
