import type { registryOperations } from "@tongban/contract";
import { type CaseId, holderOf, refusal, type StaffId, takeBack, type WindowId } from "@tongban/domain";
import { listWork, type Place } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../../edge/resources.ts";
import { runCommand } from "../../edge/run-command.ts";
import type { RegistryCall } from "./command.ts";

type Claims = z.output<(typeof registryOperations)["removeStaff"]["returns"]>["claims"];

/** Cases that are read at a time, and those that are written at the same time. */
const PAGE = 100;
const TOGETHER = 5;

/**
 * Puts what somebody claimed at windows that they leave back on the boards, in the name of the coordinator who takes them
 * off; each case by itself. The list that tells of the cases may be some moments old.
 */
export const releaseClaims = async (
  resources: Resources,
  call: RegistryCall,
  staff: StaffId,
  windows: readonly WindowId[],
): Promise<Claims> => {
  if (windows.length === 0) return [];
  const held = await heldAt(resources, staff, windows);
  const results: Claims = [];
  for (let start = 0; start < held.length; start += TOGETHER) {
    const some = held.slice(start, start + TOGETHER);
    results.push(...(await Promise.all(some.map((caseId) => releaseOne(resources, call, staff, caseId)))));
  }
  return results;
};

const heldAt = async (
  { store }: Resources,
  staff: StaffId,
  windows: readonly WindowId[],
): Promise<readonly CaseId[]> => {
  const held: CaseId[] = [];
  let from: Place | undefined;
  do {
    const page = await listWork(store, { staff }, PAGE, from);
    held.push(
      ...page.heads.filter(({ kase }) => windows.includes(kase.window)).map(({ kase }) => kase.origin.id),
    );
    from = page.next;
  } while (from);
  return held;
};

const releaseOne = async (
  resources: Resources,
  { caller, command, now }: RegistryCall,
  staff: StaffId,
  caseId: CaseId,
): Promise<Claims[number]> => {
  const outcome = await runCommand(resources, {
    caseId,
    stamp: command,
    visible: () => true,
    now,
    decide: (kase, moment) =>
      holderOf(kase) === staff ? takeBack.verdict(kase, caller, undefined, moment) : refusal("not-holder"),
  });
  return outcome.kind === "done"
    ? { caseId, released: true, problem: null }
    : { caseId, released: false, problem: outcome.code };
};
