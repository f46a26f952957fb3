import * as z from "zod";
import { operation } from "../operation.ts";
import { staffCaseFile } from "../schemas/case-view.ts";
import { caseId } from "../schemas/identifiers.ts";
import { inspectionCommand } from "../schemas/inspection.ts";
import { over } from "./over.ts";

/** Site inspections (踏勘) of the cases of a window. */
export const inspectionOperations = {
  inspectCase: operation({
    name: "inspect-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/inspection",
    audience: "window",
    roles: ["clerk", "lead"],
    command: "if-match",
    summary: "Appoint a site inspection (踏勘), say that the applicant missed it, or record what came of it",
    params: z.strictObject({ caseId }),
    body: inspectionCommand,
    returns: staffCaseFile,
    refusals: [
      "inspection-time-impossible",
      "no-inspection-scheduled",
      "already-inspected",
      "materials-too-large",
      "reasons-required",
      "not-yet-routed",
      "not-claimed",
      "not-accepted",
      "not-holder",
      "awaiting-supplement",
      ...over,
    ],
  }),
} as const;
