import { appealStates, ratingGrades, ratingStages } from "@tongban/domain";
import * as z from "zod";
import { instant, prose } from "./identifiers.ts";

/** A rating of a stage (好差评), as it is given. */
export const ratingBody = z.strictObject({
  stage: z
    .enum(ratingStages)
    .describe("acceptance: how it was taken in and accepted; result: what came of it"),
  grade: z.enum(ratingGrades).describe("非常满意, 满意, 基本满意, 不满意, 非常不满意"),
  comment: prose(1000).exactOptional(),
});

/** The ratings that stand. */
export const ratings = z.array(
  z.strictObject({
    stage: z.enum(ratingStages),
    grade: z.enum(ratingGrades),
    at: instant,
    appeal: z
      .enum(appealStates)
      .nullable()
      .describe("how the window's appeal against it stands; null where there is none"),
  }),
);
