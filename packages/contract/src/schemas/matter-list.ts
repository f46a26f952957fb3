import { applicantKinds, deliveryWays, materialNeeds, matterKinds } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { basicCode, matterId, prose, regionCode } from "./identifiers.ts";
import { caseType, limit, serviceMode } from "./limits.ts";

/** A material of a matter. */
export const materialRequirement = z.strictObject({
  title: prose(120),
  need: z
    .enum(materialNeeds)
    .describe(
      "required: with the application; later: against a commitment (容缺); shared: data sharing supplies it, so it is not demanded; optional",
    ),
  alternatives: z.array(prose(120)).max(10).readonly().exactOptional().describe("titles that do as well"),
  sample: z.url().max(500).exactOptional().describe("where a filled-in sample can be seen"),
});

/** A fee and what allows it. */
export const fee = z.strictObject({
  amount: z.int().min(0).max(100_000_000).describe("fen (分)"),
  basis: prose(200).exactOptional(),
});

/** What a matter list says of a matter, wherever it is handled. */
export const matterTerms = z.strictObject({
  title: prose(60),
  kind: z.enum(matterKinds),
  modes: z.array(serviceMode).min(1).readonly(),
  applicants: z.array(z.enum(applicantKinds)).min(1).readonly(),
  caseType,
  statutory: limit.exactOptional(),
  promised: limit,
  extension: limit.exactOptional(),
  basicCode: basicCode.exactOptional(),
  materials: z.array(materialRequirement).max(60).readonly(),
  form: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe("JSON Schema (2020-12) of what the form must hold; absent: any form is taken"),
  legalBasis: prose(1000).exactOptional(),
  conditions: prose(2000).exactOptional(),
  fee: fee.exactOptional(),
  phone: z
    .string()
    .regex(/^\+?[0-9-]{5,20}$/, rule("phone"))
    .exactOptional(),
  delivery: z.array(z.enum(deliveryWays)).min(1).readonly(),
  review: z.boolean().exactOptional().describe("a second person reviews before a decision (审核)"),
});

/** A row of a matter list. */
export const matterListRow = matterTerms.extend({
  matter: matterId,
  handling: regionCode.exactOptional().describe("absent: every party handles it so"),
  sources: z
    .array(regionCode)
    .min(1)
    .max(400)
    .readonly()
    .exactOptional()
    .describe("absent: for applicants of every other party"),
});
