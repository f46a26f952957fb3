import {
  MATERIAL_BYTES,
  MATERIAL_PART_BYTES,
  materialMediaTypes,
  materialStates,
  quarantineCodes,
} from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { sha256 } from "./agreement-view.ts";
import { caseId, instant, localDate, prose } from "./identifiers.ts";

/** A material (材料) as its sender declares it; its file is sent afterwards, by its digest. */
export const material = z.strictObject({
  title: prose(120),
  mediaType: z.enum(materialMediaTypes).describe("what the file is; a ZIP may hold files of the other types"),
  sha256,
  size: z
    .int()
    .min(1)
    .max(MATERIAL_BYTES)
    .describe("bytes; the materials of a case have 209,715,200 at most"),
  validUntil: localDate
    .exactOptional()
    .describe(
      "the last day on which it proves what it says, where it names one: it is not used again after that",
    ),
});

/** A material as it stands in a case: what was declared, whatever may be declared by now. */
export const keptMaterial = material.extend({ mediaType: z.string(), size: z.int().describe("bytes") });

/** A material with how far its file is. */
export const materialView = keptMaterial.extend({
  validUntil: localDate.nullable(),
  from: caseId
    .nullable()
    .describe("the earlier case of the applicant that it was cited from; null: its file was sent here"),
  state: z
    .enum(materialStates)
    .describe(
      "declared: its file is awaited; uploaded: it arrived and is verified; verified: it can be read; quarantined: held back from readers; erased: its retention is over",
    ),
  code: z.enum(quarantineCodes).nullable().describe("why it is quarantined; null where it is not"),
  pages: z.int().min(1).nullable().describe("of a verified file that has pages"),
  previews: z.int().min(0).describe("pictures of its first pages that can be read"),
  stalled: z
    .boolean()
    .describe(
      "it arrived more than an hour ago and is not verified: the broker's operator was told; send it again",
    ),
});

/** Header fields by their names. */
const headers = z.record(z.string(), z.string());

/** Where and how a file is to be sent. */
export const materialUpload = z.strictObject({
  url: z.string().describe("PUT the file's bytes here"),
  headers: headers.describe("to be sent with it, exactly so"),
  expires: instant,
});

/** Most parts that a file is sent in. */
const MOST_PARTS = Math.ceil(MATERIAL_BYTES / MATERIAL_PART_BYTES);

/** The digests of a file's parts, as a query names them. */
export const partDigests = z
  .string()
  .regex(new RegExp(`^[0-9a-f]{64}(,[0-9a-f]{64}){0,${MOST_PARTS - 1}}$`), rule("partDigests"))
  .describe(
    "to send the file in parts of 5,242,880 bytes, the last of what is left: the SHA-256 (hex) of each in their order, with commas between",
  );

/** A part of a file, and where it is to be sent. */
export const materialPart = z.strictObject({
  sha256,
  size: z.int().min(1).describe("bytes"),
  upload: materialUpload.nullable().describe("null: it is there already"),
});

/** Where a file and its previews can be read for a short while. */
export const materialReading = keptMaterial.extend({
  pages: z.int().min(1).nullable(),
  url: z.string().describe("GET the file here"),
  previews: z.array(z.string()).describe("GET JPEG pictures of its first pages here, in their order"),
  expires: instant,
});

/** That somebody saw something of a case: a material, a paper, the case itself, or its decision. */
export const materialAccess = z.strictObject({
  at: instant,
  kind: z.enum(["partner", "staff", "applicant", "department"]),
  by: z
    .string()
    .describe("id of the partner, the member of staff or the department; `applicant` of the applicant"),
  name: z.string().nullable().describe("of a member of staff or a department, as it was then"),
  sha256: sha256
    .nullable()
    .describe("null: staff opened the case itself, or a supervising department was told of its decision"),
  title: z.string().nullable(),
  paper: z.int().min(1).nullable().describe("of a paper (文书), the number of its event; null: a material"),
});
