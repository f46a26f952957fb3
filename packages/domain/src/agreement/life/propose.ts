import type { Instant } from "../../clock/instant.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import { canonicalJson } from "../../proof/canonical-json.ts";
import { type Refusal, refusal } from "../../refusal.ts";
import type { Agreement, AgreementDraft, Proposal, ProposalKind } from "./agreement-life.ts";
import type { AgreementEventDetail } from "./event.ts";
import type { Finding } from "./finding.ts";
import {
  type AgreementVerdict,
  agreementActor,
  agreementChange,
  partiesOf,
  type Speaker,
  speaksForAll,
  unlessParty,
} from "./speaker.ts";

/** What somebody asks the other parties for. */
export type ProposalInput = {
  readonly what: ProposalKind;
  readonly reason: string;
  /** The party that it is made for, of those the proposer speaks for; absent: the first of them. */
  readonly region?: RegionCode;
  /** What the check found in the draft; asked for a publication alone. */
  readonly findings: readonly Finding[];
};

/**
 * Asks the other parties to publish the draft, or to end a suspension or the agreement. A draft is proposed only without
 * errors (`draft-has-errors` names every one), and one that promises less to applicants from elsewhere only with a
 * reason. An operator's proposal happens at once: the file is what the parties signed.
 */
export const proposeToParties = (
  agreement: Agreement,
  by: Speaker,
  input: ProposalInput,
  now: Instant,
): AgreementVerdict => {
  const parties = partiesAsked(agreement, input.what);
  const objection =
    unlessParty(by, parties) ??
    (agreement.proposal ? refusal("proposal-pending", { what: agreement.proposal.what }) : undefined) ??
    unlessProposable[input.what](agreement, input);
  if (objection) return objection;
  const own = partiesOf(by, parties);
  const region = input.region ?? own[0];
  if (region === undefined || !own.includes(region))
    return refusal("party-required", { parties, regions: own });
  const { what, reason } = input;
  const made = { type: "ProposalMade", what, region, reason } as const;
  const details = speaksForAll(by) ? [made, effectOf[what](agreement)] : [made];
  return agreementChange(agreement.id, agreement, agreementActor(by), now, details);
};

/**
 * Consents to what was proposed, as another person for another party. A publication needs every party that joins, and
 * one other at least; with the last consent it happens.
 */
export const consentToProposal = (agreement: Agreement, by: Speaker, now: Instant): AgreementVerdict => {
  const { id, proposal } = agreement;
  if (!proposal) return refusal("nothing-proposed");
  const parties = partiesAsked(agreement, proposal.what);
  const stranger = unlessParty(by, parties);
  if (stranger) return stranger;
  if ("id" in by && by.id === proposal.by) return refusal("own-proposal");
  const regions = partiesOf(by, parties).filter((party) => party !== proposal.region);
  if (regions.length === 0) return refusal("same-party", { party: proposal.region });
  const fresh = regions.filter((region) => !proposal.consents.includes(region));
  if (fresh.length === 0) return refusal("consented-already");
  const seconded = { type: "ProposalSeconded", regions: fresh } as const;
  const left = partiesStillAsked(agreement, proposal, [...proposal.consents, ...fresh]);
  const details = left.length > 0 ? [seconded] : [seconded, effectOf[proposal.what](agreement)];
  return agreementChange(id, agreement, agreementActor(by), now, details);
};

/** Sends what was proposed back with a comment; its own party takes it back in the same way. */
export const sendProposalBack = (
  agreement: Agreement,
  by: Speaker,
  comment: string,
  now: Instant,
): AgreementVerdict => {
  const { id, proposal } = agreement;
  if (!proposal) return refusal("nothing-proposed");
  const stranger = unlessParty(by, partiesAsked(agreement, proposal.what));
  if (stranger) return stranger;
  if (comment.trim() === "") return refusal("reasons-required");
  return agreementChange(id, agreement, agreementActor(by), now, [{ type: "ProposalSentBack", comment }]);
};

/** The parties whose consent is still missing: those that join, or all others of which one will do. */
export const partiesStillAsked = (
  agreement: Agreement,
  { what, region }: Pick<Proposal, "what" | "region">,
  consents: readonly RegionCode[],
): readonly RegionCode[] => {
  const others = partiesAsked(agreement, what).filter((party) => party !== region);
  const present = agreement.published?.content.parties;
  const joining = present && what === "publication" ? others.filter((party) => !present.includes(party)) : [];
  if (joining.length > 0) return joining.filter((party) => !consents.includes(party));
  return others.some((party) => consents.includes(party)) ? [] : others;
};

/** Who is asked: the parties of the draft and those that leave, or of the agreement as it is published. */
const partiesAsked = ({ draft, published }: Agreement, what: ProposalKind): readonly RegionCode[] => [
  ...new Set([
    ...(what === "publication" ? (draft?.content.parties ?? []) : []),
    ...(published?.content.parties ?? []),
  ]),
];

const unlessProposable: Readonly<
  Record<ProposalKind, (agreement: Agreement, input: ProposalInput) => Refusal | undefined>
> = {
  publication: ({ draft, published }, { findings, reason }) => {
    if (!draft) return refusal("no-draft");
    if (published?.status === "terminated") return refusal("agreement-over");
    const errors = findings.filter(({ severity }) => severity === "error");
    if (errors.length > 0) return refusal("draft-has-errors", { findings: errors });
    const worse = findings.filter(({ severity }) => severity === "needs-reason");
    return worse.length > 0 && reason.trim() === ""
      ? refusal("worse-than-local", { findings: worse })
      : undefined;
  },
  reinstatement: ({ published }, { reason }) => {
    if (published?.status !== "suspended") return refusal("not-suspended");
    return reason.trim() === "" ? refusal("reasons-required") : undefined;
  },
  termination: ({ published }, { reason }) => {
    if (!published) return refusal("not-published");
    if (published.status === "terminated") return refusal("agreement-over");
    return reason.trim() === "" ? refusal("reasons-required") : undefined;
  },
};

/** What happens with the last consent. */
const effectOf: Readonly<Record<ProposalKind, (agreement: Agreement) => AgreementEventDetail>> = {
  publication: ({ draft, published }) => ({ type: "AgreementPublished", ...nextVersions(published, draft) }),
  reinstatement: () => ({ type: "AgreementReinstated" }),
  termination: () => ({ type: "AgreementTerminated" }),
};

/** All that a standard says; of its guidance the digest. */
const standardText = ({ standard, guidance }: AgreementDraft["content"]): string =>
  canonicalJson([standard, guidance?.digest ?? null]);

/** A list and a standard keep their version as long as they say the same. */
const nextVersions = (published: Agreement["published"], draft: AgreementDraft | undefined) => {
  if (!published || !draft) return { version: 1, listVersion: 1, standardVersion: 1 };
  const { content, version, listVersion, standardVersion } = published;
  const sameList = content.list.digest === draft.content.list.digest;
  const sameStandard = standardText(content) === standardText(draft.content);
  return {
    version: version + 1,
    listVersion: listVersion + (sameList ? 0 : 1),
    standardVersion: standardVersion + (sameStandard ? 0 : 1),
  };
};
