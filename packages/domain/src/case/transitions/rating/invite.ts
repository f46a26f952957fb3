import { refusal } from "../../../refusal.ts";
import { rateableStatuses } from "../../rating.ts";
import { transition } from "../../transition.ts";

/** Invites the applicant to rate the stage that they have not rated (邀评), once for each stage. */
export const inviteToRate = transition({
  from: rateableStatuses,
  unless: ({ invitation, status }, _by: "broker", now) =>
    invitation && invitation.at <= now ? undefined : refusal("nothing-to-rate", { status }),
  happens: ({ invitation, status }) =>
    invitation
      ? [{ type: "RatingInvited", stage: invitation.stage }]
      : refusal("nothing-to-rate", { status }),
});
