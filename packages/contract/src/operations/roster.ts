import * as z from "zod";
import { operation } from "../operation.ts";
import { localDate, regionCode, windowId } from "../schemas/identifiers.ts";
import { why } from "../schemas/registry.ts";
import { dutyPlan, rosterChanged, rosterView, windowStaffing } from "../schemas/roster.ts";

const audience = "coordinator";
const params = z.strictObject({ windowId });
const path = "/coordinator/v1/windows/{windowId}/roster";
const answerable = ["lead", "coordinator"] as const;

/** Operations on a window's roster (排班): its team reads it, its lead and the coordinators of its region say it. */
export const rosterOperations = {
  getRoster: operation({
    name: "get-roster",
    method: "GET",
    path,
    audience,
    roles: ["clerk", ...answerable],
    summary: "A window's roster: the week, its exceptions, the pairs, and who is on duty day by day",
    params,
    query: z.strictObject({
      from: localDate.optional().describe("the first day to tell of; absent: today"),
      days: z.coerce.number().int().min(1).max(62).default(14),
    }),
    returns: rosterView,
  }),
  setRoster: operation({
    name: "set-roster",
    method: "POST",
    path,
    audience,
    roles: answerable,
    summary: "Say who is on duty when; answers with the working days on which nobody is",
    params,
    body: dutyPlan.extend({ why }),
    returns: rosterChanged,
    refusals: ["not-on-team", "pair-of-one", "paired-twice", "date-repeated"],
    command: "if-match",
  }),
  removeRoster: operation({
    name: "remove-roster",
    method: "POST",
    path: `${path}/remove`,
    audience,
    roles: answerable,
    summary: "Take a window's roster away: everybody is on duty on each working day again",
    params,
    body: z.strictObject({ why }),
    returns: rosterChanged,
    refusals: ["no-roster"],
    command: "if-match",
  }),
  listStaffing: operation({
    name: "list-staffing",
    method: "GET",
    path: "/coordinator/v1/staffing",
    audience,
    roles: ["coordinator"],
    summary: "How the windows of a region are staffed, and which days ahead have nobody on duty",
    query: z.strictObject({ region: regionCode }),
    returns: z.strictObject({ windows: z.array(windowStaffing) }),
  }),
} as const;
