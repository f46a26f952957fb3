import { importWays } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementId, cursor, matterId, prose, regionCode } from "../schemas/identifiers.ts";
import { matterListRow, rowKey } from "../schemas/matter-list.ts";
import { why } from "../schemas/registry.ts";
import { localLimits, localPage, localStandardRecord, zeroGapReport } from "../schemas/zero-gap.ts";
import { importEffect, importId, importPart, importPartKept, PARTS, ROWS_AT_ONCE } from "./matter-lists.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const path = "/coordinator/v1/local-standards/{region}";
const params = z.strictObject({ region: regionCode });
const ofImport = params.extend({ importId });

const change = z.strictObject({ why });

const keeping = [
  "row-not-local",
  "local-rows-have-errors",
  "row-repeated",
  "row-unknown",
  "list-too-long",
] as const;

/** Operations of coordinators on what their region gives its own applicants, kept like a list (本地办理标准). */
export const localStandardOperations = {
  listLocalRows: operation({
    name: "list-local-rows",
    method: "GET",
    path: `${path}/rows`,
    audience,
    roles,
    summary: "What a region gives its own applicants, matter by matter, by pages",
    params,
    query: z.strictObject({
      q: prose(40).optional().describe("part of a matter's name or code"),
      cursor: cursor.optional(),
    }),
    returns: localPage,
  }),
  reviseLocalStandard: operation({
    name: "revise-local-standard",
    method: "POST",
    path: `${path}/revise`,
    audience,
    roles,
    summary: "Add, change or take off rows of what your region gives its own applicants, or say its limits",
    params,
    body: change.extend({
      put: z.array(matterListRow).max(ROWS_AT_ONCE).default([]).describe("rows as they are to be"),
      remove: z.array(rowKey).max(ROWS_AT_ONCE).default([]).describe("rows that go"),
      limits: localLimits.nullable().optional().describe("null takes them away"),
    }),
    returns: localStandardRecord,
    refusals: keeping,
    command: "if-match",
  }),
  stageLocalImport: operation({
    name: "stage-local-import",
    method: "POST",
    path: `${path}/imports/{importId}/parts`,
    audience,
    roles,
    summary: "Put a part of an import ready; nothing changes yet",
    params: ofImport,
    body: importPart,
    returns: importPartKept,
    command: "none",
  }),
  checkLocalImport: operation({
    name: "check-local-import",
    method: "GET",
    path: `${path}/imports/{importId}/check`,
    audience,
    roles,
    summary: "What an import would change, and what is wrong with its rows",
    params: ofImport,
    query: z.strictObject({
      parts: z.coerce.number().int().min(1).max(PARTS),
      way: z.enum(importWays),
    }),
    returns: importEffect,
    refusals: ["import-incomplete", "row-not-local", "row-repeated", "list-too-long"],
  }),
  commitLocalImport: operation({
    name: "commit-local-import",
    method: "POST",
    path: `${path}/imports/{importId}/commit`,
    audience,
    roles,
    summary: "Take an import over, all of it as one change of the record",
    params: ofImport,
    body: change.extend({ parts: z.int().min(1).max(PARTS), way: z.enum(importWays) }),
    returns: localStandardRecord,
    refusals: ["import-incomplete", ...keeping],
    command: "if-match",
  }),
} as const;

const compared = z.strictObject({
  of: z.enum(["published", "draft"]).default("published"),
  handling: regionCode.optional(),
  matter: matterId.optional(),
});
const agreement = "/coordinator/v1/agreements/{agreementId}/zero-gap";
const ofAgreement = z.strictObject({ agreementId });

/** The report of what applicants from elsewhere and local ones get (零差距). */
export const zeroGapOperations = {
  getZeroGap: operation({
    name: "get-zero-gap",
    method: "GET",
    path: agreement,
    audience,
    roles,
    summary:
      "How an agreement treats applicants from elsewhere against local ones, and its parties each other",
    params: ofAgreement,
    query: compared.extend({
      show: z
        .enum(["differences", "all"])
        .default("differences")
        .describe("all: matters without a difference as well"),
      cursor: cursor.optional(),
    }),
    returns: zeroGapReport,
    refusals: ["no-draft", "not-published", "too-many-pairs"],
  }),
  exportZeroGap: operation({
    name: "export-zero-gap",
    method: "GET",
    path: `${agreement}/export`,
    audience,
    roles,
    summary: "The same report as CSV, a line for each difference",
    params: ofAgreement,
    query: compared,
    returns: z.strictObject({
      fileName: z.string(),
      rows: z.int(),
      csv: z.string().describe("RFC 4180 with a byte order mark; texts never begin like a formula"),
    }),
    refusals: ["no-draft", "not-published", "too-many-pairs", "export-too-large"],
  }),
} as const;
