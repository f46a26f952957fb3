import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import type { Case, CaseIn, PassedReview, Review } from "./case.ts";

/** Whether somebody reviews proposed decisions of a window (审核): its lead, or whom the window names. */
export const reviewsAt = ({ role, windows, reviews }: Staff, window: Case["window"]): boolean =>
  windows.includes(window) && (role === "lead" || (reviews?.includes(window) ?? false));

/** Refuses a decision whose review is owed. */
export const unlessReviewPassed = ({ origin, review }: CaseIn<"accepted">): Refusal | undefined => {
  if (!origin.reviewed || isPassed(review)) return undefined;
  return refusal(review ? "review-pending" : "review-required");
};

/** Refuses a decision that is not the one that was reviewed, by the digest of what was given. */
export const unlessAsReviewed = (
  { review }: CaseIn<"accepted">,
  digest: string | undefined,
): Refusal | undefined =>
  isPassed(review) && review.proposal !== digest ? refusal("not-as-reviewed") : undefined;

/** Refuses to give a case to who passed its review: nobody decides what they reviewed. */
export const unlessReviewedBy = (kase: Case, to: Staff): Refusal | undefined =>
  kase.status === "accepted" && isPassed(kase.review) && kase.review.passedBy === to.id
    ? refusal("own-review")
    : undefined;

const isPassed = (review: Review | undefined): review is PassedReview => review?.state === "passed";
