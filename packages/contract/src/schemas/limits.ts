import { caseTypes, readBusinessHours, serviceModes } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";

/** A limit in its own unit; units are never converted into each other. */
export const limit = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("working-days"), amount: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal("calendar-days"), amount: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal("working-hours"), amount: z.int().min(1).max(2000) }),
  z.strictObject({ unit: z.literal("minutes"), amount: z.int().min(1).max(1440) }),
  z.strictObject({ unit: z.literal("instant") }),
]);
export const serviceMode = z.enum(serviceModes);
export const caseType = z.enum(caseTypes);

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, rule("time"));

/** When a window works on a working day, Shanghai wall time. */
export const businessHours = z
  .strictObject({
    opens: time,
    closes: time,
    breaks: z
      .array(z.strictObject({ from: time, to: time }))
      .readonly()
      .optional(),
  })
  .refine((hours) => readBusinessHours(hours).ok, rule("hours"));

/** The standard that both ends of an agreement work by. */
export const standard = z.strictObject({
  version: z.int().min(1),
  claim: limit.describe("time to claim a case that waits on the board"),
  notice: limit.describe("time to accept, decline or ask for a supplement (行政许可法 art 32)"),
  supplement: limit.describe("time the applicant has to supply what was asked for"),
  gap: limit
    .exactOptional()
    .describe(
      "time that what may follow has to come in, from acceptance (容缺受理); absent: 10 working days, our assumption",
    ),
  post: z
    .strictObject({ late: limit, lost: limit })
    .exactOptional()
    .describe(
      "time after which a parcel of originals (原件寄递) counts as late, and as lost; absent: 5 and 15 working days, our assumption",
    ),
  payment: limit
    .exactOptional()
    .describe("time to pay once a fee is due (缴费); absent: 10 working days, our assumption"),
  retention: z
    .strictObject({ unit: z.literal("calendar-days"), amount: z.int().min(1).max(36_500) })
    .exactOptional()
    .describe(
      "how long the files of materials are kept after the end of a case (个人信息保护法 art 19); absent: 1,095 days, our assumption",
    ),
  delivery: limit.describe("time to deliver after the decision (行政许可法 art 44)"),
  return: limit.describe("time the partner has to acknowledge a result"),
  explanation: limit.describe("time to explain why a case is late (优化营商环境条例 36)"),
  lease: limit.describe("time a claim is reserved for its holder"),
  hours: businessHours,
  warnings: z
    .strictObject({
      yellow: z.int().min(0).max(60).describe("working days before the due date"),
      orange: z.int().min(0).max(60).describe("working days before the due date"),
      officeHours: z.boolean().describe("red is given when the window opens, not at night"),
    })
    .describe("when to warn"),
  extension: z
    .strictObject({ single: limit, joint: limit })
    .describe("how far a decision may be put off once, alone or jointly (行政许可法 art 42)"),
  rating: z
    .strictObject({
      invite: limit.describe("time after which an applicant who rated nothing is invited to"),
      rectification: limit.describe("time to rectify what was rated badly; 15 working days at most"),
    })
    .optional()
    .describe("好差评; absent: none is asked for"),
  priorityGrounds: z
    .array(z.string().regex(/^[^\s/]{1,40}$/, rule("word")))
    .max(20)
    .readonly()
    .exactOptional()
    .describe("grounds for priority (绿色通道) beside our list"),
  pauseGrounds: z
    .array(z.string().regex(/^[^\s/]{1,40}$/, rule("word")))
    .max(20)
    .readonly()
    .describe("grounds for a pause beside the law's"),
});
