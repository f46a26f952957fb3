import { DOCUMENT_FORMAT, paperKinds, parseVerificationCode, type VerificationCode } from "@tongban/domain";
import * as z from "zod";
import { rule } from "../wording/field-rules.ts";
import { sha256 } from "./agreement-view.ts";
import { instant, localDate } from "./identifiers.ts";
import { documentSignature } from "./proof.ts";

/** The code on a paper, as it is kept: small letters without separators. */
export const verificationCode = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{20}$/, rule("verificationCode"))
  .refine((text): text is VerificationCode => parseVerificationCode(text) === text, rule("verificationCode"));

/** What the broker signs of a paper (文书); canonical JSON (RFC 8785) of it on one line is what a verifier takes. */
export const paperStatement = z.strictObject({
  kind: z.literal("paper"),
  format: z.literal(DOCUMENT_FORMAT),
  issuedAt: instant,
  paper: z.enum(paperKinds),
  title: z.string(),
  number: z.string().describe("文号"),
  organ: z.string(),
  date: localDate,
  code: z.string(),
  sha256,
  size: z.int().describe("bytes of the PDF"),
  signature: documentSignature,
});

/** What the broker signs of a paper that was declared void (作废). */
export const paperVoiding = z.strictObject({
  kind: z.literal("paper-voiding"),
  format: z.literal(DOCUMENT_FORMAT),
  issuedAt: instant,
  title: z.string(),
  number: z.string().describe("文号"),
  organ: z.string(),
  code: z.string(),
  voidedAt: instant,
  replacedBy: z.string().nullable().describe("文号 of the paper in its place; null: there is none"),
  signature: documentSignature,
});

const voiding = {
  voidedAt: instant.nullable().describe("since when it is void; null: it is not"),
  voided: paperVoiding
    .nullable()
    .describe("what the broker states of its being void; null: it is not, or that is being stated"),
};

/** A paper of a case, and how far it is. */
export const paperView = z.strictObject({
  n: z.int().min(1).describe("number of the event that made it"),
  paper: z.enum(paperKinds),
  title: z.string(),
  number: z.string().describe("文号"),
  organ: z.string(),
  date: localDate,
  code: z.string().describe("by which anyone can have it verified"),
  stands: z.boolean().describe("false: it is void, or another one of its kind took its place"),
  statement: paperStatement.nullable().describe("null: its file is being made"),
  ...voiding,
});

/** Where the file of a paper can be read for a short while. */
export const paperReading = paperView.extend({
  url: z.string().describe("GET the PDF here"),
  expires: instant,
});

/** What anyone with the code of a paper is told of it: nothing of whom it is for. */
export const verifiedPaper = z.strictObject({
  stands: z.boolean().describe("false: it is void, or another one of its kind took its place"),
  statement: paperStatement,
  ...voiding,
});
