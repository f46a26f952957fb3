import type { Instant, LocalDate } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { VerificationCode } from "../identifiers/verification-code.ts";
import type { AgreementId, CaseId } from "../ids.ts";
import type { PaperKind } from "../paper/paper-kind.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Standing, StandingCounts } from "./standing.ts";

/** The documents that the broker signs so that others can prove something by them. */
export const documentKinds = [
  "evidence-pack",
  "completeness-statement",
  "deadline-certificate",
  "paper",
  "paper-voiding",
] as const;

/** One of {@link documentKinds}. */
export type DocumentKind = (typeof documentKinds)[number];

/** Version of the documents' form; another form gets another number. */
export const DOCUMENT_FORMAT = 1;

/** A public key as a document carries it (RFC 7517, RFC 8037): Ed25519 has no `y`. */
export type DocumentKey = {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y?: string | undefined;
};

/** A signature as a document carries it, with the key that it is checked by. */
export type DocumentSignature = {
  readonly algorithm: "ed25519" | "ecdsa-p256-sha256";
  /** RFC 7638 SHA-256 thumbprint of the key, base64url: what a verifier compares with the published one. */
  readonly keyId: string;
  readonly key: DocumentKey;
  /** 64 bytes, base64url. */
  readonly value: string;
};

/** What every document says beside its own content. */
export type DocumentHead = {
  readonly kind: DocumentKind;
  readonly format: typeof DOCUMENT_FORMAT;
  readonly issuedAt: Instant;
};

/** Members that stand beside what the broker signs: the signature itself, and what carries a proof of its own. */
const besides = ["signature", "countersignatures", "cases"] as const;

/** The text whose UTF-8 bytes the broker signs: the document's kind and format, then all that is not {@link besides}. */
export const signedText = (document: { readonly kind: string; readonly format: number }): string => {
  const said = Object.entries(document).filter(([name]) => !besides.some((beside) => beside === name));
  return `tongban ${document.kind} ${document.format}\n${canonicalJson(Object.fromEntries(said))}`;
};

/** A case as a completeness statement counts it; its canonical JSON is an entry of the statement's Merkle tree. */
export type StatementCase = {
  readonly caseId: CaseId;
  /** Number of its last event. */
  readonly version: number;
  /** Hash of its last event, which stands for its whole history. */
  readonly head: string;
  readonly standing: Standing;
};

/** What the broker states of one agreement's cases of one day: none was lost, and what became of each. */
export type CompletenessStatement = DocumentHead & {
  readonly kind: "completeness-statement";
  readonly agreement: AgreementId;
  /** The day on which the cases were submitted, in China. */
  readonly day: LocalDate;
  /** 1 for the first statement of the agreement and day; a later one tells what became of the cases since. */
  readonly number: number;
  readonly admitted: number;
  readonly counts: StandingCounts;
  /** Root of the Merkle tree over the cases in the order of their ids, base64url. */
  readonly root: string;
};

/** What the broker states of a paper (文书) that it issued: whoever has the file compares its digest. Nothing personal. */
export type PaperStatement = DocumentHead & {
  readonly kind: "paper";
  readonly paper: PaperKind;
  readonly title: string;
  readonly number: string;
  readonly organ: string;
  readonly date: LocalDate;
  readonly code: VerificationCode;
  /** SHA-256 of the PDF, hex. */
  readonly sha256: string;
  /** Bytes of the PDF. */
  readonly size: number;
};

/** What the broker states of a paper (文书) that was declared void (作废). Nothing personal, and not why. */
export type PaperVoiding = DocumentHead & {
  readonly kind: "paper-voiding";
  readonly title: string;
  readonly number: string;
  readonly organ: string;
  readonly code: VerificationCode;
  readonly voidedAt: Instant;
  /** Number of the paper in its place; null where there is none. */
  readonly replacedBy: string | null;
};

/** That a region's coordinator, by a key of their own, states the same. */
export type Countersignature = DocumentSignature & {
  readonly region: RegionCode;
  /** By the signer's own clock. */
  readonly signedAt: Instant;
};

/** The text whose UTF-8 bytes a region's coordinator signs. */
export const countersignedText = (
  { agreement, day, number, admitted, counts, root }: Omit<CompletenessStatement, keyof DocumentHead>,
  { region, signedAt }: Pick<Countersignature, "region" | "signedAt">,
): string =>
  `tongban countersignature ${DOCUMENT_FORMAT}\n${canonicalJson({
    agreement,
    day,
    number,
    admitted,
    counts,
    root,
    region,
    signedAt,
  })}`;
