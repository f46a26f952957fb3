import { caseRoles, matterKinds, staffRoles } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { calendarsView } from "../schemas/calendar-view.ts";
import { caseStatus, staffCase, staffCaseFile, staffCaseRow } from "../schemas/case-view.ts";
import { caseId, cursor, matterId, regionCode, staffId, windowId } from "../schemas/identifiers.ts";
import { evidencePack } from "../schemas/proof.ts";

const audience = "window";
const params = z.strictObject({ caseId });
const team = ["clerk", "lead"] as const;

/** Operations of the dedicated window's staff (OIDC bearer tokens). */
export const windowOperations = {
  getMe: operation({
    name: "get-me",
    method: "GET",
    path: "/window/v1/me",
    audience,
    roles: staffRoles,
    summary: "Who you are, your windows with their teams, and the names the console shows",
    returns: z.strictObject({
      id: staffId,
      name: z.string(),
      role: z.enum(staffRoles),
      regions: z.array(z.strictObject({ region: regionCode, name: z.string() })),
      windows: z.array(
        z.strictObject({
          id: windowId,
          name: z.string(),
          region: regionCode,
          team: z.array(z.strictObject({ id: staffId, name: z.string() })),
          takesIn: z.boolean().describe("whether it takes in for other regions (异地代收代办)"),
          reviews: z.boolean().describe("whether you review proposed decisions there (审核)"),
        }),
      ),
    }),
  }),
  getNames: operation({
    name: "get-names",
    method: "GET",
    path: "/window/v1/names",
    audience,
    roles: staffRoles,
    summary:
      "Names of regions and matters, for showing codes to people, and what an office does in each matter",
    returns: z.strictObject({
      regions: z.array(z.strictObject({ region: regionCode, name: z.string() })),
      matters: z.array(z.strictObject({ matter: matterId, title: z.string(), kind: z.enum(matterKinds) })),
    }),
  }),
  listCalendars: operation({
    name: "list-calendars",
    method: "GET",
    path: "/window/v1/calendars",
    audience,
    roles: staffRoles,
    summary:
      "The working-day calendars that due dates follow: the country's, and the days that regions add to it; ask once an hour",
    returns: calendarsView,
  }),
  readBoard: operation({
    name: "read-board",
    method: "GET",
    path: "/window/v1/board",
    audience,
    roles: team,
    summary:
      "Cases by due date: waiting at a window, mine, waiting for review (reviewers), or all that a window's team holds (lead); what you decided or declined, the last first; or those that the window's region sent out, newest first",
    query: z.strictObject({
      list: z.enum(["waiting", "mine", "reviews", "team", "done", "sent"]).default("waiting"),
      window: windowId.optional().describe("one of your windows; absent: your first"),
      status: caseStatus.optional().describe("narrows `sent`"),
      due: z.enum(["today", "overdue"]).optional().describe("narrows `sent` to open cases that are due"),
      cursor: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    returns: z.strictObject({ cases: z.array(staffCaseRow), cursor: cursor.nullable() }),
    refusals: ["lead-required", "reviewer-required"],
  }),
  listWindowLoads: operation({
    name: "list-window-loads",
    method: "GET",
    path: "/window/v1/windows",
    audience,
    roles: team,
    summary:
      "How many cases wait at each of your windows and how many its team holds, as counted some seconds ago",
    returns: z.strictObject({
      windows: z.array(
        z.strictObject({ window: windowId, name: z.string(), waiting: z.int().min(0), held: z.int().min(0) }),
      ),
    }),
  }),
  searchCases: operation({
    name: "search-cases",
    method: "GET",
    path: "/window/v1/search",
    audience,
    roles: caseRoles,
    summary:
      "Cases that you may see, finished ones too, by case id, the partner's externalRef, or the applicant's full name or number; newest first",
    query: z.strictObject({
      q: z
        .string()
        .trim()
        .min(2)
        .max(128)
        .describe("all of it: a case id, an externalRef, a full name, a citizen's number or a credit code"),
      cursor: cursor.optional(),
    }),
    returns: z.strictObject({ cases: z.array(staffCaseRow), cursor: cursor.nullable() }),
  }),
  getWindowCase: operation({
    name: "get-window-case",
    method: "GET",
    path: "/window/v1/cases/{caseId}",
    audience,
    roles: caseRoles,
    summary:
      "A case of your region, or one that your region sent out: its application (masked), terms, timeline and allowed actions",
    params,
    returns: staffCase,
  }),
  getWindowEvidence: operation({
    name: "get-window-evidence",
    method: "GET",
    path: "/window/v1/cases/{caseId}/evidence",
    audience,
    roles: caseRoles,
    summary: "All that proves what happened to a case that you may see, signed by the broker",
    params,
    returns: evidencePack,
  }),
  claimNext: operation({
    name: "claim-next",
    method: "POST",
    path: "/window/v1/claim-next",
    audience,
    roles: team,
    summary: "Take the waiting case that is due first",
    body: z.strictObject({ window: windowId.optional() }),
    returns: staffCaseFile,
    refusals: ["nothing-to-claim", "not-on-duty", "due-date-beyond-calendar"],
  }),
} as const;
