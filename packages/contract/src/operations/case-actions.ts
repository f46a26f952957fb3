import type { CaseAction } from "@tongban/domain";
import * as z from "zod";
import { type Operation, operation } from "../operation.ts";
import { revealedApplicant, staffCaseFile } from "../schemas/case-view.ts";
import { caseId, prose, staffId } from "../schemas/identifiers.ts";

const audience = "window";
const params = z.strictObject({ caseId });
const team = ["clerk", "lead"] as const;
const past = ["already-decided", "already-acknowledged", "already-declined", "already-withdrawn"] as const;
const held = ["not-claimed", "not-yet-routed", "not-holder", "lease-ended", ...past] as const;

const decision = z.discriminatedUnion("outcome", [
  z.strictObject({
    outcome: z.literal("granted"),
    document: z.strictObject({ number: prose(80), title: prose(120) }).nullable(),
  }),
  z.strictObject({ outcome: z.literal("refused"), reasons: prose(2000), remedies: prose(2000) }),
]);

/** The operation of each thing that staff may do with a case; an action without an operation does not compile. */
export const caseActionOperations = {
  claim: operation({
    name: "claim-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/claim",
    audience,
    roles: team,
    summary: "Reserve a case for yourself until the lease ends",
    description: "The case is yours until the lease ends, in working time; then others may claim it.",
    params,
    returns: staffCaseFile,
    refusals: ["already-claimed", "already-accepted", "not-yet-routed", "due-date-beyond-calendar", ...past],
  }),
  accept: operation({
    name: "accept-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/accept",
    audience,
    roles: team,
    command: "if-match",
    summary: "Accept (受理): the promise starts",
    description:
      "From here on the promised and the statutory time run. An instant matter is decided at once instead.",
    params,
    returns: staffCaseFile,
    refusals: [...held, "already-accepted", "instant-matter", "due-date-beyond-calendar"],
  }),
  decide: operation({
    name: "decide-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/decide",
    audience,
    roles: team,
    command: "if-match",
    summary: "Decide (办结): grant, or refuse with reasons and remedies",
    description:
      "A refusal states its reasons and the remedies (行政许可法 art 38). An instant matter may be decided from its claim.",
    params,
    body: decision,
    returns: staffCaseFile,
    refusals: [...held, "not-accepted", "reasons-required", "remedies-required", "due-date-beyond-calendar"],
  }),
  decline: operation({
    name: "decline-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/decline",
    audience,
    roles: team,
    command: "if-match",
    summary: "Decline (不予受理), naming the reason and the right organ",
    description:
      "Before acceptance; the partner is told the reason and which organ is the right one (行政许可法 art 32).",
    params,
    body: z.strictObject({ reason: prose(2000), rightOrgan: prose(200) }),
    returns: staffCaseFile,
    refusals: [...held, "already-accepted", "reasons-required"],
  }),
  release: operation({
    name: "release-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/release",
    audience,
    roles: team,
    command: "if-match",
    summary: "Put a claimed case back on the board",
    description: "Only by who holds it, and before it is accepted.",
    params,
    returns: staffCaseFile,
    refusals: ["not-claimed", "not-yet-routed", "not-holder", "already-accepted", ...past],
  }),
  reassign: operation({
    name: "reassign-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/reassign",
    audience,
    roles: ["lead"],
    command: "if-match",
    summary: "Give a held case to another member of the team",
    description: "By the window's lead. Whoever held the case can do nothing more with it.",
    params,
    body: z.strictObject({ to: staffId }),
    returns: staffCaseFile,
    refusals: [
      "lead-required",
      "not-on-team",
      "already-holder",
      "not-claimed",
      "not-yet-routed",
      "due-date-beyond-calendar",
      ...past,
    ],
  }),
  reveal: operation({
    name: "reveal-applicant",
    method: "POST",
    path: "/window/v1/cases/{caseId}/reveal",
    audience,
    roles: team,
    summary: "See the applicant unmasked; the reason is on the record",
    description: "Shows name, number and phone once; who asked, when and why is on the record of the case.",
    params,
    body: z.strictObject({ reason: prose(200) }),
    returns: revealedApplicant,
    refusals: ["reasons-required", "not-holder", "not-claimed"],
  }),
} as const satisfies Record<CaseAction, Operation>;
