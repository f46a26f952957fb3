import { caseTypes, serviceModes } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";

/** A limit in its own unit; units are never converted into each other. */
export const limit = z.discriminatedUnion("unit", [
  z.strictObject({ unit: z.literal("working-days"), amount: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal("calendar-days"), amount: z.int().min(1).max(366) }),
  z.strictObject({ unit: z.literal("working-hours"), amount: z.int().min(1).max(2000) }),
  z.strictObject({ unit: z.literal("instant") }),
]);
export const serviceMode = z.enum(serviceModes);
export const caseType = z.enum(caseTypes);

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, rule("time"));

/** When a window works on a working day, Shanghai wall time. */
export const businessHours = z.strictObject({
  opens: time,
  closes: time,
  breaks: z
    .array(z.strictObject({ from: time, to: time }))
    .readonly()
    .optional(),
});
