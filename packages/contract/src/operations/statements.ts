import * as z from "zod";
import { operation } from "../operation.ts";
import { agreementId, cursor, localDate } from "../schemas/identifiers.ts";
import { completenessStatement, countersignature, statementCase } from "../schemas/proof.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const params = z.strictObject({ agreementId, day: localDate });
const path = "/coordinator/v1/agreements/{agreementId}/statements/{day}";
const number = z.coerce.number().int().min(1).max(999_999).optional().describe("absent: the last one");

/** Operations on completeness statements: what became of every case of an agreement and day. */
export const statementOperations = {
  issueStatement: operation({
    name: "issue-statement",
    method: "POST",
    command: "none",
    path,
    audience,
    roles,
    summary: "Have the broker state what became of every case that the agreement admitted on a day",
    params,
    returns: completenessStatement,
    refusals: ["day-not-over", "too-many-cases"],
  }),
  getStatement: operation({
    name: "get-statement",
    method: "GET",
    path,
    audience,
    roles,
    summary: "A completeness statement with the countersignatures of the regions",
    params,
    query: z.strictObject({ number }),
    returns: completenessStatement,
  }),
  listStatementCases: operation({
    name: "list-statement-cases",
    method: "GET",
    path: `${path}/cases`,
    audience,
    roles,
    summary: "The cases that a completeness statement counts, by their ids",
    params,
    query: z.strictObject({ number, cursor: cursor.optional() }),
    returns: z.strictObject({ cases: z.array(statementCase), cursor: cursor.nullable() }),
  }),
  countersignStatement: operation({
    name: "countersign-statement",
    method: "POST",
    command: "none",
    path: `${path}/countersign`,
    audience,
    roles,
    summary: "Sign a completeness statement for your region, with a key of your own",
    params,
    body: z.strictObject({
      number: z.int().min(1).max(999_999),
      root: completenessStatement.shape.root,
      countersignature,
    }),
    returns: completenessStatement,
    refusals: ["another-root", "countersignature-invalid", "already-countersigned"],
  }),
} as const;
