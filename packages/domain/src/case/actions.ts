import type { Instant } from "../clock/instant.ts";
import type { Refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import type { Case } from "./case.ts";
import { accept } from "./transitions/accept.ts";
import { askSupplement } from "./transitions/ask-supplement.ts";
import { claim } from "./transitions/claim.ts";
import { decide } from "./transitions/decide.ts";
import { decline } from "./transitions/decline.ts";
import { confirmDelivery } from "./transitions/delivery/confirm-delivery.ts";
import { dispatch } from "./transitions/delivery/dispatch.ts";
import { failDelivery } from "./transitions/delivery/fail-delivery.ts";
import { returnOriginals } from "./transitions/delivery/return-originals.ts";
import { approveExtension, askExtension, refuseExtension } from "./transitions/extend.ts";
import { waiveFee } from "./transitions/fee/waive-fee.ts";
import { acceptWithGaps } from "./transitions/gap/accept-with-gaps.ts";
import { namePart } from "./transitions/joint/name-part.ts";
import { endPriority, givePriority } from "./transitions/priority/priority.ts";
import { appealRating } from "./transitions/rating/appeal.ts";
import { rectify } from "./transitions/rating/rectify.ts";
import { reassign } from "./transitions/reassign.ts";
import { release } from "./transitions/release.ts";
import { resume } from "./transitions/resume.ts";
import { reveal } from "./transitions/reveal.ts";
import { askReview, passReview, returnReview } from "./transitions/review.ts";
import { explainDelay } from "./transitions/supervise.ts";
import { suspend } from "./transitions/suspend.ts";

/** What a member of staff may do with a case, in the order of the work. */
export const caseActions = [
  "claim",
  "accept",
  "accept-with-gaps",
  "decide",
  "ask-review",
  "pass-review",
  "return-review",
  "ask-supplement",
  "suspend",
  "resume",
  "ask-extension",
  "approve-extension",
  "refuse-extension",
  "decline",
  "name-part",
  "dispatch-result",
  "fail-delivery",
  "confirm-delivery",
  "return-originals",
  "release",
  "reassign",
  "waive-fee",
  "give-priority",
  "end-priority",
  "explain-delay",
  "rectify",
  "appeal-rating",
  "reveal",
] as const;

/** One of {@link caseActions}. */
export type CaseAction = (typeof caseActions)[number];

/** The transition of each action; its own objection is what a page goes by. */
export const actionTransitions = {
  claim,
  release,
  reassign,
  accept,
  decline,
  decide,
  reveal,
  suspend,
  resume,
  "name-part": namePart,
  "explain-delay": explainDelay,
  rectify,
  "appeal-rating": appealRating,
  "accept-with-gaps": acceptWithGaps,
  "dispatch-result": dispatch,
  "fail-delivery": failDelivery,
  "confirm-delivery": confirmDelivery,
  "return-originals": returnOriginals,
  "waive-fee": waiveFee,
  "give-priority": givePriority,
  "end-priority": endPriority,
  "ask-review": askReview,
  "pass-review": passReview,
  "return-review": returnReview,
  "ask-supplement": askSupplement,
  "ask-extension": askExtension,
  "approve-extension": approveExtension,
  "refuse-extension": refuseExtension,
} as const satisfies Record<
  CaseAction,
  { readonly objection: (kase: Case, staff: Staff, now: Instant) => Refusal | undefined }
>;

/** What a member of the window's team may do with a case now; nobody else may do anything. */
export const allowedActions = (kase: Case, staff: Staff, now: Instant): readonly CaseAction[] =>
  staff.windows.includes(kase.window)
    ? caseActions.filter((action) => actionTransitions[action].objection(kase, staff, now) === undefined)
    : [];
