import type { windowOperations } from "@tongban/contract";
import { type CaseId, refusal, type Staff } from "@tongban/domain";
import { eventOfCommand, listWork, loadHistory, loadLastEvents } from "@tongban/store";
import { type Answer, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { answerCaseFile, type StaffCaseFile } from "../staff/command-case.ts";
import { CANDIDATES, type Candidate, candidatesAt, mayReview } from "./claim-candidates.ts";
import { commandWindowCase } from "./command.ts";
import { dutyOf } from "./duty.ts";

type ClaimNext = typeof windowOperations.claimNext;

/** Where all of them went to others and more were waiting, the board is looked at anew this often. */
const MOST_READS_OF_BOARD = 4;
/** A repetition is looked for among so many cases that the caller holds. */
const MOST_HELD = 100;

/**
 * Takes the case that is next for the caller: what the other one of their pair holds and is off duty for, then what is due
 * first of what waits for them. A repetition answers with the case that it took before.
 */
export const claimNext =
  (resources: Resources): Run<ClaimNext, Staff> =>
  async (call) => {
    const { store } = resources;
    const { caller, now } = call;
    const window = call.body.window ?? caller.windows[0];
    if (window === undefined || !caller.windows.includes(window)) return problem("not-found");
    const duty = await dutyOf(resources, caller, window, now);
    for (let read = 0; read < MOST_READS_OF_BOARD; read++) {
      // In this order: what a simultaneous twin of this call takes after the first look is found by the second.
      const { heads } = await listWork(store, { window }, CANDIDATES);
      const candidates = duty.refused ? [] : await candidatesAt(store, caller, window, heads, duty);
      const before = await takenBefore(resources, call, duty.paired);
      if (before)
        return takeOne(resources, call, { caseId: before, take: () => refusal("nothing-to-claim") });
      if (duty.refused) return duty.refused;
      for (const candidate of candidates) {
        const answer = await getOne(resources, call, candidate);
        if (answer && !("code" in answer && someoneWasFirst.has(answer.code))) return answer;
      }
      if (heads.length < CANDIDATES) return refusal("nothing-to-claim");
    }
    return problem("try-again");
  };

const someoneWasFirst = new Set<string>([
  "already-claimed",
  "already-accepted",
  "already-decided",
  "already-declined",
  "already-withdrawn",
  "already-acknowledged",
  "awaiting-supplement",
  "clock-paused",
  "not-claimed",
  "not-accepted",
  "not-holder",
  "own-review",
  "try-again",
]);

type Taking = Extract<Candidate, { readonly take: unknown }>;

const getOne = (
  resources: Resources,
  call: Call<ClaimNext, Staff>,
  candidate: Candidate,
): Promise<Answer<StaffCaseFile> | undefined> =>
  "take" in candidate ? takeOne(resources, call, candidate) : reviewOne(resources, call, candidate.caseId);

const takeOne = (
  resources: Resources,
  call: Call<ClaimNext, Staff>,
  { caseId, take }: Taking,
): Promise<Answer<StaffCaseFile>> => commandWindowCase(resources, call, caseId, take);

/** Shows a case whose proposed decision the caller may review; nothing where somebody else did meanwhile. */
const reviewOne = async (
  resources: Resources,
  { caller, now }: Call<ClaimNext, Staff>,
  caseId: CaseId,
): Promise<Answer<StaffCaseFile> | undefined> => {
  const history = await loadHistory(resources.store, caseId);
  return history && mayReview(history.head.kase, caller)
    ? answerCaseFile(resources, history, caller, now)
    : undefined;
};

/**
 * The case that this very command took, among those the caller took and still holds. It is the last event of its case, so
 * one batch read finds it; only looks at the applicant may have come after it. Only who is one of a pair takes a case that
 * was accepted before.
 */
const takenBefore = async (
  { store }: Resources,
  { caller, command }: Call<ClaimNext, Staff>,
  paired: boolean,
): Promise<CaseId | undefined> => {
  const { heads } = await listWork(store, { staff: caller.id }, MOST_HELD);
  const last = await loadLastEvents(
    store,
    heads.filter(({ kase: { status } }) => status === "claimed" || (paired && status === "accepted")),
  );
  const taken = last.find((event) => event.command.id === command.id);
  if (taken) return taken.caseId;
  for (const { caseId } of last.filter(({ type }) => type === "ApplicantRevealed")) {
    const history = await loadHistory(store, caseId);
    if (history && eventOfCommand(history, command.id)) return caseId;
  }
  return undefined;
};
