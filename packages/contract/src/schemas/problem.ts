import * as z from "zod";
import { missingPart } from "./agreement-view.ts";

/** What stands in every problem, and in each that stands beside another one. */
const problem = {
  type: z.string().describe("urn:tongban:problem:<code>"),
  title: z.string().describe("What is wrong, in English, the same for every problem of its code"),
  status: z.int().describe("The HTTP status"),
  detail: z.string().describe("Chinese or English by Accept-Language"),
  code: z.string().describe("Names the problem; a client decides by this"),
  errors: z
    .array(
      z.strictObject({ at: z.string().describe("JSON pointer, or the header's name"), problem: z.string() }),
    )
    .optional()
    .describe("each part of the request that is wrong"),
  missing: z.array(missingPart).optional().describe("parts of the 1+4 mechanism that do not stand"),
  materials: z.array(z.string()).optional().describe("titles of the materials that it is about"),
  alternatives: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe("titles that do as well, by the title of the material"),
};

/** One of several things that are wrong with an application. */
export const applicationProblem = z.looseObject(problem);

/** One of {@link applicationProblem}. */
export type ApplicationProblem = z.output<typeof applicationProblem>;

/** RFC 9457 problem details, `application/problem+json`. */
export const problemDetails = z.looseObject({
  ...problem,
  correlationId: z.string().describe("Names the request in the broker's log; tell it to the operator"),
  also: z.array(applicationProblem).optional().describe("what else is wrong with an application"),
});

/** A problem as a client reads it. */
export type ProblemDetails = z.output<typeof problemDetails>;
