import type { Route, staffCase } from "@tongban/contract";
import type { Case, CaseId, Decision, Staff } from "@tongban/domain";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import { type Answer, type Answered, answered } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Call } from "../edge/call.ts";
import { runCommand } from "../edge/run-command.ts";
import { atMyWindows } from "../views/side-of.ts";
import { staffCaseView } from "../views/staff-case.ts";
import { namesOfHolders, withHolderName } from "../views/staff-names.ts";

/** A case as the staff routes answer with it. */
export type StaffCase = z.output<typeof staffCase>;

/** Runs a command on a case of the caller's windows and answers with the case after it. */
export const commandWindowCase = async (
  broker: Broker,
  { caller, command, seen, now }: Call<Route, Staff>,
  caseId: CaseId,
  decide: (kase: Case) => Decision,
): Promise<Answer<StaffCase>> => {
  const visible = atMyWindows(caller);
  const outcome = await runCommand(broker.store, { caseId, stamp: command, seen, visible, decide });
  if (outcome.kind === "done") return showCase(broker, outcome.history, caller, now);
  return { ...outcome, facts: await withHolderName(broker.store, outcome.facts) };
};

/** A case with everything that its viewer may see of it. */
export const showCase = async (
  broker: Broker,
  history: CaseHistory,
  viewer: Staff,
  now: Call<Route, Staff>["now"],
): Promise<Answered<StaffCase>> => {
  const { kase } = history.head;
  const names = await namesOfHolders(broker.store, [kase], viewer);
  return answered(await staffCaseView(broker, history, viewer, names, now), kase.version);
};
