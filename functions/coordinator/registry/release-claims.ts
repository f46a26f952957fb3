import type { registryOperations } from "@tongban/contract";
import {
  type Case,
  type CaseId,
  handOver,
  holderOf,
  type Moment,
  partnerOf,
  refusal,
  type Staff,
  type StaffId,
  takeBack,
  type Verdict,
  type WindowId,
} from "@tongban/domain";
import {
  inBatches,
  listChanges,
  listWork,
  loadStaff,
  type Place,
  readRegistered,
  type StoreContext,
} from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../../edge/resources.ts";
import { runCommand } from "../../edge/run-command.ts";
import type { RegistryCall } from "./command.ts";

type Claims = z.output<(typeof registryOperations)["removeStaff"]["returns"]>["claims"];

/** Cases that are read at a time, and those that are written at the same time. */
const PAGE = 100;
const TOGETHER = 5;

/**
 * Puts what somebody claimed at windows that they leave back on the boards, and gives what they had begun to the other one
 * of their pair (AB 岗) where they were in one, in the name of the coordinator who takes them off; each case by itself. The
 * list that tells of the cases may be some moments old.
 */
export const releaseClaims = async (
  resources: Resources,
  call: RegistryCall,
  staff: StaffId,
  windows: readonly WindowId[],
): Promise<Claims> => {
  if (windows.length === 0) return [];
  const [held, partners] = await Promise.all([
    heldAt(resources, staff, windows),
    partnersAt(resources.store, staff, windows, call.command.id),
  ]);
  return inBatches(held, TOGETHER, (caseId) => releaseOne(resources, call, { staff, caseId, partners }));
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

/** Who stood in for somebody at windows that they left by a command, however long ago it was given. */
const partnersAt = async (
  store: StoreContext,
  staff: StaffId,
  windows: readonly WindowId[],
  command: string,
): Promise<ReadonlyMap<WindowId, Staff>> => {
  const found = await Promise.all(
    windows.map(async (window): Promise<readonly (readonly [WindowId, Staff])[]> => {
      const changes = await listChanges(store, { kind: "roster", id: window });
      const says = changes[changes.findIndex((change) => change.command.id === command) - 1]?.says;
      const partner = says ? partnerOf(readRegistered.roster(says), staff) : undefined;
      const people = partner ? await loadStaff(store, [partner]) : [];
      return people.map((person) => [window, person] as const);
    }),
  );
  return new Map(found.flat());
};

type Left = {
  readonly staff: StaffId;
  readonly caseId: CaseId;
  readonly partners: ReadonlyMap<WindowId, Staff>;
};

const releaseOne = async (
  resources: Resources,
  { caller, command, now }: RegistryCall,
  { staff, caseId, partners }: Left,
): Promise<Claims[number]> => {
  const decide = (kase: Case, moment: Moment): Verdict => {
    if (holderOf(kase) !== staff) return refusal("not-holder");
    const partner = partners.get(kase.window);
    return partner && kase.status !== "claimed"
      ? handOver.verdict(kase, caller, partner, moment)
      : takeBack.verdict(kase, caller, undefined, moment);
  };
  const outcome = await runCommand(resources, {
    caseId,
    stamp: command,
    visible: () => true,
    now,
    decide,
  });
  if (outcome.kind !== "done") return { caseId, released: false, handedTo: null, problem: outcome.code };
  const handedTo = holderOf(outcome.history.head.kase) ?? null;
  return { caseId, released: handedTo === null, handedTo, problem: null };
};
