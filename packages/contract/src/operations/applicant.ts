import * as z from "zod";
import { operation } from "../operation.ts";
import { sha256 } from "../schemas/agreement-view.ts";
import { ownCase, progress } from "../schemas/applicant.ts";
import { instant } from "../schemas/identifiers.ts";
import { rule } from "../wording/field-rules.ts";
import { materialOperations } from "./materials.ts";
import { over } from "./over.ts";
import { paperNumber, paperOperations } from "./papers.ts";
import { partnerOperations } from "./partner.ts";

const audience = "applicant";
const session = true;

/** What an applicant may ask and do, who has the query code of a case and does not sign in. */
export const applicantOperations = {
  showProgress: operation({
    audience,
    name: "show-progress",
    method: "GET",
    path: "/applicant/v1/case",
    summary: "Where a case is, whose turn it is, by when and why, what is missing and whom to call",
    returns: progress,
  }),
  sendOneTimeCode: operation({
    audience,
    name: "send-one-time-code",
    method: "POST",
    path: "/applicant/v1/one-time-code",
    summary: "Send a one-time code to the telephone that the application names",
    returns: z.strictObject({
      expires: instant.describe("until when the code is taken"),
      phoneEnd: z
        .string()
        .regex(/^\d{2}$/)
        .describe("the last two digits of that telephone"),
    }),
    command: "none",
  }),
  beginSession: operation({
    audience,
    name: "begin-session",
    method: "POST",
    path: "/applicant/v1/session",
    summary: "Show by the one-time code that the case is yours",
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/, rule("oneTimeCode")) }),
    returns: z.strictObject({
      token: z.string().describe("to be sent as a bearer token; keep it in memory alone"),
      until: instant,
      seconds: z.int().describe("until then: a telephone's own clock may be wrong"),
    }),
    command: "none",
  }),
  showOwnCase: operation({
    audience,
    session,
    name: "show-own-case",
    method: "GET",
    path: "/applicant/v1/case/own",
    summary: "What only the applicant is told: the notices in full, the result, and what they may do",
    returns: ownCase,
  }),
  listOwnPapers: operation({
    audience,
    session,
    servedBy: "paper",
    name: "list-own-papers",
    method: "GET",
    path: "/applicant/v1/papers",
    summary: "The papers (文书) of your case: notices and decisions, each with the broker's statement of it",
    returns: paperOperations.listPapers.returns,
  }),
  readOwnPaper: operation({
    audience,
    session,
    servedBy: "paper",
    name: "read-own-paper",
    method: "POST",
    path: "/applicant/v1/papers/{n}",
    summary: "Get a short-lived address of the PDF of a paper of your case; each time goes on the record",
    params: z.strictObject({ n: paperNumber }),
    returns: paperOperations.readPaper.returns,
    refusals: paperOperations.readPaper.refusals,
    command: "none",
  }),
  listOwnMaterials: operation({
    audience,
    session,
    servedBy: "material",
    name: "list-own-materials",
    method: "GET",
    path: "/applicant/v1/materials",
    summary: "The materials that you supplied, and how far the file of each is",
    returns: materialOperations.listMaterials.returns,
  }),
  uploadOwnMaterial: operation({
    audience,
    session,
    servedBy: "material",
    name: "upload-own-material",
    method: "POST",
    path: "/applicant/v1/materials/{sha256}/upload",
    summary: "Get the address to send the file of a supplied material to",
    params: z.strictObject({ sha256 }),
    query: materialOperations.uploadMaterial.query,
    returns: materialOperations.uploadMaterial.returns,
    refusals: materialOperations.uploadMaterial.refusals,
    command: "none",
  }),
  supplyOwnMaterials: operation({
    audience,
    session,
    name: "supply-own-materials",
    method: "POST",
    path: "/applicant/v1/supplement",
    summary: "Supply what you were asked for (补正), all of it at once, or what had to follow (容缺)",
    body: partnerOperations.supplyMaterials.body,
    returns: ownCase,
    refusals: [...partnerOperations.supplyMaterials.refusals, "no-gap"],
  }),
  rateOwnCase: operation({
    audience,
    session,
    name: "rate-own-case",
    method: "POST",
    path: "/applicant/v1/ratings",
    summary: "Rate how your case was accepted, or its result (好差评)",
    body: partnerOperations.rateCase.body,
    returns: ownCase,
    refusals: partnerOperations.rateCase.refusals,
  }),
  revokeOwnHelper: operation({
    audience,
    session,
    name: "revoke-own-helper",
    method: "POST",
    path: "/applicant/v1/helper",
    summary: "Revoke the mandate of whoever acts for you (撤销帮办授权)",
    body: partnerOperations.withdrawCase.body,
    returns: ownCase,
    refusals: ["no-helper", "mandate-revoked", ...over],
  }),
  withdrawOwnCase: operation({
    audience,
    session,
    name: "withdraw-own-case",
    method: "POST",
    path: "/applicant/v1/withdrawal",
    summary: "Take your application back before it is decided (撤件)",
    body: partnerOperations.withdrawCase.body,
    returns: ownCase,
    refusals: partnerOperations.withdrawCase.refusals,
  }),
} as const;
