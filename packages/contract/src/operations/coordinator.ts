import { appealDecisions, dueAges, ratingStages } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementRow, agreementView, liveMatter } from "../schemas/agreement-view.ts";
import { caseStatus, staffCaseFile, staffCaseRow } from "../schemas/case-view.ts";
import {
  agreementId,
  caseId,
  cursor,
  instant,
  matterId,
  prose,
  regionCode,
  windowId,
} from "../schemas/identifiers.ts";
import { limit, serviceMode } from "../schemas/limits.ts";
import { windowTransfer } from "../schemas/registry.ts";
import { periodName } from "../schemas/service-level.ts";
import { caseActionOperations } from "./case-actions.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const directions = ["in", "out"] as const;
const direction = z
  .enum(directions)
  .default("in")
  .describe("in: handled in the region (我地办理); out: sent by the region to others (我地转出)");

/** Operations of coordinators (OIDC bearer tokens). */
export const coordinatorOperations = {
  listAgreements: operation({
    name: "list-agreements",
    method: "GET",
    path: "/coordinator/v1/agreements",
    audience,
    roles,
    summary: "Agreements that your regions are parties to",
    returns: z.strictObject({ agreements: z.array(agreementRow) }),
  }),
  getAgreement: operation({
    name: "get-agreement",
    method: "GET",
    path: "/coordinator/v1/agreements/{agreementId}",
    audience,
    roles,
    summary: "An agreement with its matter list, windows, teams and standard",
    params: z.strictObject({ agreementId }),
    returns: agreementView,
  }),
  listLiveMatters: operation({
    name: "list-live-matters",
    method: "GET",
    path: "/coordinator/v1/live",
    audience,
    roles,
    summary: "What can be handled today from one region in another, and what is missing where it cannot",
    query: z.strictObject({ source: regionCode, handling: regionCode }),
    returns: z.strictObject({ matters: z.array(liveMatter) }),
  }),
  listRegionCases: operation({
    name: "list-region-cases",
    method: "GET",
    path: "/coordinator/v1/cases",
    audience,
    roles,
    summary: "Cases that one of your regions received, or those that it sent out, newest first",
    query: z.strictObject({
      region: regionCode,
      direction,
      status: caseStatus.optional(),
      source: regionCode.optional(),
      handling: regionCode.optional(),
      matter: matterId.optional(),
      window: windowId.optional(),
      agreement: agreementId.optional(),
      mode: serviceMode.optional(),
      counted: z
        .enum(["received", "completed", "on-time", "late"])
        .optional()
        .describe("cases that a figure of the service level counts; with `period`, those of that period"),
      period: periodName.optional(),
      due: z
        .enum(["overdue", ...dueAges])
        .optional()
        .describe(
          "open cases only; received ones come by due, sent ones by receipt. Ages are in working days of the region's calendar: overdue for more than five or less, due today, within one, three, five, later",
        ),
      cursor: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    returns: z.strictObject({ cases: z.array(staffCaseRow), cursor: cursor.nullable() }),
    refusals: ["no-such-period", "due-date-beyond-calendar"],
  }),
  listWindows: operation({
    name: "list-windows",
    method: "GET",
    path: "/coordinator/v1/windows",
    audience,
    roles,
    summary: "The dedicated windows of a region by name",
    query: z.strictObject({ region: regionCode }),
    returns: z.strictObject({
      region: regionCode,
      windows: z.array(
        z.strictObject({
          id: windowId,
          name: z.string(),
          open: z.boolean(),
          transfer: windowTransfer
            .nullable()
            .describe("of a closed window of your region: how far the transfer of its cases is"),
        }),
      ),
    }),
  }),
  superviseCase: operation({
    name: "supervise-case",
    method: "POST",
    path: "/coordinator/v1/cases/{caseId}/supervise",
    audience,
    roles,
    summary: "Order action on a case (督办): the window owes an answer within a time of its own",
    params: z.strictObject({ caseId }),
    body: z.strictObject({ demand: prose(2000), within: limit }),
    returns: staffCaseFile,
    refusals: ["coordinator-required", "already-supervised", "reasons-required", "due-date-beyond-calendar"],
  }),
  decideAppeal: operation({
    name: "decide-appeal",
    method: "POST",
    path: "/coordinator/v1/cases/{caseId}/decide-appeal",
    audience,
    roles,
    command: "if-match",
    summary: "Decide the window's appeal against a bad rating (差评申诉): it stands, or is set aside",
    params: z.strictObject({ caseId }),
    body: z.strictObject({
      stage: z.enum(ratingStages),
      decision: z.enum(appealDecisions),
      reason: prose(2000),
    }),
    returns: staffCaseFile,
    refusals: ["no-appeal", "other-side-required", "reasons-required"],
  }),
  givePriorityToCase: operation({
    name: "give-priority-to-case",
    method: "POST",
    path: "/coordinator/v1/cases/{caseId}/give-priority",
    audience,
    roles,
    summary: "Let a case of your region go first (绿色通道), with a ground and in words",
    params: z.strictObject({ caseId }),
    body: caseActionOperations["give-priority"].body,
    returns: staffCaseFile,
    refusals: caseActionOperations["give-priority"].refusals,
  }),
  endPriorityOfCase: operation({
    name: "end-priority-of-case",
    method: "POST",
    path: "/coordinator/v1/cases/{caseId}/end-priority",
    audience,
    roles,
    summary: "Put a case that went first back among the others",
    params: z.strictObject({ caseId }),
    body: caseActionOperations["end-priority"].body,
    returns: staffCaseFile,
    refusals: caseActionOperations["end-priority"].refusals,
  }),
  summarizeRegion: operation({
    name: "summarize-region",
    method: "GET",
    path: "/coordinator/v1/summary",
    audience,
    roles,
    summary:
      "Counts by status of the cases that a region received, or of those that it sent out; what is due",
    query: z.strictObject({ region: regionCode, direction }),
    returns: z.strictObject({
      region: regionCode,
      direction: z.enum(directions),
      counts: z.record(caseStatus, z.int()),
      dueToday: z
        .int()
        .nullable()
        .describe("null for what a region sent out: that is counted where it is handled"),
      overdue: z.int().nullable(),
      ageing: z
        .record(z.enum(dueAges), z.int())
        .nullable()
        .describe(
          "open cases by how near they are to their due instant, in working days; null as `dueToday` is, and past the end of the calendar",
        ),
      at: instant,
    }),
  }),
} as const;
