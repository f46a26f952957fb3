import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import type { Case } from "../../case.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import {
  type AppealDecision,
  isBadRating,
  type Rating,
  type RatingStage,
  rateableStatuses,
} from "../../rating.ts";
import { transition } from "../../transition.ts";

/** Against which rating the window appeals, and why. */
export type RatingAppeal = { readonly stage: RatingStage; readonly reason: string };

/** What an appeal came to, and why. */
export type DecidedAppeal = RatingAppeal & { readonly decision: AppealDecision };

const mayBeAppealed = ({ grade, appeal }: Rating): boolean => isBadRating(grade) && appeal === undefined;

/**
 * Appeals against a bad rating (差评申诉), once: by whoever holds the case, or the window's lead. Until it is decided the
 * rating stands and its clock runs.
 */
export const appealRating = transition({
  from: rateableStatuses,
  notFrom: () => refusal("nothing-to-appeal"),
  unless: (kase, staff: Staff) =>
    unlessHolderOrLead(kase, staff) ??
    (kase.ratings?.some(mayBeAppealed) ? undefined : refusal("nothing-to-appeal")),
  happens: ({ ratings = [] }, _staff, { stage, reason }: RatingAppeal) => {
    if (reason.trim() === "") return refusal("reasons-required");
    const rating = ratings.find((one) => one.stage === stage);
    return rating && mayBeAppealed(rating)
      ? [{ type: "RatingAppealed", stage, prose: { reason } }]
      : refusal("nothing-to-appeal");
  },
});

/** Whether somebody is the one to decide an appeal: a coordinator of the region that the applicant came from. */
export const decidesAppeals = ({ role, regions }: Staff, { origin }: Case): boolean =>
  role === "coordinator" && regions.includes(origin.source);

/** Decides an appeal with reasons: the rating stands, or is set aside and counts no more. */
export const decideAppeal = transition({
  from: rateableStatuses,
  notFrom: () => refusal("no-appeal"),
  unless: (kase, staff: Staff) => {
    if (!decidesAppeals(staff, kase)) return refusal("other-side-required", { source: kase.origin.source });
    return kase.ratings?.some(({ appeal }) => appeal === "asked") ? undefined : refusal("no-appeal");
  },
  happens: ({ ratings = [] }, _staff, { stage, decision, reason }: DecidedAppeal) => {
    if (reason.trim() === "") return refusal("reasons-required");
    const rating = ratings.find((one) => one.stage === stage && one.appeal === "asked");
    if (!rating) return refusal("no-appeal");
    return [{ type: "RatingAppealDecided", stage, grade: rating.grade, decision, prose: { reason } }];
  },
});
