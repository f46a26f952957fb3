import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementId, instant, regionCode, staffId, windowId } from "../schemas/identifiers.ts";
import {
  appraisal,
  appraisalTable,
  assessment,
  countedAt,
  measure,
  period,
  periodName,
  scopeId,
  scopeKind,
  serviceFigures,
  serviceLevel,
  serviceRow,
} from "../schemas/service-level.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const path = "/coordinator/v1/sla";
const noSuchPeriod = ["no-such-period"] as const;
const unknown = ["no-such-period", "no-such-scope"] as const;

/** What a breakdown is by, and within what. */
const breakdown = {
  by: scopeKind.exclude(["overall"]),
  region: regionCode.optional().describe("by window: whose windows; absent: those of your first region"),
  window: windowId
    .optional()
    .describe("by staff: whose team; absent: that of your first region's first window"),
  period: periodName,
};

/** The table of points that a region is appraised by, with who set it and when. */
const setRules = z.strictObject({
  region: regionCode,
  rules: appraisalTable,
  version: z.int().describe("0: nobody has set a table, and this one is ours"),
  setBy: staffId.nullable(),
  setByName: z.string().nullable(),
  setAt: instant.nullable(),
});

/** Operations on the service level (服务时限): what was counted, who kept what was promised. */
export const serviceLevelOperations = {
  getServiceLevel: operation({
    name: "get-service-level",
    method: "GET",
    path,
    audience,
    roles,
    summary: "Figures, targets and trend of a period, overall or of one scope",
    query: z.strictObject({
      kind: scopeKind.default("overall"),
      id: scopeId.optional().describe("absent for overall alone"),
      period: periodName,
    }),
    returns: serviceLevel,
    refusals: unknown,
  }),
  listServiceLevels: operation({
    name: "list-service-levels",
    method: "GET",
    path: `${path}/breakdown`,
    audience,
    roles,
    summary:
      "A period's figures side by side: regions, agreements, matters, modes, windows, or a window's team",
    query: z.strictObject(breakdown),
    returns: z.strictObject({ by: scopeKind, period, rows: z.array(serviceRow), countedAt }),
    refusals: unknown,
  }),
  rankWindows: operation({
    name: "rank-windows",
    method: "GET",
    path: `${path}/league`,
    audience,
    roles,
    summary: "A league of windows (标兵窗口) by a measure: your regions', or one region's",
    query: z.strictObject({
      region: regionCode.optional(),
      measure: measure.default("on-time-strict"),
      period: periodName,
    }),
    returns: z.strictObject({
      measure,
      period,
      rows: z.array(
        serviceRow.extend({
          rank: z.int().nullable().describe("equal values share a rank; null where nothing was counted"),
          value: z.number().nullable(),
        }),
      ),
      countedAt,
    }),
    refusals: unknown,
  }),
  assessAgreements: operation({
    name: "assess-agreements",
    method: "GET",
    path: `${path}/targets`,
    audience,
    roles,
    summary: "Which targets each of your regions' agreements met in a period",
    query: z.strictObject({ period: periodName }),
    returns: z.strictObject({
      period,
      agreements: z.array(
        z.strictObject({ id: agreementId, title: z.string(), targets: z.array(assessment) }),
      ),
      countedAt,
    }),
    refusals: noSuchPeriod,
  }),
  getServiceReport: operation({
    name: "get-service-report",
    method: "GET",
    path: `${path}/report`,
    audience,
    roles,
    summary:
      "A region's daily bulletin (日报), monthly summary (月汇总), quarterly appraisal (季考评) or year",
    query: z.strictObject({ region: regionCode, period: periodName }),
    returns: z.strictObject({
      region: regionCode,
      name: z.string(),
      period,
      received: serviceFigures,
      sent: serviceFigures,
      before: serviceFigures,
      targets: z.array(assessment),
      windows: z.array(serviceRow),
      appraisal,
      now: z.strictObject({ dueToday: z.int(), overdue: z.int(), at: instant }),
      countedAt,
    }),
    refusals: unknown,
  }),
  exportServiceLevels: operation({
    name: "export-service-levels",
    method: "GET",
    path: `${path}/export`,
    audience,
    roles,
    summary: "The days or months of a period for each row of a breakdown, as CSV",
    query: z.strictObject({ ...breakdown, parts: z.enum(["day", "month"]).default("day") }),
    returns: z.strictObject({
      fileName: z.string(),
      rows: z.int(),
      csv: z.string().describe("RFC 4180 with a byte order mark; texts never begin like a formula"),
    }),
    refusals: [...unknown, "export-too-large"],
  }),
  getAppraisalRules: operation({
    name: "get-appraisal-rules",
    method: "GET",
    path: `${path}/appraisal-rules`,
    audience,
    roles,
    summary: "The table of points that a region is appraised by",
    query: z.strictObject({ region: regionCode }),
    returns: setRules,
  }),
  setAppraisalRules: operation({
    name: "set-appraisal-rules",
    method: "POST",
    command: "none",
    path: `${path}/appraisal-rules`,
    audience,
    roles,
    summary: "Set the table of points that a region is appraised by from now on",
    query: z.strictObject({ region: regionCode }),
    body: z.strictObject({
      rules: appraisalTable,
      version: z.int().min(0).max(1_000_000).describe("of the table that you saw"),
    }),
    returns: setRules,
    refusals: ["rules-changed"],
  }),
  getWindowServiceLevel: operation({
    name: "get-window-service-level",
    method: "GET",
    path: "/window/v1/sla",
    audience: "window",
    roles: ["lead"],
    summary: "Your window's figures, targets and trend of a period, and those of each of its team",
    query: z.strictObject({
      window: windowId.optional().describe("one of your windows; absent: your first"),
      period: periodName,
    }),
    returns: serviceLevel.extend({ team: z.array(serviceRow) }),
    refusals: noSuchPeriod,
  }),
  getOwnServiceLevel: operation({
    name: "get-own-service-level",
    method: "GET",
    path: "/v1/service-level",
    audience: "partner",
    summary: "How what your regions sent out was handled in a period",
    query: z.strictObject({ period: periodName }),
    returns: z.strictObject({
      period,
      regions: z.array(z.strictObject({ region: regionCode, name: z.string(), figures: serviceFigures })),
      countedAt,
    }),
    refusals: noSuchPeriod,
  }),
} as const;
