import { proposalKinds } from "@tongban/domain";
import * as z from "zod";
import { operation } from "../operation.ts";
import {
  agreementDraft,
  agreementFile,
  agreementVersionView,
  draftRow,
  finding,
  matterReadiness,
  publicationEffect,
  readinessChange,
} from "../schemas/agreement-life.ts";
import { agreementId, matterId, prose, regionCode } from "../schemas/identifiers.ts";

const audience = "coordinator";
const roles = ["coordinator"] as const;
const params = z.strictObject({ agreementId });
const path = "/coordinator/v1/agreements/{agreementId}";

/** Operations of coordinators on the life of an agreement: drafted by one party, published with another one's consent. */
export const agreementOperations = {
  listDrafts: operation({
    name: "list-drafts",
    method: "GET",
    path: "/coordinator/v1/drafts",
    audience,
    roles,
    summary: "Agreements of your regions that are drafted or proposed, and whose consent is missing",
    returns: z.strictObject({ drafts: z.array(draftRow) }),
  }),
  getAgreementFile: operation({
    name: "get-agreement-file",
    method: "GET",
    path: `${path}/file`,
    audience,
    roles,
    summary: "An agreement with its draft, what is asked about it, and its history",
    params,
    returns: agreementFile,
  }),
  getAgreementVersion: operation({
    name: "get-agreement-version",
    method: "GET",
    path: `${path}/versions/{version}`,
    audience,
    roles,
    summary: "What a version of an agreement said when it was published, whatever counts now",
    params: params.extend({ version: z.coerce.number().int().min(1).max(999_999) }),
    returns: agreementVersionView,
  }),
  draftAgreement: operation({
    name: "draft-agreement",
    method: "POST",
    path: `${path}/draft`,
    audience,
    roles,
    summary: "Draft a new agreement, or the next version of one (renewal, parties that join or leave)",
    description:
      "The draft of a published agreement begins with its list; that of a new one begins with the list of `listOf`, or with an empty one.",
    params,
    body: agreementDraft.extend({
      listOf: agreementId.optional().describe("an agreement of yours whose list the draft begins with"),
    }),
    returns: agreementFile,
    refusals: ["party-required", "draft-exists", "agreement-over"],
  }),
  reviseDraft: operation({
    name: "revise-draft",
    method: "POST",
    path: `${path}/draft/revise`,
    audience,
    roles,
    summary: "Change what the draft says; what is left out stays",
    params,
    body: agreementDraft.partial(),
    returns: agreementFile,
    refusals: ["party-required", "no-draft", "proposal-pending"],
    command: "if-match",
  }),
  discardDraft: operation({
    name: "discard-draft",
    method: "POST",
    path: `${path}/draft/discard`,
    audience,
    roles,
    summary: "Give the draft up; what is published stays",
    params,
    returns: agreementFile,
    refusals: ["party-required", "no-draft", "proposal-pending"],
    command: "if-match",
  }),
  checkDraft: operation({
    name: "check-draft",
    method: "GET",
    path: `${path}/draft/check`,
    audience,
    roles,
    summary: "Everything that is wrong with the draft, or should be known before it is published",
    params,
    returns: z.strictObject({ findings: z.array(finding) }),
    refusals: ["no-draft"],
  }),
  proposeChange: operation({
    name: "propose-change",
    method: "POST",
    path: `${path}/propose`,
    audience,
    roles,
    summary: "Ask the other parties to publish the draft, to end a suspension, or to end the agreement",
    params,
    body: z.strictObject({
      what: z.enum(proposalKinds),
      reason: z
        .string()
        .max(1000)
        .default("")
        .describe("needed for all but a publication without findings that ask for one"),
      region: regionCode.optional().describe("the party that you propose it for, if you speak for several"),
    }),
    returns: agreementFile,
    refusals: [
      "party-required",
      "proposal-pending",
      "no-draft",
      "draft-has-errors",
      "worse-than-local",
      "agreement-over",
      "not-suspended",
      "not-published",
      "reasons-required",
    ],
    command: "if-match",
  }),
  consentToProposal: operation({
    name: "consent-to-proposal",
    method: "POST",
    path: `${path}/consent`,
    audience,
    roles,
    summary:
      "Consent to what another party proposed, as another person; it happens with the last consent needed",
    params,
    returns: agreementFile,
    refusals: ["party-required", "nothing-proposed", "own-proposal", "same-party", "consented-already"],
    command: "if-match",
  }),
  sendProposalBack: operation({
    name: "send-proposal-back",
    method: "POST",
    path: `${path}/send-back`,
    audience,
    roles,
    summary: "Send what was proposed back with a comment, or take your own proposal back",
    params,
    body: z.strictObject({ comment: prose(1000) }),
    returns: agreementFile,
    refusals: ["party-required", "nothing-proposed", "reasons-required"],
    command: "if-match",
  }),
  getReadiness: operation({
    name: "get-readiness",
    method: "GET",
    path: `${path}/readiness`,
    audience,
    roles,
    summary:
      "For each matter of the agreement, the pairs of regions that are live today, and what the others lack",
    params,
    query: z.strictObject({
      of: z.enum(["published", "draft"]).default("published").describe("draft: as if it were in force"),
      source: regionCode.optional(),
      handling: regionCode.optional(),
      matter: matterId.optional(),
    }),
    returns: z.strictObject({
      matters: z.array(matterReadiness),
      changes: z
        .array(readinessChange)
        .nullable()
        .describe("of a draft: pairs that its publication gains and loses, by matter"),
    }),
    refusals: ["no-draft", "not-published", "too-many-pairs"],
  }),
  getPublicationEffect: operation({
    name: "get-publication-effect",
    method: "GET",
    path: `${path}/draft/effect`,
    audience,
    roles,
    summary: "Submissions of the last 30 days that would be refused or admitted if the draft were published",
    params,
    returns: publicationEffect,
    refusals: ["no-draft"],
  }),
  suspendAgreement: operation({
    name: "suspend-agreement",
    method: "POST",
    path: `${path}/suspend`,
    audience,
    roles,
    summary: "Suspend the agreement at once: nothing new is admitted, cases under way go on",
    params,
    body: z.strictObject({ reason: prose(1000) }),
    returns: agreementFile,
    refusals: ["party-required", "not-published", "not-in-force", "reasons-required"],
    command: "if-match",
  }),
} as const;
