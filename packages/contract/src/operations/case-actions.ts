import type { CaseAction } from "@tongban/domain";
import * as z from "zod";
import { type Operation, operation } from "../operation.ts";
import { revealedApplicant, staffCaseFile } from "../schemas/case-view.ts";
import { caseId, prose, staffId } from "../schemas/identifiers.ts";
import { limit } from "../schemas/limits.ts";
import { rule } from "../wording/field-rules.ts";

const audience = "window";
const params = z.strictObject({ caseId });
const team = ["clerk", "lead"] as const;
const past = [
  "already-decided",
  "already-acknowledged",
  "already-declined",
  "already-withdrawn",
  "already-abandoned",
] as const;
const still = ["awaiting-supplement", "clock-paused"] as const;
const held = ["not-claimed", "not-yet-routed", "not-holder", "lease-ended", ...still, ...past] as const;
/** The one extension of the time (行政许可法 art 42). */
const extending = ["extension-after-expiry", "already-extended"] as const;

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
    refusals: [
      "already-claimed",
      "already-accepted",
      "not-yet-routed",
      "due-date-beyond-calendar",
      ...still,
      ...past,
    ],
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
  "ask-supplement": operation({
    name: "ask-supplement",
    method: "POST",
    path: "/window/v1/cases/{caseId}/ask-supplement",
    audience,
    roles: team,
    command: "if-match",
    summary: "Ask for a supplement (补正), everything missing in one notice",
    description:
      "Tells the applicant at once all that is missing or wrong (一次性告知, 行政许可法 art 32). A second notice may only name what the first one named.",
    params,
    body: z.strictObject({
      deficiencies: z
        .array(z.strictObject({ material: prose(60), problem: prose(300) }))
        .min(1)
        .max(20),
    }),
    returns: staffCaseFile,
    refusals: [
      ...held,
      "already-accepted",
      "told-once-already",
      "reasons-required",
      "due-date-beyond-calendar",
    ],
  }),
  suspend: operation({
    name: "suspend-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/suspend",
    audience,
    roles: team,
    command: "if-match",
    summary: "Stop the handling clock for a procedure that does not count (特别程序)",
    description:
      "For one of the procedures of 行政许可法 art 45 (hearing, tender, auction, inspection, testing, quarantine, appraisal, expert-review), or a ground that the agreement's standard names (`agreed/…`). The expected time is told to the applicant. A site visit stops nothing.",
    params,
    body: z.strictObject({
      ground: z.string().regex(/^[^\s]{1,60}$/, rule("word")),
      expected: limit,
      reasons: prose(2000),
    }),
    returns: staffCaseFile,
    refusals: [
      ...held,
      "not-accepted",
      "pause-ground-unlawful",
      "reasons-required",
      "due-date-beyond-calendar",
    ],
  }),
  resume: operation({
    name: "resume-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/resume",
    audience,
    roles: team,
    command: "if-match",
    summary: "End a procedure that did not count: the handling clock goes on",
    description: "The clock goes on with what it had left; the day of the resumption is not counted.",
    params,
    returns: staffCaseFile,
    refusals: [...held, "not-accepted", "clock-running", "due-date-beyond-calendar"],
  }),
  "ask-extension": operation({
    name: "ask-extension",
    method: "POST",
    path: "/window/v1/cases/{caseId}/ask-extension",
    audience,
    roles: team,
    command: "if-match",
    summary: "Ask for the one extension of the time (延期)",
    description:
      "Before the time is up, with reasons (行政许可法 art 42). A lead who did not ask for it approves it. How long it is follows from the matter or the standard.",
    params,
    body: z.strictObject({ reasons: prose(2000) }),
    returns: staffCaseFile,
    refusals: [
      ...held,
      ...extending,
      "not-accepted",
      "extension-asked-already",
      "extension-impossible",
      "reasons-required",
    ],
  }),
  "approve-extension": operation({
    name: "approve-extension",
    method: "POST",
    path: "/window/v1/cases/{caseId}/approve-extension",
    audience,
    roles: ["lead"],
    command: "if-match",
    summary: "Approve an extension: the due dates move by it, and the applicant is told",
    description:
      "By a lead who did not ask for it, before the time is up (行政许可法 art 42); the reasons are those that the applicant is told.",
    params,
    body: z.strictObject({ reasons: prose(2000) }),
    returns: staffCaseFile,
    refusals: [
      "lead-required",
      "own-extension",
      "extension-not-asked",
      "not-claimed",
      "not-yet-routed",
      "not-accepted",
      "awaiting-supplement",
      "reasons-required",
      "due-date-beyond-calendar",
      ...extending,
      ...past,
    ],
  }),
  "refuse-extension": operation({
    name: "refuse-extension",
    method: "POST",
    path: "/window/v1/cases/{caseId}/refuse-extension",
    audience,
    roles: ["lead"],
    command: "if-match",
    summary: "Refuse an extension: the due dates stay",
    description: "By a lead, with reasons for whoever asked.",
    params,
    body: z.strictObject({ reasons: prose(2000) }),
    returns: staffCaseFile,
    refusals: [
      "lead-required",
      "extension-not-asked",
      "already-extended",
      "not-claimed",
      "not-yet-routed",
      "not-accepted",
      "awaiting-supplement",
      "reasons-required",
      ...past,
    ],
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
    refusals: [
      "not-claimed",
      "not-yet-routed",
      "not-holder",
      "already-accepted",
      "due-date-beyond-calendar",
      ...still,
      ...past,
    ],
  }),
  reassign: operation({
    name: "reassign-case",
    method: "POST",
    path: "/window/v1/cases/{caseId}/reassign",
    audience,
    roles: ["lead"],
    command: "if-match",
    summary: "Give a case that waits or is held to a member of the team",
    description: "By the window's lead. Whoever held the case can do nothing more with it.",
    params,
    body: z.strictObject({ to: staffId }),
    returns: staffCaseFile,
    refusals: [
      "lead-required",
      "not-on-team",
      "already-holder",
      "not-yet-routed",
      "due-date-beyond-calendar",
      ...past,
    ],
  }),
  "explain-delay": operation({
    name: "explain-delay",
    method: "POST",
    path: "/window/v1/cases/{caseId}/explain-delay",
    audience,
    roles: team,
    command: "if-match",
    summary: "Explain why a case is late, or answer an order (超期说明, 督办答复)",
    description:
      "By who holds the case, or the window's lead. The explanation is published with the case (优化营商环境条例 36).",
    params,
    body: z.strictObject({ reasons: prose(2000) }),
    returns: staffCaseFile,
    refusals: ["nothing-to-explain", "not-holder", "not-claimed", "reasons-required"],
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
