import { caseRoles, markBounds, materialMarks } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { caseId, instant, prose, staffId } from "../schemas/identifiers.ts";

const audience = "window";
const path = "/window/v1/cases/{caseId}/material-marks";
const params = z.strictObject({ caseId });
const name = prose(markBounds.materialCharacters).describe("as the application or the list names it");
const problem = prose(markBounds.problemCharacters);

const returns = z.strictObject({
  marks: z.array(
    z.strictObject({
      material: z.string(),
      mark: z.enum(materialMarks),
      problem: z.string().nullable().describe("what is wrong; a notice of supplement says it so"),
      by: z.strictObject({ id: staffId, name: z.string() }),
      at: instant,
    }),
  ),
});

/** Marks on the materials of a case (审查标记): what an examination found, for whoever works on the case next. */
export const materialMarkOperations = {
  listMaterialMarks: operation({
    name: "list-material-marks",
    method: "GET",
    path,
    audience,
    roles: caseRoles,
    summary: "What the examination of a case's materials found so far",
    params,
    returns,
  }),
  markMaterial: operation({
    name: "mark-material",
    method: "POST",
    path,
    audience,
    roles: ["clerk", "lead"],
    command: "none",
    summary: "Mark a material as complete, missing or wrong, or take its mark off; answers with all marks",
    params,
    body: z.strictObject({
      material: name,
      mark: z.enum(materialMarks).nullable().describe("null takes it off"),
      problem: problem.exactOptional().describe("required where it is wrong"),
    }),
    returns,
    refusals: ["examination-over", "reasons-required", "too-many-marks"],
  }),
} as const;
