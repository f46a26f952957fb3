import type { Operation, staffCaseFile } from "@tongban/contract";
import type { Instant, Staff } from "@tongban/domain";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import { type Answer, type Answered, answered } from "../edge/answer.ts";
import type { Call } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { type Command, runCommand } from "../edge/run-command.ts";
import { staffCaseFileView } from "../views/staff-case.ts";
import { namesOfHolders, withHolderName } from "../views/staff-names.ts";

/** A case as commands of the staff answer with it. */
export type StaffCaseFile = z.output<typeof staffCaseFile>;

/** Runs a command of a member of staff and answers with the case after it, its application left sealed. */
export const commandCase = async (
  resources: Resources,
  { caller, command: stamp, seen, now }: Call<Operation, Staff>,
  command: Pick<Command, "caseId" | "visible" | "decide" | "along">,
): Promise<Answer<StaffCaseFile>> => {
  const { store } = resources;
  const outcome = await runCommand(resources, { ...command, stamp, seen, now });
  if (outcome.kind !== "done") return { ...outcome, facts: await withHolderName(store, outcome.facts) };
  return answerCaseFile(resources, outcome.history, caller, now);
};

/** Answers with a case as a member of staff sees it, its application left sealed. */
export const answerCaseFile = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  history: CaseHistory,
  viewer: Staff,
  now: Instant,
): Promise<Answered<StaffCaseFile>> => {
  const { kase } = history.head;
  const names = await namesOfHolders(store, [kase], viewer);
  return answered(await staffCaseFileView({ store, sealing }, history, viewer, names, now), kase.version);
};
