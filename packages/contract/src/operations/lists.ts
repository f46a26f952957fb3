import {
  caseRoles,
  listColumns,
  listConditions,
  listExportStates,
  listPages,
  listViewBounds,
} from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { cursor, instant, prose, regionCode, staffId, windowId } from "../schemas/identifiers.ts";

const audience = "window";
const views = "/window/v1/list-views";
const exports = "/window/v1/list-exports";
const { ofOwner, nameCharacters, conditionCharacters, columnPixels } = listViewBounds;

const conditions = z
  .array(z.strictObject({ name: z.enum(listConditions), value: z.string().min(1).max(conditionCharacters) }))
  .max(listConditions.length);

/** A list as somebody saved it (列表视图). */
export const listView = z.strictObject({
  name: prose(nameCharacters),
  page: z.enum(listPages),
  conditions: conditions.describe("what the list is narrowed to, as its address says it"),
  columns: z
    .array(
      z.strictObject({
        column: z.enum(listColumns),
        pixels: z.int().min(columnPixels.least).max(columnPixels.most).exactOptional(),
      }),
    )
    .max(listColumns.length)
    .describe("beside when a case is due and which one it is, in this order"),
  isDefault: z.boolean().describe("shown when the page is opened without conditions"),
});

const kept = z.strictObject({
  version: z.int().min(0).describe("of all views of this owner together"),
  views: z.array(listView),
});

const returns = z.strictObject({
  mine: kept,
  shared: z
    .array(kept.extend({ window: windowId, name: z.string() }))
    .describe("what the lead of each of your windows shares with its team"),
});

const region = z.strictObject({ region: regionCode });

/** Operations on lists of cases: saved views (列表视图), and who took a list out (导出). */
export const listOperations = {
  getListViews: operation({
    name: "get-list-views",
    method: "GET",
    path: views,
    audience,
    roles: caseRoles,
    summary: "Your saved views of lists, and those that your windows' leads share",
    returns,
  }),
  keepListViews: operation({
    name: "keep-list-views",
    method: "POST",
    path: views,
    audience,
    roles: caseRoles,
    command: "none",
    summary:
      "Save all your views in the place of those that you saw, or, as a lead, those of a window's team",
    body: z.strictObject({
      window: windowId.exactOptional().describe("absent: your own views"),
      version: z.int().min(0).describe("that you saw"),
      views: z.array(listView).max(ofOwner),
    }),
    returns,
    refusals: ["lead-required", "views-changed", "view-repeated"],
  }),
  recordListExport: operation({
    name: "record-list-export",
    method: "POST",
    path: exports,
    audience,
    roles: caseRoles,
    command: "none",
    summary: "Put on the record that you take a list out, before its first row and after its last",
    body: region.extend({
      page: z.enum(listPages),
      conditions,
      state: z.enum(listExportStates),
      rows: z.int().min(0).describe("taken out so far"),
    }),
    status: 201,
    returns: z.strictObject({ at: instant }),
  }),
  listListExports: operation({
    name: "list-list-exports",
    method: "GET",
    path: exports,
    audience,
    roles: ["coordinator"],
    summary: "Who took lists of cases out of your region, the last first; kept for three years",
    query: region.extend({ cursor: cursor.optional() }),
    returns: z.strictObject({
      exports: z.array(
        z.strictObject({
          at: instant,
          by: z.strictObject({ id: staffId, name: z.string() }),
          page: z.enum(listPages),
          conditions,
          state: z.enum(listExportStates),
          rows: z.int().min(0),
        }),
      ),
      cursor: cursor.nullable(),
    }),
  }),
} as const;
