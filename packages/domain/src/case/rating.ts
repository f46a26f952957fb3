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

/** A stage's rating; `at` is when it was first given, whatever it was changed to since. */
export type Rating = { readonly stage: RatingStage; readonly grade: RatingGrade; readonly at: Instant };

/** Whether a rating is bad (差评): the last two grades have to be mended and called back. */
export const isBadRating = (grade: RatingGrade): boolean =>
  grade === "dissatisfied" || grade === "very-dissatisfied";

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
