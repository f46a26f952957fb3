import { type CaseAction, caseActions, type NationalStatusCode, nationalStatuses } from "@tongban/domain";
import * as z from "zod";
import { type Operation, operation } from "../operation.ts";
import { partnerCaseRow, staffCase } from "../schemas/case-view.ts";
import { handled, handlingPage, nationalHistory } from "../schemas/handling.ts";
import { caseId, cursor, staffId } from "../schemas/identifiers.ts";
import { caseActionOperations, denial, grant } from "./case-actions.ts";

const audience = "partner";
const params = z.strictObject({ caseId });
const nothing = z.strictObject({});
const by = staffId.describe("who of the window's team does it: the person answers for it");

/** What a report of each status says beside its number. */
const reported = {
  1: nothing,
  2: nothing,
  3: nothing,
  4: nothing,
  5: caseActionOperations.decline.body,
  6: caseActionOperations["ask-supplement"].body,
  7: nothing,
  8: nothing,
  9: caseActionOperations.suspend.body,
  10: nothing,
  11: grant.omit({ outcome: true }),
  12: grant.omit({ outcome: true }),
  13: denial.omit({ outcome: true }),
  14: nothing,
  15: nothing,
} as const satisfies Record<NationalStatusCode, z.ZodObject>;

const codes = Object.keys(nationalStatuses).map((code) => Number(code) as NationalStatusCode);

const reportOf = (code: NationalStatusCode) =>
  z.strictObject({
    action: z.literal("report"),
    by,
    input: z.strictObject({
      code: z.literal(code).describe(nationalStatuses[code]),
      ...reported[code].shape,
    }),
  });

/** A status of the national exchange table, as the organ's own system reports it. */
const report = z.strictObject({
  action: z.literal("report").describe("a status of the national exchange table (办件状态)"),
  by,
  input: z.discriminatedUnion(
    "code",
    codes.map((code) => reportOf(code).shape.input) as [
      ReturnType<typeof reportOf>["shape"]["input"],
      ...ReturnType<typeof reportOf>["shape"]["input"][],
    ],
  ),
});

/** The body of an action's own operation; an action without one takes nothing, and may leave that out. */
const inputOf = (action: CaseAction): z.ZodOptional<z.ZodType<object, object>> => {
  const { body }: Pick<Operation, "body"> = caseActionOperations[action];
  // One type for bodies of all actions: each is checked by its own schema, and is required where that says so.
  return (body ?? nothing.exactOptional()) as z.ZodOptional<z.ZodType<object, object>>;
};

const commandOf = (action: CaseAction) =>
  z.strictObject({
    action: z.literal(action),
    by,
    input: inputOf(action),
  });

const commands = caseActions.map(commandOf);

/** One thing that somebody of a window's team may do with a case, by the name of the action; or a reported status. */
export const handlingCommand = z.discriminatedUnion("action", [report, ...commands]);

const refusalsOf = Object.values(caseActionOperations).flatMap(({ refusals }) => refusals);

/** Operations of a handling region's own system (办理系统), which works at the region's windows for their people. */
export const handlingOperations = {
  readHandlingEvents: operation({
    name: "read-handling-events",
    method: "GET",
    path: "/v1/handling/events",
    audience,
    servedBy: "poll",
    summary:
      "What changed of the cases at your windows after a cursor, oldest first; waits up to `wait` seconds",
    query: z.strictObject({
      after: cursor.optional(),
      wait: z.coerce.number().int().min(0).max(20).default(0).describe("seconds"),
    }),
    returns: handlingPage,
    refusals: ["wrong-feed"],
  }),
  listHandledCases: operation({
    name: "list-handled-cases",
    method: "GET",
    path: "/v1/handling/cases",
    audience,
    servedBy: "window",
    summary: "What is open at your windows, by due: what your feed has not told of yet",
    query: z.strictObject({
      cursor: cursor.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    returns: z.strictObject({ cases: z.array(partnerCaseRow), cursor: cursor.nullable() }),
  }),
  getHandledCase: operation({
    name: "get-handled-case",
    method: "GET",
    path: "/v1/handling/cases/{caseId}",
    audience,
    servedBy: "window",
    summary: "A case at your windows as one of the team sees it, with its form and materials",
    params,
    query: z.strictObject({ by }),
    returns: staffCase,
    refusals: ["not-on-team"],
  }),
  commandHandledCase: operation({
    name: "command-handled-case",
    method: "POST",
    path: "/v1/handling/cases/{caseId}/commands",
    audience,
    servedBy: "window",
    command: "if-match",
    summary: "Do something with a case at your windows, for one of the team; or report a national status",
    params,
    body: handlingCommand,
    returns: handled,
    refusals: [
      ...new Set([
        ...refusalsOf,
        "not-on-team" as const,
        "national-status-not-taken" as const,
        "national-status-differs" as const,
      ]),
    ],
  }),
  getNationalHistory: operation({
    name: "get-national-history",
    method: "GET",
    path: "/v1/cases/{caseId}/national-status",
    audience,
    summary: "How one of your cases went, in the steps of the national exchange table (办件状态)",
    params,
    returns: nationalHistory,
  }),
} as const;
