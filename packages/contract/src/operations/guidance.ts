import { caseRoles } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementFile } from "../schemas/agreement-life.ts";
import { caseGuidance, guidance } from "../schemas/guidance.ts";
import { agreementId, caseId, matterId } from "../schemas/identifiers.ts";

const path = "/coordinator/v1/agreements/{agreementId}";
const params = z.strictObject({ agreementId });
const roles = ["coordinator"] as const;

/** Entries of one request. */
const ENTRIES_AT_ONCE = 100;

/** The guidance of an agreement's standard: review checklists and phrases by matter, beside the cases that it helps with. */
export const guidanceOperations = {
  getGuidance: operation({
    name: "get-guidance",
    method: "GET",
    path: `${path}/guidance`,
    audience: "coordinator",
    roles,
    summary: "Review checklists and phrases of an agreement by matter, as published or drafted",
    params,
    query: z.strictObject({ of: z.enum(["published", "draft"]).default("published") }),
    returns: z.strictObject({ revision: z.int().min(1), entries: z.array(guidance) }),
    refusals: ["no-draft", "not-published"],
  }),
  reviseGuidance: operation({
    name: "revise-guidance",
    method: "POST",
    path: `${path}/draft/guidance/revise`,
    audience: "coordinator",
    roles,
    summary: "Put or take off review checklists and phrases of some matters in the draft",
    params,
    body: z.strictObject({
      put: z.array(guidance).max(ENTRIES_AT_ONCE).default([]).describe("entries as they are to be"),
      remove: z
        .array(matterId.nullable())
        .max(ENTRIES_AT_ONCE)
        .default([])
        .describe("matters whose entry goes; null: that of every matter"),
    }),
    returns: agreementFile,
    refusals: ["party-required", "no-draft", "proposal-pending", "guidance-unknown", "list-too-long"],
    command: "if-match",
  }),
  getCaseGuidance: operation({
    name: "get-case-guidance",
    method: "GET",
    path: "/window/v1/cases/{caseId}/guidance",
    audience: "window",
    roles: caseRoles,
    summary: "Review checklist and phrases of the standard that a case is handled by",
    params: z.strictObject({ caseId }),
    returns: caseGuidance,
  }),
} as const;
