import type { windowOperations } from "@tongban/contract";
import {
  type CaseId,
  claim,
  type Refusal,
  refusal,
  type Staff,
  unlessOnDuty,
  type WindowId,
} from "@tongban/domain";
import {
  eventOfCommand,
  listWork,
  loadHistory,
  loadLastEvents,
  loadRecord,
  readRegistered,
} from "@tongban/store";
import { type Answer, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { StaffCaseFile } from "../staff/command-case.ts";
import { commandWindowCase } from "./command.ts";

type ClaimNext = typeof windowOperations.claimNext;

/** So many of the first waiting cases are tried: with many clerks at once, someone else may be first on each. */
const CANDIDATES = 25;
/** Where all of them went to others and more were waiting, the board is looked at anew this often. */
const MOST_READS_OF_BOARD = 4;
/** A repetition is looked for among so many cases that the caller holds. */
const MOST_HELD = 100;

/** Takes the waiting case that is due first; a repetition answers with the case that it took before. */
export const claimNext =
  (resources: Resources): Run<ClaimNext, Staff> =>
  async (call) => {
    const window = call.body.window ?? call.caller.windows[0];
    if (window === undefined || !call.caller.windows.includes(window)) return problem("not-found");
    for (let read = 0; read < MOST_READS_OF_BOARD; read++) {
      // In this order: what a simultaneous twin of this call takes after the first look is found by the second.
      const { heads } = await listWork(resources.store, { window }, CANDIDATES);
      const before = await takenBefore(resources, call);
      if (before) return claimOne(resources, call, before);
      const absent = await unlessHere(resources, call, window);
      if (absent) return absent;
      for (const { kase } of heads) {
        const answer = await claimOne(resources, call, kase.origin.id);
        if (!("code" in answer) || !someoneWasFirst.has(answer.code)) return answer;
      }
      if (heads.length < CANDIDATES) return refusal("nothing-to-claim");
    }
    return problem("try-again");
  };

/** Refuses somebody whom the window's roster has not on duty today. */
const unlessHere = async (
  { store, calendarOf }: Resources,
  { caller, now }: Call<ClaimNext, Staff>,
  window: WindowId,
): Promise<Refusal | undefined> => {
  const record = await loadRecord(store, { kind: "roster", id: window });
  if (!record?.says) return undefined;
  const roster = readRegistered.roster(record.says);
  return unlessOnDuty(roster, caller, now, await calendarOf(roster.region));
};

const someoneWasFirst = new Set<string>([
  "already-claimed",
  "already-accepted",
  "already-decided",
  "already-declined",
  "already-withdrawn",
  "already-acknowledged",
  "try-again",
]);

const claimOne = (
  resources: Resources,
  call: Call<ClaimNext, Staff>,
  caseId: CaseId,
): Promise<Answer<StaffCaseFile>> =>
  commandWindowCase(resources, call, caseId, (kase, moment) =>
    claim.verdict(kase, call.caller, undefined, moment),
  );

/**
 * The case that this very command took, among those the caller claimed and still holds. A claim is the last event
 * of its case, so one batch read finds it; only looks at the applicant may have come after it.
 */
const takenBefore = async (
  { store }: Resources,
  { caller, command }: Call<ClaimNext, Staff>,
): Promise<CaseId | undefined> => {
  const { heads } = await listWork(store, { staff: caller.id }, MOST_HELD);
  const last = await loadLastEvents(
    store,
    heads.filter(({ kase }) => kase.status === "claimed"),
  );
  const taken = last.find((event) => event.command.id === command.id);
  if (taken) return taken.caseId;
  for (const { caseId } of last.filter(({ type }) => type === "ApplicantRevealed")) {
    const history = await loadHistory(store, caseId);
    if (history && eventOfCommand(history, command.id)) return caseId;
  }
  return undefined;
};
