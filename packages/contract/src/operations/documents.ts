import { DOCUMENT_BYTES, documentTypes } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { sha256 } from "../schemas/agreement-view.ts";
import { agreementId, instant } from "../schemas/identifiers.ts";

const audience = "coordinator";
const servedBy = "document";
const roles = ["coordinator"] as const;
const path = "/coordinator/v1/agreements/{agreementId}/documents";

const document = z.strictObject({
  sha256,
  type: z.enum(documentTypes),
  size: z.int().min(1).max(DOCUMENT_BYTES).describe("bytes"),
});
const keptDocument = document.extend({
  kept: z.boolean().describe("false: declared, and waiting for its file"),
});

/** Operations of coordinators on the signed documents of an agreement: declared, uploaded, verified, read. */
export const documentOperations = {
  declareDocument: operation({
    name: "declare-document",
    method: "POST",
    path,
    audience,
    servedBy,
    roles,
    summary: "Declare the signed PDF or OFD of a draft, and get the address to send the file to",
    params: z.strictObject({ agreementId }),
    body: document,
    returns: keptDocument.extend({
      upload: z
        .strictObject({
          url: z.string().describe("PUT the file's bytes here"),
          headers: z.record(z.string(), z.string()).describe("to be sent with it, exactly so"),
          expires: instant,
        })
        .nullable()
        .describe("null: it is kept already"),
    }),
    refusals: ["no-draft"],
    command: "none",
  }),
  keepDocument: operation({
    name: "keep-document",
    method: "POST",
    path: `${path}/{sha256}/keep`,
    audience,
    servedBy,
    roles,
    summary: "Verify what was uploaded, and keep it",
    params: z.strictObject({ agreementId, sha256 }),
    returns: keptDocument,
    refusals: ["document-not-declared", "document-not-uploaded", "document-differs", "document-type-differs"],
    command: "none",
  }),
  getDocument: operation({
    name: "get-document",
    method: "GET",
    path: `${path}/{sha256}`,
    audience,
    servedBy,
    roles,
    summary: "Get a short-lived address of a signed document",
    params: z.strictObject({ agreementId, sha256 }),
    returns: document.extend({ url: z.string(), expires: instant }),
  }),
} as const;
