import * as z from "zod";
import { sha256 } from "./agreement-view.ts";
import { caseId, citizenId, creditCode, instant, localDate, matterId, prose } from "./identifiers.ts";
import { keptMaterial } from "./material.ts";

/** What an applicant consents to when a material of theirs is used again, in this application and for its matter. */
const consent = z.strictObject({
  givenBy: prose(50).describe("who consented; kept sealed"),
  until: localDate.describe("the last day on which it may be cited by this consent"),
});

/** A material that the same applicant gave in an earlier case (一次提交、多方复用), in the place of a file. */
const citedMaterial = z.strictObject({
  by: z.literal("material"),
  title: prose(120).describe("of the material that it stands for"),
  caseId: caseId.describe("the earlier case, of the same applicant"),
  sha256: sha256.describe("of its file there, which must have been verified"),
  consent: consent
    .exactOptional()
    .describe("without it nothing is used again: another use is another purpose (个人信息保护法 14)"),
});

/** What stands for a material without a file being sent. */
export const citation = citedMaterial;

/** Most citations of an application. */
export const MOST_CITATIONS = 20;

/** A citation as the broker keeps it: with what the cited material is. */
export const keptCitation = citedMaterial.extend({
  mediaType: keptMaterial.shape.mediaType,
  size: keptMaterial.shape.size,
  validUntil: keptMaterial.shape.validUntil,
});

/** A material that an applicant gave before and may be cited. */
export const reusableMaterial = z.strictObject({
  caseId,
  matter: matterId,
  givenAt: instant.describe("when the case was submitted that it was given in"),
  title: z.string(),
  mediaType: z.string(),
  sha256,
  size: z.int().describe("bytes"),
  validUntil: localDate.nullable().describe("the last day on which it may be used; null where it names none"),
});

/** Whose materials are asked for: by the number that the blind index knows, never in an address. */
export const reuseQuestion = z.strictObject({
  number: z
    .union([citizenId, creditCode])
    .describe("the applicant's citizen identity number or unified social credit code"),
});

/** What an applicant gave before and may be cited. */
export const reusableMaterials = z.strictObject({ materials: z.array(reusableMaterial) });
