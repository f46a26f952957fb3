import { identityDocuments, presenters } from "@tongban/domain";
import * as z from "zod";
import { application } from "./application.ts";
import { queryCode } from "./case-view.ts";
import { helperView } from "./helper.ts";
import { caseId, instant, matterId, regionCode, windowId } from "./identifiers.ts";
import { keptMaterial } from "./material.ts";
import { outlinedParcel } from "./parcel.ts";

export const identityDocument = z
  .enum(identityDocuments)
  .describe(
    "what the person at the window showed (证件): 居民身份证, 临时居民身份证, 电子身份证, 居民户口簿, 港澳台居民居住证, 外国人永久居留身份证",
  );

export const presenter = z
  .enum(presenters)
  .describe("who stood at the window: the applicant, or an agent who acts for them");

/** What an intake window is asked to take in: it submits for its own region, and only receives (收件). */
export const intakeApplication = application.omit({ source: true, mode: true });

/** The identity check at an intake window. The number of the document stands in the application alone. */
export const identityCheck = z.strictObject({ document: identityDocument, presentedBy: presenter });

/** A window as an applicant finds it. */
export const intakePlace = z.strictObject({
  region: regionCode,
  regionName: z.string(),
  window: windowId,
  windowName: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
});

/** A receipt slip (收件凭证): what was received where, and how to follow it. Receipt is not acceptance. */
export const intakeReceipt = z.strictObject({
  caseId,
  externalRef: z.string(),
  queryCode,
  receivedAt: instant,
  receivedBy: z.string().describe("name of who took it in"),
  document: identityDocument,
  presentedBy: presenter,
  applicant: z.string().describe("masked"),
  matter: matterId,
  matterTitle: z.string(),
  materials: z.array(keptMaterial.pick({ title: true, size: true })).describe("what was received"),
  received: intakePlace.describe("the window that took it in"),
  handled: intakePlace.describe("the window that accepts and decides"),
  noticeDue: instant.describe(
    "until when the handling window accepts it, declines it or says what is missing (行政许可法 art 32)",
  ),
  provisional: z.boolean().describe("the calendar up to then is not published yet"),
  helper: helperView.nullable().describe("who acts for the applicant (帮办代办)"),
  parcels: z.array(outlinedParcel).describe("originals in the post (原件寄递)"),
});
