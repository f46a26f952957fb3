import {
  applicantKinds,
  deliveryWays,
  MOST_PARTS,
  materialNeeds,
  matterKinds,
  rowFields,
} from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { basicCode, cursor, matterId, partId, partPlace, prose, regionCode } from "./identifiers.ts";
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
  original: z
    .boolean()
    .exactOptional()
    .describe("the window has to see the original (原件) before it grants: by post, or shown there"),
  sample: z.url().max(500).exactOptional().describe("where a filled-in sample can be seen"),
});

/** A fee, what allows it, what it is called and who collects it. */
export const fee = z.strictObject({
  amount: z.int().min(0).max(100_000_000).describe("fen (分); 0: free"),
  basis: prose(200)
    .exactOptional()
    .describe("the law or regulation that allows it; nothing is charged without (行政许可法 art 58, 59)"),
  name: prose(40).exactOptional().describe("such as 工本费"),
  collectedBy: prose(80)
    .exactOptional()
    .describe("who collects it (执收单位); absent: the organ of the window"),
});

/** Characters of a form's schema as JSON: it has to fit into a cell of a sheet (32,767) and a row into a request. */
const FORM_CHARACTERS = 20_000;

const formSchema = z
  .record(z.string(), z.unknown())
  .refine((schema) => JSON.stringify(schema).length <= FORM_CHARACTERS, rule("formSchema"))
  .describe("JSON Schema (2020-12) of what the form must hold; absent: any form is taken");

/** A part of a joint matter that another region handles. */
export const jointPart = z.strictObject({
  id: partId,
  title: prose(60),
  matter: matterId.describe("whose windows take it"),
  where: partPlace.describe(
    "a party; or source: where the application comes from; or named: as the application says",
  ),
  promised: limit,
  statutory: limit.exactOptional(),
  after: z
    .array(partId)
    .min(1)
    .max(MOST_PARTS)
    .readonly()
    .exactOptional()
    .describe("parts that must be granted before it starts"),
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
  form: formSchema.exactOptional(),
  legalBasis: prose(1000).exactOptional(),
  conditions: prose(2000).exactOptional(),
  fee: fee.exactOptional(),
  phone: z
    .string()
    .regex(/^\+?[0-9-]{5,20}$/, rule("phone"))
    .exactOptional(),
  delivery: z.array(z.enum(deliveryWays)).min(1).readonly(),
  review: z.boolean().exactOptional().describe("a second person reviews before a decision (审核)"),
  inspection: z
    .boolean()
    .exactOptional()
    .describe("a site inspection (踏勘) has to be passed before a grant"),
  parts: z
    .array(jointPart)
    .min(1)
    .max(MOST_PARTS)
    .readonly()
    .exactOptional()
    .describe(
      "what other regions do where it is handled jointly (多地联办); absent: they settle it themselves",
    ),
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

/** What tells the rows of a list apart. */
export const rowKey = matterListRow.pick({ matter: true, handling: true, sources: true });

/** Some rows of a list, by their names. */
export const listPage = z.strictObject({
  revision: z.int().min(1).describe("of the agreement; goes into If-Match of what changes it"),
  list: z.strictObject({ digest: z.string(), rows: z.int() }).describe("the whole list, by its content"),
  found: z.int().describe("rows that were asked for"),
  rows: z.array(matterListRow),
  cursor: cursor.nullable(),
});

/** How a row differs between two lists; `before` and `after` have the fields that do. */
export const rowChange = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("added"), row: matterListRow }),
  z.strictObject({ kind: z.literal("removed"), row: matterListRow }),
  z.strictObject({
    kind: z.literal("changed"),
    row: rowKey.extend({ title: matterTerms.shape.title }),
    fields: z.array(z.enum(rowFields)),
    before: matterTerms.partial(),
    after: matterTerms.partial(),
  }),
]);

/** How two lists differ. */
export const listComparison = z.strictObject({
  from: z.string().describe("a version, or draft"),
  to: z.string().describe("a version, or draft"),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  changes: z.array(rowChange).describe("by the row's name"),
  cursor: cursor.nullable(),
});
