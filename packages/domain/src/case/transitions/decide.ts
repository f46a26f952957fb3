import { unlessInspected } from "../../inspection/inspection.ts";
import { unlessPartsDecided, unlessPartsGranted } from "../../joint/unless-parts.ts";
import { unlessOriginalsSeen } from "../../material/originals.ts";
import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessFeeSettled } from "../fees.ts";
import { unlessGapsFilled } from "../gaps.ts";
import { decisionOf, type GivenDecision, withoutGrounds } from "../given-decision.ts";
import { unlessHolder } from "../holding.ts";
import { unlessAsReviewed, unlessReviewPassed } from "../reviewing.ts";
import { transition } from "../transition.ts";

/** What is decided; its digest is asked for where a review passed before. */
export type DecisionToMake = GivenDecision & { readonly digest?: string };

/**
 * Decides an accepted case; where its matter is reviewed, as the review passed it. A refusal states reasons and remedies
 * (行政许可法 art 38). An instant matter is decided on the spot (art 34): straight from its claim, with the acceptance as an
 * event of the same write. Nothing is granted while a material is missing that has to follow (容缺), before the
 * originals that the list wants were seen (原件) and an inspection that it wants was passed (踏勘), nor while a fee is neither paid nor waived (缴费). A joint case is decided
 * once its parts are, and granted only where all of them were (art 26).
 */
export const decide = transition({
  from: ["claimed", "accepted"],
  unless: (kase, staff: Staff, now) => {
    if (kase.status === "accepted")
      return unlessHolder(kase, staff, now) ?? unlessPartsDecided(kase) ?? unlessReviewPassed(kase);
    return kase.origin.caseType === "instant"
      ? unlessHolder(kase, staff, now)
      : refusal("not-accepted", { status: kase.status, allowedFrom: ["accepted"] });
  },
  happens: (kase, _staff, { digest, ...given }: DecisionToMake) => {
    const unfounded = withoutGrounds(given);
    if (unfounded) return unfounded;
    const incomplete =
      given.outcome === "granted"
        ? (unlessGapsFilled(kase) ??
          unlessOriginalsSeen(kase) ??
          unlessInspected(kase) ??
          unlessFeeSettled(kase))
        : undefined;
    if (incomplete) return incomplete;
    const decision = decisionOf(given);
    if (kase.status === "claimed") return [{ type: "CaseAccepted" }, { type: "CaseDecided", ...decision }];
    const ungranted = given.outcome === "granted" ? unlessPartsGranted(kase) : undefined;
    const hadGaps = kase.gaps ? { hadGaps: true } : {};
    return ungranted ?? unlessAsReviewed(kase, digest) ?? [{ type: "CaseDecided", ...hadGaps, ...decision }];
  },
});
