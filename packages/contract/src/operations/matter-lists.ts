import { importWays } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementFile, finding } from "../schemas/agreement-life.ts";
import { agreementId, cursor, prose, regionCode } from "../schemas/identifiers.ts";
import { listComparison, listPage, matterListRow, rowKey } from "../schemas/matter-list.ts";
import { rule } from "../wording/field-rules.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const path = "/coordinator/v1/agreements/{agreementId}";
const ofDraft = z.strictObject({ agreementId });

/** Rows of one request; what is longer goes by an import. */
export const ROWS_AT_ONCE = 200;

/** Parts of an import at most: a client that fills them sends 10,000 rows in 50. */
export const PARTS = 2_000;

const rowsAsked = z.strictObject({
  q: prose(40).optional().describe("part of a matter's name or code"),
  handling: regionCode.optional().describe("rows for this handling region, and those for every party"),
  cursor: cursor.optional(),
});

/** An import by the name that its importer gives it. */
export const importId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, rule("word"))
  .describe("a name of your own, one for each import");

const importParams = ofDraft.extend({ importId });

const version = z.string().regex(/^(draft|[1-9]\d{0,5})$/, rule("listVersion"));
const way = z
  .enum(importWays)
  .describe("replace: the file is the whole list; merge: rows that it does not name stay");

/** A part of an import. */
export const importPart = z.strictObject({
  part: z.int().min(1).max(PARTS),
  rows: z.array(matterListRow).min(1).max(ROWS_AT_ONCE),
});

/** What is answered to a part of an import. */
export const importPartKept = z.strictObject({ part: z.int(), rows: z.int() });

/** What an import would change, and what is wrong with it. */
export const importEffect = z.strictObject({
  rows: z.int().describe("of the list with the import"),
  added: z.int(),
  removed: z.int(),
  changed: z.int(),
  findings: z.array(finding),
});

const importRefusals = ["no-draft", "import-incomplete", "row-repeated", "list-too-long"] as const;

/** Operations of coordinators on matter lists: rows, imports, and what differs between two lists. */
export const matterListOperations = {
  listDraftRows: operation({
    name: "list-draft-rows",
    method: "GET",
    path: `${path}/draft/rows`,
    audience,
    roles,
    summary: "Rows of the draft's list, by pages",
    params: ofDraft,
    query: rowsAsked,
    returns: listPage,
    refusals: ["no-draft"],
  }),
  listVersionRows: operation({
    name: "list-version-rows",
    method: "GET",
    path: `${path}/versions/{version}/rows`,
    audience,
    roles,
    summary: "Rows of the list of a published version, by pages",
    params: ofDraft.extend({ version: z.coerce.number().int().min(1).max(999_999) }),
    query: rowsAsked,
    returns: listPage,
  }),
  reviseDraftRows: operation({
    name: "revise-draft-rows",
    method: "POST",
    path: `${path}/draft/rows/revise`,
    audience,
    roles,
    summary: "Add, change or take off some rows of the draft's list",
    params: ofDraft,
    body: z.strictObject({
      put: z.array(matterListRow).max(ROWS_AT_ONCE).default([]).describe("rows as they are to be"),
      remove: z.array(rowKey).max(ROWS_AT_ONCE).default([]).describe("rows that go"),
    }),
    returns: agreementFile,
    refusals: [
      "party-required",
      "no-draft",
      "proposal-pending",
      "row-repeated",
      "row-unknown",
      "list-too-long",
    ],
    command: "if-match",
  }),
  compareLists: operation({
    name: "compare-lists",
    method: "GET",
    path: `${path}/list/compare`,
    audience,
    roles,
    summary: "How the lists of two versions differ, or the draft's from a published one",
    params: ofDraft,
    query: z.strictObject({
      from: version.optional().describe("a version, or draft; absent: the published one"),
      to: version.default("draft").describe("a version, or draft"),
      cursor: cursor.optional(),
    }),
    returns: listComparison,
    refusals: ["no-draft"],
  }),
  stageImportPart: operation({
    name: "stage-import-part",
    method: "POST",
    path: `${path}/draft/imports/{importId}/parts`,
    audience,
    roles,
    summary: "Put a part of an import ready; the draft does not change yet",
    params: importParams,
    body: importPart,
    returns: importPartKept,
    refusals: ["no-draft"],
    command: "none",
  }),
  checkImport: operation({
    name: "check-import",
    method: "GET",
    path: `${path}/draft/imports/{importId}/check`,
    audience,
    roles,
    summary: "What an import would change, and what a check would find then",
    params: importParams,
    query: z.strictObject({ parts: z.coerce.number().int().min(1).max(PARTS), way }),
    returns: importEffect,
    refusals: importRefusals,
  }),
  commitImport: operation({
    name: "commit-import",
    method: "POST",
    path: `${path}/draft/imports/{importId}/commit`,
    audience,
    roles,
    summary: "Take an import into the draft, all of it as one revision",
    params: importParams,
    body: z.strictObject({ parts: z.int().min(1).max(PARTS), way }),
    returns: agreementFile,
    refusals: ["party-required", "proposal-pending", ...importRefusals],
    command: "if-match",
  }),
} as const;
