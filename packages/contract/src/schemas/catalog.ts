import { agreementParts, applicantKinds, deliveryWays, matterKinds, missingPartCodes } from "@tongban/domain";
import * as z from "zod";
import { agreementId, basicCode, instant, localDate, matterId, regionCode, windowId } from "./identifiers.ts";
import { caseType, limit, serviceMode } from "./limits.ts";
import { fee, materialRequirement } from "./matter-list.ts";

const said = z.strictObject({ en: z.string(), zh: z.string() });

/** A matter by its name. */
const namedMatter = {
  matter: matterId,
  title: z.string(),
  kind: z.enum(matterKinds),
  basicCode: basicCode.nullable(),
};

/** A matter that a search found; what of it can be done, where two regions were named. */
export const catalogHit = z.strictObject({
  ...namedMatter,
  here: z
    .strictObject({
      live: z.boolean().describe("whether it can be handled between the two regions on the day"),
      modes: z.array(serviceMode).describe("empty where it is not on a list"),
      promised: limit.nullable(),
    })
    .nullable()
    .describe("null where no two regions were named"),
});

/** A part that does not stand, in words too. */
const missingInWords = z.strictObject({
  part: z.enum(agreementParts),
  code: z.enum(missingPartCodes),
  facts: z.record(z.string(), z.string()),
  said,
});

/** What a matter list says of a matter between two regions. */
const catalogTerms = z.strictObject({
  agreement: z.strictObject({ id: agreementId, version: z.int(), title: z.string() }),
  listVersion: z.int(),
  modes: z.array(serviceMode),
  applicants: z.array(z.enum(applicantKinds)),
  caseType,
  statutory: limit.nullable(),
  promised: limit,
  materials: z.array(materialRequirement),
  form: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe("JSON Schema (2020-12) that the form must satisfy; null: any form is taken"),
  legalBasis: z.string().nullable(),
  conditions: z.string().nullable(),
  fee: fee.nullable(),
  phone: z.string().nullable(),
  delivery: z.array(z.enum(deliveryWays)),
  due: instant
    .nullable()
    .describe(
      "the promised due date of an application that is accepted on the day, at once or as the window opens",
    ),
  provisional: z.boolean().describe("whether a calendar that is still to be published may move it"),
});

/** Whether a matter can be done between two regions on a day, and all that an applicant should know. */
export const catalogMatter = z.strictObject({
  ...namedMatter,
  source: z.strictObject({ region: regionCode, name: z.string() }),
  handling: z.strictObject({ region: regionCode, name: z.string() }),
  on: localDate,
  live: z.boolean(),
  missing: z.array(missingInWords).describe("every part that does not stand"),
  terms: catalogTerms.nullable().describe("null where no list between the two regions has it"),
  windows: z.array(
    z.strictObject({
      id: windowId,
      name: z.string(),
      open: z.boolean(),
      address: z.string().nullable(),
      phone: z.string().nullable(),
    }),
  ),
});
