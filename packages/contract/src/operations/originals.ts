import * as z from "zod";
import { operation } from "../operation.ts";
import { staffCaseFile } from "../schemas/case-view.ts";
import { caseId, prose } from "../schemas/identifiers.ts";
import { over } from "./over.ts";

/** Originals (原件) that the list of a case demands. */
export const originalOperations = {
  seeOriginals: operation({
    name: "see-originals",
    method: "POST",
    path: "/window/v1/cases/{caseId}/originals",
    audience: "window",
    roles: ["clerk", "lead"],
    command: "if-match",
    summary: "Say that originals were shown at the window and agree with what was sent (核验原件)",
    params: z.strictObject({ caseId }),
    body: z.strictObject({
      materials: z.array(prose(120)).min(1).max(60).describe("titles of originals that are outstanding"),
    }),
    returns: staffCaseFile,
    refusals: ["original-not-asked", "not-yet-routed", "not-claimed", "not-holder", ...over],
  }),
} as const;
