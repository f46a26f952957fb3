import { caseRoles, clockNames } from "@tongban/domain";
import * as z from "zod";
import { type Audience, operation } from "../operation.ts";
import { explainedCase, whatIf } from "../schemas/explanation.ts";
import { caseId, instant, interval } from "../schemas/identifiers.ts";
import { deadlineCertificate } from "../schemas/proof.ts";
import { rule } from "../wording/field-rules.ts";

const params = z.strictObject({ caseId });
/** A limit as a short word: working days or calendar days (366 at most), working hours, minutes, or on the spot. */
const limitWord = z
  .string()
  .regex(/^(?:now|(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-6])(?:wd|cd)|[1-9]\d{0,2}(?:wh|min))$/, rule("limit"));

const supposition = z.strictObject({
  clock: z.enum(clockNames).default("handling"),
  limit: limitWord.optional().describe("another promised limit"),
  start: instant.optional().describe("another start"),
  pause: interval.optional().describe("a further pause"),
});

/** The operations that explain a case's clocks, for those who may see the case under a path. */
const explaining = (audience: Audience, prefix: string, name: string) => {
  const roles = audience === "partner" ? [] : caseRoles;
  return {
    explain: operation({
      name: `explain-${name}`,
      method: "GET",
      path: `${prefix}/cases/{caseId}/explanation`,
      audience,
      roles,
      summary: "Every step from the start of each clock to each due instant, with the days skipped and why",
      params,
      returns: explainedCase,
    }),
    suppose: operation({
      name: `suppose-${name}`,
      method: "GET",
      path: `${prefix}/cases/{caseId}/what-if`,
      audience,
      roles,
      summary: "When a clock would be due with another limit, another start, or a pause more",
      params,
      query: supposition,
      returns: whatIf,
      refusals: ["clock-did-not-run", "supposition-impossible", "due-date-beyond-calendar"],
    }),
    certify: operation({
      name: `certify-${name}`,
      method: "GET",
      path: `${prefix}/cases/{caseId}/certificate`,
      audience,
      roles,
      summary: "A signed certificate of every due instant, with all that it follows from",
      params,
      returns: deadlineCertificate,
      refusals: ["due-not-reproducible"],
    }),
  };
};

const forPartners = explaining("partner", "/v1", "case");
const forStaff = explaining("window", "/window/v1", "window-case");

/** Operations that explain a case's clocks and prove its due instants. */
export const explanationOperations = {
  explainCase: forPartners.explain,
  supposeCase: forPartners.suppose,
  certifyCase: forPartners.certify,
  explainWindowCase: forStaff.explain,
  supposeWindowCase: forStaff.suppose,
  certifyWindowCase: forStaff.certify,
} as const;
