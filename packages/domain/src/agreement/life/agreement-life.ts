import type { Instant, LocalDate } from "../../clock/instant.ts";
import type { RegionCode } from "../../identifiers/region-code.ts";
import type { AgreementId, StaffId } from "../../ids.ts";
import type { AgreementKind, AgreementStatus, AgreementTerms, Standard } from "../agreement.ts";
import type { GuidanceReference } from "../guidance.ts";

/** What a signed document may be: PDF, or OFD (GB/T 33190). */
export const documentTypes = ["pdf", "ofd"] as const;

/** One of {@link documentTypes}. */
export type DocumentType = (typeof documentTypes)[number];

/** Bytes that a signed document may have at most. */
export const DOCUMENT_BYTES = 20_000_000;

/** The signed document of an agreement, kept by its digest. */
export type SignedDocument = {
  /** 文号, such as `西宁政通办〔2026〕1号`. */
  readonly number?: string;
  readonly signedOn?: LocalDate;
  /** SHA-256 of the PDF or OFD, hex. */
  readonly sha256?: string;
};

/** A matter list by the digest of its content, with the number of its rows. */
export type ListReference = { readonly digest: string; readonly rows: number };

/** A standard before it has a version. */
export type StandardContent = Omit<Standard, "version">;

/** All that an agreement says, in whatever version. */
export type AgreementContent = {
  readonly title: string;
  readonly kind: AgreementKind;
  readonly parties: readonly RegionCode[];
  /** First day in force. */
  readonly validFrom: LocalDate;
  /** Last day in force. */
  readonly validUntil: LocalDate;
  readonly document?: SignedDocument;
  readonly list: ListReference;
  readonly standard: StandardContent;
  /** Review checklists and phrases, a part of the standard that no case pins; absent: none. */
  readonly guidance?: GuidanceReference;
};

/** A published version, for ever as it is; the versions of list and standard change only with their content. */
export type AgreementVersion = {
  readonly version: number;
  readonly listVersion: number;
  readonly standardVersion: number;
  readonly content: AgreementContent;
  readonly publishedAt: Instant;
};

/** A version that is being prepared; there is one at most. */
export type AgreementDraft = {
  readonly content: AgreementContent;
  /** Who changed it last. */
  readonly author: StaffId;
  /** Why the other party sent it back last. */
  readonly sentBack?: string;
};

/** What needs a second party's consent. */
export const proposalKinds = ["publication", "reinstatement", "termination"] as const;

/** One of {@link proposalKinds}. */
export type ProposalKind = (typeof proposalKinds)[number];

/** A request to the other parties; one at a time. */
export type Proposal = {
  readonly what: ProposalKind;
  readonly by: StaffId;
  /** The party that it was made for. */
  readonly region: RegionCode;
  /** Why; also why a draft promises less to applicants from elsewhere than to local ones (零差距), where it does. */
  readonly reason: string;
  /** Parties that consented since. */
  readonly consents: readonly RegionCode[];
};

/** What admission reads of an agreement, as far as it was compiled. */
export type CompiledState = { readonly version: number; readonly status: AgreementStatus };

/** Where an agreement can stand once it was published. */
export type PublishedStatus = Extract<AgreementStatus, "in-force" | "suspended" | "expired" | "terminated">;

/**
 * A framework agreement through its life: the fold of its events. It is a draft, then in force, then suspended, expired
 * or terminated; beside a published version there may be a draft of the next one (a renewal, a party that joins).
 */
export type Agreement = {
  readonly id: AgreementId;
  /** How many events it has; what a command must have seen. */
  readonly revision: number;
  readonly published?: AgreementVersion & { readonly status: PublishedStatus };
  readonly draft?: AgreementDraft;
  readonly proposal?: Proposal;
  readonly compiled?: CompiledState;
  /** The last warning that it expires: so many days before. */
  readonly warned?: number;
};

/** Where an agreement stands: of one that was never published, whether its draft passed the check. */
export const statusOf = ({ published, proposal }: Agreement): AgreementStatus =>
  published?.status ?? (proposal ? "checked" : "draft");

/** Whether admission reads something else than what was published. */
export const needsCompiling = ({ published, compiled }: Agreement): boolean =>
  published !== undefined &&
  (compiled?.version !== published.version || compiled.status !== published.status);

/** The standard of a published version. */
export const standardOf = ({
  standardVersion,
  content,
}: Pick<AgreementVersion, "standardVersion" | "content">): Standard => ({
  ...content.standard,
  version: standardVersion,
});

/** The terms of a published version, as admission and cases know them. */
export const termsOf = (
  id: AgreementId,
  { version, content }: Pick<AgreementVersion, "version" | "content">,
  status: AgreementStatus,
): AgreementTerms => ({
  id,
  version,
  title: content.title,
  kind: content.kind,
  status,
  validFrom: content.validFrom,
  validUntil: content.validUntil,
  parties: content.parties,
});
