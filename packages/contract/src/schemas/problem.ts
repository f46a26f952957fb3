import * as z from "zod";
import { missingPart } from "./agreement-view.ts";

/** RFC 9457 problem details, `application/problem+json`. */
export const problemDetails = z.looseObject({
  type: z.string().describe("urn:tongban:problem:<code>"),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe("Chinese or English by Accept-Language"),
  code: z.string(),
  correlationId: z.string(),
  errors: z
    .array(
      z.strictObject({ at: z.string().describe("JSON pointer, or the header's name"), problem: z.string() }),
    )
    .optional(),
  missing: z.array(missingPart).optional(),
});

/** A problem as a client reads it. */
export type ProblemDetails = z.output<typeof problemDetails>;
