import { parseCitizenId, parseSocialCreditCode } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { sha256 } from "./agreement-view.ts";
import { caseId, instant, localDate, matterId, prose } from "./identifiers.ts";
import { dataSource, licenceReference, licenceStanding } from "./licence.ts";
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

/** An electronic licence (电子证照) of the applicant, in the place of a file. */
const citedLicence = z.strictObject({
  by: z.literal("licence"),
  title: prose(120).describe("of the material that it stands for"),
  source: dataSource,
  reference: licenceReference,
});

/** What stands for a material without a file being sent. */
export const citation = z.discriminatedUnion("by", [citedMaterial, citedLicence]);

/** Most citations of an application. */
export const MOST_CITATIONS = 20;

/** A citation as the broker keeps it: with what the cited material is. */
export const keptCitation = z.discriminatedUnion("by", [
  citedMaterial.extend({
    mediaType: keptMaterial.shape.mediaType,
    size: keptMaterial.shape.size,
    validUntil: keptMaterial.shape.validUntil,
  }),
  citedLicence,
]);

/** A licence that a case cites, as readers of its materials see it. */
export const citedLicenceView = citedLicence.omit({ by: true }).extend({
  standing: licenceStanding
    .nullable()
    .describe("null: its source could not be asked yet; the broker goes on asking"),
  checkedAt: instant.nullable(),
  known: z
    .strictObject({
      type: z.string(),
      number: z.string(),
      title: z.string(),
      issuer: z.string(),
      validFrom: localDate,
      validUntil: localDate.nullable(),
    })
    .nullable()
    .describe("what the source says of it; null where it knows none, or was not asked yet"),
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
    .string()
    .refine((text) => parseCitizenId(text).ok || parseSocialCreditCode(text).ok, rule("applicantNumber"))
    .describe("the applicant's citizen identity number or unified social credit code"),
});

/** What an applicant gave before and may be cited. */
export const reusableMaterials = z.strictObject({ materials: z.array(reusableMaterial) });
