import { addMs } from "../../../clock/instant.ts";
import { unlessPart } from "../../../joint/unless-parts.ts";
import { refusal } from "../../../refusal.ts";
import {
  type RatingGrade,
  type RatingStage,
  rateableIn,
  rateableStatuses,
  ratingChangeDays,
} from "../../rating.ts";
import { type Sender, transition } from "../../transition.ts";

/** A rating of a stage, and what the applicant adds in words. */
export type RatingToGive = {
  readonly stage: RatingStage;
  readonly grade: RatingGrade;
  readonly comment?: string;
};

const DAY_MS = 86_400_000;

/**
 * Rates a stage of a case (好差评), once; a rating may be changed for some days. It is the applicant's, given by themselves
 * or in their name at a hall's terminal. A bad one has to be rectified; one that was set aside is not given again.
 */
export const rate = transition({
  from: rateableStatuses,
  notFrom: ({ status }) => refusal("nothing-to-rate", { status }),
  unless: unlessPart,
  happens: (kase, _by: Sender | "applicant", { stage, grade, comment }: RatingToGive, { now }) => {
    const { status, ratings = [] } = kase;
    if (!rateableIn[stage].includes(status)) return refusal("nothing-to-rate", { status });
    const before = ratings.find((rating) => rating.stage === stage);
    if (before && now > addMs(before.at, ratingChangeDays * DAY_MS))
      return refusal("rating-final", { ratedAt: before.at, days: ratingChangeDays });
    if (before?.appeal === "set-aside") return refusal("rating-set-aside", { stage });
    const was = before ? { was: before.grade } : {};
    return [{ type: "CaseRated", stage, grade, ...was, prose: comment ? { comment } : {} }];
  },
});
