import * as z from "zod";
import { operation } from "../operation.ts";
import { sha256 } from "../schemas/agreement-view.ts";
import { applicationCheck } from "../schemas/application.ts";
import { staffCaseFile, staffCaseRow } from "../schemas/case-view.ts";
import { byHelper, helperChange } from "../schemas/helper.ts";
import { caseId, cursor, windowId } from "../schemas/identifiers.ts";
import { identityCheck, intakeApplication, intakeReceipt } from "../schemas/intake.ts";
import { materialOperations } from "./materials.ts";
import { partnerOperations } from "./partner.ts";

const fixed = { audience: "window", roles: ["clerk", "lead"] } as const;
const atWindow = { ...fixed, params: z.strictObject({ windowId }) } as const;
const onCase = { ...fixed, params: z.strictObject({ caseId }) } as const;

/** What a window that takes in for other regions (异地代收代办) may ask; everybody else gets 404. */
export const intakeOperations = {
  takeIn: operation({
    ...atWindow,
    name: "take-in",
    method: "POST",
    command: "none",
    path: "/window/v1/windows/{windowId}/intake",
    summary: "Take an application in for another region (收件), with the identity check on the record",
    body: z.strictObject({ identity: identityCheck, application: intakeApplication }),
    returns: intakeReceipt,
    status: 201,
    refusals: ["takes-nothing-in", ...partnerOperations.submitCase.refusals],
  }),
  checkIntake: operation({
    ...atWindow,
    name: "check-intake",
    method: "POST",
    command: "none",
    path: "/window/v1/windows/{windowId}/intake/checks",
    summary: "Everything that is wrong with an application before it is taken in; nothing is created",
    body: z.union([intakeApplication, z.record(z.string(), z.unknown())]),
    returns: applicationCheck,
  }),
  listReusableAtIntake: operation({
    ...atWindow,
    name: "list-reusable-at-intake",
    method: "POST",
    command: "none",
    path: "/window/v1/windows/{windowId}/intake/reusable-materials",
    summary: "What an applicant at the window gave in earlier cases of the region and may be cited",
    body: partnerOperations.listReusable.body,
    returns: partnerOperations.listReusable.returns,
    refusals: ["takes-nothing-in"],
  }),
  listIntake: operation({
    ...atWindow,
    name: "list-intake",
    method: "GET",
    path: "/window/v1/windows/{windowId}/intake",
    summary: "What the window took in, newest first, with how far it is",
    query: z.strictObject({
      cursor: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    returns: z.strictObject({
      takesIn: z.boolean().describe("whether the window takes in now"),
      cases: z.array(staffCaseRow),
      cursor: cursor.nullable(),
    }),
  }),
  getReceipt: operation({
    ...onCase,
    name: "get-receipt",
    method: "GET",
    path: "/window/v1/cases/{caseId}/receipt",
    summary: "The receipt slip (收件凭证) of what your window took in, to be printed",
    returns: intakeReceipt,
  }),
  uploadIntakeMaterial: operation({
    ...fixed,
    servedBy: "material",
    params: z.strictObject({ caseId, sha256 }),
    query: materialOperations.uploadMaterial.query,
    name: "upload-intake-material",
    method: "POST",
    command: "none",
    path: "/window/v1/cases/{caseId}/materials/{sha256}/upload",
    summary:
      "Get the address to send the file of a declared material to, in a case that your window took in or handles",
    returns: materialOperations.uploadMaterial.returns,
    refusals: materialOperations.uploadMaterial.refusals,
  }),
  supplyForApplicant: operation({
    ...onCase,
    name: "supply-for-applicant",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/supplement",
    query: byHelper,
    summary: "Supply what a notice of supplement asked for (补正) in a case that your window took in",
    body: partnerOperations.supplyMaterials.body,
    returns: staffCaseFile,
    refusals: partnerOperations.supplyMaterials.refusals,
  }),
  giveCommitmentForApplicant: operation({
    ...onCase,
    name: "give-commitment-for-applicant",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/commitment",
    query: byHelper,
    summary:
      "Put the applicant's written commitment (承诺书) on the record of a case that your window took in",
    body: partnerOperations.giveCommitment.body,
    returns: staffCaseFile,
    refusals: partnerOperations.giveCommitment.refusals,
  }),
  setHelperForApplicant: operation({
    ...onCase,
    name: "set-helper-for-applicant",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/helper",
    summary: "Name who acts for the applicant (帮办代办) of a case that your window took in, or revoke it",
    body: helperChange,
    returns: staffCaseFile,
    refusals: partnerOperations.setHelper.refusals,
  }),
  fillGapForApplicant: operation({
    ...onCase,
    name: "fill-gap-for-applicant",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/gaps",
    query: byHelper,
    summary: "Bring what had to follow (补齐容缺材料) in a case that your window took in",
    body: partnerOperations.fillGap.body,
    returns: staffCaseFile,
    refusals: partnerOperations.fillGap.refusals,
  }),
  withdrawForApplicant: operation({
    ...onCase,
    name: "withdraw-for-applicant",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/withdraw",
    query: byHelper,
    summary: "Take back an application that your window took in, before it is decided",
    body: partnerOperations.withdrawCase.body,
    returns: staffCaseFile,
    refusals: partnerOperations.withdrawCase.refusals,
  }),
  handOverResult: operation({
    ...onCase,
    name: "hand-over-result",
    method: "POST",
    command: "if-match",
    path: "/window/v1/cases/{caseId}/hand-over",
    query: byHelper,
    summary: "Record that the applicant has the result, handed over at your window; closes the case",
    returns: staffCaseFile,
    refusals: partnerOperations.acknowledgeResult.refusals,
  }),
} as const;
