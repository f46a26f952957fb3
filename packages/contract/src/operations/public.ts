import * as z from "zod";
import { operation } from "../operation.ts";
import { instant } from "../schemas/identifiers.ts";
import { documentKeys } from "../schemas/proof.ts";

/** Operations that need no authentication. */
export const publicOperations = {
  checkHealth: operation({
    name: "check-health",
    method: "GET",
    path: "/health",
    audience: "public",
    summary: "Whether the broker can read its table",
    returns: z.strictObject({ status: z.literal("ok"), at: instant }),
  }),
  listDocumentKeys: operation({
    name: "list-document-keys",
    method: "GET",
    path: "/.well-known/tongban-keys",
    audience: "public",
    summary: "The public keys that the broker's signed documents are checked by",
    returns: documentKeys,
  }),
} as const;
