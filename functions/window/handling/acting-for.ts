import {
  type Case,
  type CaseId,
  type Refusal,
  refusal,
  type Staff,
  type StaffId,
  throughSystem,
  worksAt,
} from "@tongban/domain";
import { loadHandlingTerms, loadHeads, loadStaff, type Partner, type StoreContext } from "@tongban/store";
import { type Problem, problem } from "../../edge/answer.ts";
import { atMyWindows } from "../../views/side-of.ts";

/** A person of a window's team whom a handling system acts for, and the case as it was found. */
export type Acting = { readonly kind: "acting"; readonly person: Staff; readonly kase: Case };

/**
 * Whom a handling system acts for on a case. A case that is not at its windows is not found; somebody who is not of the
 * team of the case's window, as the registry has it now, is refused. The person comes with the system's windows alone:
 * the command that follows asks once more whether the case is at one of them, of the case that it changes.
 */
export const actingFor = async (
  store: StoreContext,
  system: Partner,
  caseId: CaseId,
  by: StaffId,
): Promise<Acting | Problem | Refusal> => {
  const [handles, [head], [named]] = await Promise.all([
    loadHandlingTerms(store, system.id),
    loadHeads(store, [caseId]),
    loadStaff(store, [by]),
  ]);
  if (!handles || !head) return problem("not-found");
  const { kase } = head;
  if (!worksAt(handles, { handling: kase.origin.handling, window: kase.window })) return problem("not-found");
  const person = named && throughSystem(named, handles);
  return person && person.role !== "coordinator" && atMyWindows(person)(kase)
    ? { kind: "acting", person, kase }
    : refusal("not-on-team", { staff: by, window: kase.window });
};
