import { caseRoles, paperKinds } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import { caseId, prose } from "../schemas/identifiers.ts";
import { paperReading, paperView, verificationCode, verifiedPaper } from "../schemas/paper.ts";
import { caseActionOperations } from "./case-actions.ts";

const servedBy = "paper";

/** A paper of a case, by the number of the event that made it. */
export const paperNumber = z.coerce.number().int().min(1);

const params = z.strictObject({ caseId });
const ofOne = z.strictObject({ caseId, n: paperNumber });
const list = z.strictObject({ papers: z.array(paperView) });

/** Commands that make a paper: those that are given alone, and those that are given with what is written on it. */
const bareCommands = ["accept", "accept-with-gaps"] as const;
const toldCommands = ["ask-supplement", "suspend", "approve-extension", "decline", "decide"] as const;

const previewed = z.discriminatedUnion("action", [
  z.strictObject({ action: z.enum(bareCommands) }),
  ...toldCommands.map((action) =>
    z.strictObject({
      action: z.literal(action),
      body: caseActionOperations[action].body.describe("as the command itself takes it"),
    }),
  ),
]);

/** Operations on the papers (文书) of a case: for its partner, for staff, and for anyone with the code on a paper. */
export const paperOperations = {
  listPapers: operation({
    name: "list-papers",
    method: "GET",
    path: "/v1/cases/{caseId}/papers",
    audience: "partner",
    servedBy,
    summary:
      "The papers (文书) of one of your cases: notices, decisions, each with the broker's statement of it",
    params,
    returns: list,
  }),
  readPaper: operation({
    name: "read-paper",
    method: "POST",
    path: "/v1/cases/{caseId}/papers/{n}/read",
    audience: "partner",
    servedBy,
    summary: "Get a short-lived address of a paper's PDF; each time goes on the record",
    params: ofOne,
    returns: paperReading,
    refusals: ["paper-not-issued"],
    command: "none",
  }),
  listWindowPapers: operation({
    name: "list-window-papers",
    method: "GET",
    path: "/window/v1/cases/{caseId}/papers",
    audience: "window",
    servedBy,
    roles: caseRoles,
    summary: "The papers (文书) of a case that you may see",
    params,
    returns: list,
  }),
  readWindowPaper: operation({
    name: "read-window-paper",
    method: "POST",
    path: "/window/v1/cases/{caseId}/papers/{n}/read",
    audience: "window",
    servedBy,
    roles: ["clerk", "lead"],
    summary:
      "Get a short-lived address of the PDF of a paper of a case at your window; each time goes on the record",
    params: ofOne,
    returns: paperReading,
    refusals: ["paper-not-issued"],
    command: "none",
  }),
  previewPaper: operation({
    name: "preview-paper",
    method: "POST",
    path: "/window/v1/cases/{caseId}/papers/preview",
    audience: "window",
    servedBy,
    roles: ["clerk", "lead"],
    command: "none",
    summary:
      "The paper that a command would make, as a PDF marked as a draft; nothing is done, numbered or kept",
    params,
    body: previewed,
    returns: z.strictObject({
      paper: z.enum(paperKinds),
      title: z.string(),
      pdf: z.base64().describe("the PDF; the applicant is named as lists name them"),
    }),
    refusals: [
      ...new Set(
        [...bareCommands, ...toldCommands].flatMap((action) => caseActionOperations[action].refusals),
      ),
    ],
  }),
  voidPaper: operation({
    name: "void-paper",
    method: "POST",
    path: "/window/v1/cases/{caseId}/papers/{n}/void",
    audience: "window",
    servedBy,
    roles: ["lead"],
    command: "if-match",
    summary: "Declare a paper of a case at your window void (作废), and have another one issued in its place",
    params: ofOne,
    body: z.strictObject({
      reason: prose(2000),
      replaced: z.boolean().describe("issue the same paper anew, with a number of its own"),
    }),
    returns: z.strictObject({ version: z.int().min(1) }),
    refusals: ["paper-not-issued", "paper-already-void", "lead-required", "reasons-required"],
  }),
  verifyPaper: operation({
    name: "verify-paper",
    method: "GET",
    path: "/v1/papers/{code}",
    audience: "public",
    servedBy: "catalog",
    summary: "What a paper with a verification code (核验码) is, and whether it still stands",
    params: z.strictObject({ code: verificationCode }),
    returns: verifiedPaper,
    refusals: ["no-such-paper"],
  }),
} as const;
