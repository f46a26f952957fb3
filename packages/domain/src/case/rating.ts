import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";
import type { CaseStatus } from "./case.ts";

/** The five grades of 好差评, the best first. */
export const ratingGrades = [
  "very-satisfied",
  "satisfied",
  "mostly-satisfied",
  "dissatisfied",
  "very-dissatisfied",
] as const;

/** One of {@link ratingGrades}. */
export type RatingGrade = (typeof ratingGrades)[number];

/** What is rated of a case: how it was taken in and accepted, and what came of it. */
export const ratingStages = ["acceptance", "result"] as const;

/** One of {@link ratingStages}. */
export type RatingStage = (typeof ratingStages)[number];

/**
 * How the window's appeal (申诉) against a bad rating stands: asked for, or decided, so that the rating stands or is set
 * aside (不予采信).
 */
export const appealStates = ["asked", "stands", "set-aside"] as const;

/** One of {@link appealStates}. */
export type AppealState = (typeof appealStates)[number];

/** What an appeal can come to. */
export const appealDecisions = ["stands", "set-aside"] as const satisfies readonly AppealState[];

/** One of {@link appealDecisions}. */
export type AppealDecision = (typeof appealDecisions)[number];

/** A stage's rating; `at` is when it was first given, whatever it was changed to since. */
export type Rating = {
  readonly stage: RatingStage;
  readonly grade: RatingGrade;
  readonly at: Instant;
  /** Absent while the window has not appealed against it. */
  readonly appeal?: AppealState;
};

/** Whether a rating is bad (差评): the last two grades have to be mended and called back. */
export const isBadRating = (grade: RatingGrade): boolean =>
  grade === "dissatisfied" || grade === "very-dissatisfied";

/** Whether a bad rating stands, so that it has to be rectified. */
export const standsBad = ({ grade, appeal }: Rating): boolean => isBadRating(grade) && appeal !== "set-aside";

/** When the applicant is invited to rate a stage that they have not rated (邀评). */
export type Invitation = { readonly stage: RatingStage; readonly at: Instant };

/** What may be rated: what was accepted, and what is over with a result. */
export const rateableStatuses = [
  "accepted",
  "suspended",
  "decided",
  "closed",
  "declined",
  "terminated",
] as const satisfies readonly CaseStatus[];

/** From which of {@link rateableStatuses} each stage can be rated. */
export const rateableIn: Readonly<Record<RatingStage, readonly CaseStatus[]>> = {
  acceptance: ["accepted", "suspended", "decided", "closed"],
  result: ["decided", "closed", "declined", "terminated"],
};

/** Calendar days after which a rating stands as it is; assumed. */
export const ratingChangeDays = 10;

/** Time to rectify a bad rating where the standard says none; assumed, the longer one of those in use. */
export const assumedRectification: Limit = { unit: "working-days", amount: 15 };
