import {
  type Case,
  type CaseId,
  claim,
  type Moment,
  passReview,
  reviewsAt,
  type Staff,
  takeOver,
  type Verdict,
  type WindowId,
} from "@tongban/domain";
import { afterWork, type Head, listReviews, listWork, type StoreContext } from "@tongban/store";
import type { Duty } from "./duty.ts";

/** A case that somebody may get next: by a command, or to review it, which takes nothing. */
export type Candidate = { readonly caseId: CaseId } & (
  | { readonly take: (kase: Case, moment: Moment) => Verdict }
  | { readonly review: true }
);

/** So many of the first waiting cases are tried: with many clerks at once, someone else may be first on each. */
export const CANDIDATES = 25;

/**
 * What somebody may get next at a window, in order: what the other one of their pair holds and is off duty for, then what
 * waits, for a clerk or for a reviewer; each by due.
 */
export const candidatesAt = async (
  store: StoreContext,
  caller: Staff,
  window: WindowId,
  waiting: readonly Head[],
  { absentPartner }: Pick<Duty, "absentPartner">,
): Promise<readonly Candidate[]> => {
  const [left, reviews] = await Promise.all([
    absentPartner ? listWork(store, { staff: absentPartner }, CANDIDATES) : none,
    reviewsAt(caller, window) ? listReviews(store, window, CANDIDATES) : none,
  ]);
  const takingOver = left.heads
    .filter(({ kase }) => kase.window === window && isWorkable(kase))
    .map(
      ({ kase }): Candidate => ({
        caseId: kase.origin.id,
        take: (found, moment) =>
          takeOver.verdict(found, caller, { from: absentPartner ?? caller.id }, moment),
      }),
    );
  const byDue = [
    ...waiting.map(({ kase }) => ({ kase, candidate: claiming(kase, caller) })),
    ...reviews.heads
      .filter(({ kase }) => mayReview(kase, caller))
      .map(({ kase }) => ({ kase, candidate: { caseId: kase.origin.id, review: true } as const })),
  ].toSorted((a, b) => (afterWork(a.kase) < afterWork(b.kase) ? -1 : 1));
  return [...takingOver, ...byDue.map(({ candidate }) => candidate)];
};

const none = { heads: [] as readonly Head[] };

const claiming = ({ origin: { id } }: Case, caller: Staff): Candidate => ({
  caseId: id,
  take: (kase, moment) => claim.verdict(kase, caller, undefined, moment),
});

/** A case that its holder could carry on: not one that waits for the applicant, a procedure or a review. */
const isWorkable = (kase: Case): boolean =>
  kase.status === "claimed" || (kase.status === "accepted" && kase.review?.state !== "asked");

/** Whether somebody may review a case as it is. */
export const mayReview = (kase: Case, caller: Staff): boolean =>
  passReview.objection(kase, caller, kase.origin.submittedAt) === undefined;
