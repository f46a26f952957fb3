import * as z from "zod";
import { operation } from "../operation.ts";
import { caseNumber, partnerCase, staffCaseFile } from "../schemas/case-view.ts";
import { caseId, matterId, prose, windowId } from "../schemas/identifiers.ts";
import { listedParcel, parcelChange, parcelToSend } from "../schemas/parcel.ts";

const ofCase = z.strictObject({ caseId });
const ofOne = z.strictObject({ caseId, parcel: z.coerce.number().int().min(1) });
const team = ["clerk", "lead"] as const;

const sending = [
  "other-end",
  "upload-closed",
  "too-many-parcels",
  "reasons-required",
  "due-date-beyond-calendar",
] as const;
const changing = ["other-end", "no-such-parcel", "parcel-not-under-way", "reasons-required"] as const;

/** Originals in the post (原件寄递): for partners, and for the windows at both ends. */
export const parcelOperations = {
  sendParcel: operation({
    name: "send-parcel",
    method: "POST",
    path: "/v1/cases/{caseId}/parcels",
    audience: "partner",
    summary: "Say that originals are in the post to the handling window: carrier, number and what is inside",
    params: ofCase,
    body: parcelToSend,
    returns: partnerCase,
    refusals: sending,
  }),
  changeParcel: operation({
    name: "change-parcel",
    method: "POST",
    path: "/v1/cases/{caseId}/parcels/{parcel}",
    audience: "partner",
    summary: "Receive a parcel that came back, put the number of yours right, or call it off",
    params: ofOne,
    body: parcelChange,
    returns: partnerCase,
    refusals: changing,
  }),
  sendWindowParcel: operation({
    name: "send-window-parcel",
    method: "POST",
    path: "/window/v1/cases/{caseId}/parcels",
    audience: "window",
    roles: team,
    summary: "Say that originals are in the post: from the window that took the case in, or back from yours",
    params: ofCase,
    body: parcelToSend,
    returns: staffCaseFile,
    refusals: sending,
  }),
  changeWindowParcel: operation({
    name: "change-window-parcel",
    method: "POST",
    path: "/window/v1/cases/{caseId}/parcels/{parcel}",
    audience: "window",
    roles: team,
    summary: "Receive a parcel and compare it with what was announced, put its number right, or call it off",
    params: ofOne,
    body: parcelChange,
    returns: staffCaseFile,
    refusals: changing,
  }),
  listParcels: operation({
    name: "list-parcels",
    method: "GET",
    path: "/window/v1/windows/{windowId}/parcels",
    audience: "window",
    roles: team,
    summary: "Parcels under way to your window, or from it, those that are late first",
    params: z.strictObject({ windowId }),
    query: z.strictObject({
      direction: z.enum(["to", "from"]).default("to"),
      number: prose(50).optional().describe("as the carrier's label says it"),
    }),
    returns: z.strictObject({
      parcels: z.array(
        listedParcel.extend({
          caseId,
          caseNumber,
          matter: matterId,
          applicant: z.string().describe("masked"),
        }),
      ),
      more: z.boolean().describe("whether there are more than are listed"),
    }),
  }),
} as const;
