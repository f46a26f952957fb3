import * as z from "zod";
import { operation } from "../operation.ts";
import { sha256 } from "../schemas/agreement-view.ts";
import { citedLicenceView } from "../schemas/citation.ts";
import { caseId, cursor, instant } from "../schemas/identifiers.ts";
import {
  materialAccess,
  materialPart,
  materialReading,
  materialUpload,
  materialView,
  partDigests,
} from "../schemas/material.ts";

const servedBy = "material";
const params = z.strictObject({ caseId });
const ofOne = z.strictObject({ caseId, sha256 });
const list = z.strictObject({
  materials: z.array(materialView),
  licences: z
    .array(citedLicenceView)
    .describe("electronic licences (电子证照) that are cited in the place of files"),
  erasure: instant
    .nullable()
    .describe(
      "when the files are erased, as things stand now; null: the case is not over, something about it is still owed, or they are erased",
    ),
});

/** Operations on the files of a case's materials: for the partner that sends them, and for the staff who read them. */
export const materialOperations = {
  listMaterials: operation({
    name: "list-materials",
    method: "GET",
    path: "/v1/cases/{caseId}/materials",
    audience: "partner",
    servedBy,
    summary: "The materials of one of your cases, and how far the file of each is",
    params,
    returns: list,
  }),
  uploadMaterial: operation({
    name: "upload-material",
    method: "POST",
    path: "/v1/cases/{caseId}/materials/{sha256}/upload",
    audience: "partner",
    servedBy,
    summary: "Get the address to send the file of a declared material to",
    params: ofOne,
    query: z.strictObject({ parts: partDigests.optional() }),
    returns: materialView.extend({
      upload: materialUpload.nullable().describe("null: it is there already, or is sent in parts"),
      parts: z.array(materialPart).nullable().describe("null: it is there already, or is sent as a whole"),
    }),
    refusals: ["material-not-declared", "upload-closed", "parts-differ"],
    command: "none",
  }),
  readMaterial: operation({
    name: "read-material",
    method: "POST",
    path: "/v1/cases/{caseId}/materials/{sha256}/read",
    audience: "partner",
    servedBy,
    summary: "Get short-lived addresses of a material that you sent, and of its previews",
    params: ofOne,
    returns: materialReading,
    refusals: ["material-not-declared", "material-not-verified", "material-erased"],
    command: "none",
  }),
  listWindowMaterials: operation({
    name: "list-window-materials",
    method: "GET",
    path: "/window/v1/cases/{caseId}/materials",
    audience: "window",
    servedBy,
    roles: ["clerk", "lead", "coordinator"],
    summary: "The materials of a case that you may see, and how far the file of each is",
    params,
    returns: list,
  }),
  readWindowMaterial: operation({
    name: "read-window-material",
    method: "POST",
    path: "/window/v1/cases/{caseId}/materials/{sha256}/read",
    audience: "window",
    servedBy,
    roles: ["clerk", "lead"],
    summary:
      "Get short-lived addresses of a material of a case at your window, and of its previews; each time goes on the record",
    params: ofOne,
    returns: materialReading,
    refusals: ["material-not-declared", "material-not-verified", "material-erased"],
    command: "none",
  }),
  listCaseAccesses: operation({
    name: "list-case-accesses",
    method: "GET",
    path: "/window/v1/cases/{caseId}/accesses",
    audience: "window",
    servedBy,
    roles: ["lead", "coordinator"],
    summary: "Who read which material or paper of a case that your region handles, newest first",
    params,
    query: z.strictObject({ cursor: cursor.optional() }),
    returns: z.strictObject({ accesses: z.array(materialAccess), cursor: cursor.nullable() }),
  }),
} as const;
