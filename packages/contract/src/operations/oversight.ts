import * as z from "zod";
import { operation } from "../operation.ts";
import { cursor, regionCode } from "../schemas/identifiers.ts";
import { decisionPage, department } from "../schemas/oversight.ts";

/** Operations of oversight (审管联动): what a department reads, and what a coordinator sees of the departments. */
export const oversightOperations = {
  readDecisions: operation({
    name: "read-decisions",
    method: "GET",
    path: "/v1/decisions",
    audience: "partner",
    servedBy: "poll",
    summary: "An overseeing department's feed after a cursor, oldest first; waits up to `wait` seconds",
    query: z.strictObject({
      after: cursor.optional(),
      wait: z.coerce.number().int().min(0).max(20).default(0).describe("seconds"),
    }),
    returns: decisionPage,
    refusals: ["wrong-feed"],
  }),
  listDepartments: operation({
    name: "list-departments",
    method: "GET",
    path: "/coordinator/v1/departments",
    audience: "coordinator",
    roles: ["coordinator"],
    summary: "Which departments follow the decisions of your region, and how far each has read",
    query: z.strictObject({ region: regionCode }),
    returns: z.strictObject({ departments: z.array(department) }),
  }),
} as const;
