import type { Instant } from "../../clock/instant.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { CaseIn } from "../case.ts";
import { decisionOf, type GivenDecision, withoutGrounds } from "../given-decision.ts";
import { unlessHolder } from "../holding.ts";
import { reviewsAt } from "../reviewing.ts";
import { transition } from "../transition.ts";

/** What is proposed, and the digest that the decision after it is compared by. */
export type ProposedDecision = GivenDecision & { readonly digest: string };

/** Why a proposal is sent back. */
export type ReviewReturn = { readonly reasons: string };

/**
 * Asks for the review of a proposed decision (审核), where the matter's list wants one. Asked again, the proposal takes the
 * place of the one before, passed or not.
 */
export const askReview = transition({
  from: ["accepted"],
  unless: (kase, staff: Staff, now: Instant) =>
    unlessHolder(kase, staff, now) ?? (kase.origin.reviewed ? undefined : refusal("review-not-required")),
  happens: (_kase, _staff, { digest, ...given }: ProposedDecision) =>
    withoutGrounds(given) ?? [{ type: "ReviewAsked", proposal: digest, ...decisionOf(given) }],
});

/** Passes a proposed decision, as a reviewer who had no hand in the case: its holder may decide so, and not otherwise. */
export const passReview = transition({
  from: ["accepted"],
  unless: (kase, staff: Staff) => unlessReviewer(kase, staff),
  happens: (_kase, { id }) => [{ type: "ReviewPassed", reviewer: id }],
});

/** Sends a proposed decision back to the case's holder, with what is to be mended. */
export const returnReview = transition({
  from: ["accepted"],
  unless: (kase, staff: Staff) => unlessReviewer(kase, staff),
  happens: (_kase, { id }, { reasons }: ReviewReturn) =>
    reasons.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "ReviewReturned", reviewer: id, prose: { reasons } }],
});

/** Refuses who does not review at the window, what nobody asked to review, and whoever handled the case. */
const unlessReviewer = (
  { window, review, handledBy }: CaseIn<"accepted">,
  staff: Staff,
): Refusal | undefined => {
  if (!reviewsAt(staff, window)) return refusal("reviewer-required", { window });
  if (review?.state !== "asked") return refusal("review-not-asked");
  return handledBy?.includes(staff.id) ? refusal("own-review") : undefined;
};
