import {
  type CaseId,
  type DocumentSignature,
  type Instant,
  type LocalDate,
  type PaperKind,
  paperKinds,
  type VerificationCode,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { type Attributes, map, oneOf, text, whole } from "../table/codec.ts";
import { keys, madeByInKeys } from "../table/table.ts";

/** The file of a paper, once it was made: what it is known by, and the broker's signature over what the paper states. */
export type IssuedFile = {
  /** SHA-256 of the PDF, hex. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly signature: DocumentSignature;
  readonly issuedAt: Instant;
};

/**
 * A paper (文书) of a case: made by its event `n`, numbered for ever, and with its file once that was made. It stands
 * beside the case, which does not depend on it.
 */
export type Paper = {
  readonly caseId: CaseId;
  readonly n: number;
  readonly kind: PaperKind;
  readonly title: string;
  readonly number: string;
  /** The issuing organ, as the paper names it. */
  readonly organ: string;
  readonly date: LocalDate;
  readonly code: VerificationCode;
  readonly file?: IssuedFile;
  readonly voided?: VoidedPaper;
};

/** That a paper was declared void (作废), with the broker's signature over its statement of that. */
export type VoidedPaper = {
  readonly at: Instant;
  /** Number of the paper in its place. */
  readonly replacedBy?: string;
  readonly signature: DocumentSignature;
  readonly issuedAt: Instant;
};

const signature = map<DocumentSignature>({
  algorithm: ["algorithm", oneOf(["ed25519", "ecdsa-p256-sha256"])],
  keyId: ["keyId", text()],
  key: [
    "key",
    map<DocumentSignature["key"]>({
      kty: ["kty", text()],
      crv: ["crv", text()],
      x: ["x", text()],
      y: ["y", text(), "optional"],
    }),
  ],
  value: ["value", text()],
});

/** A paper's file as an attribute of its item. */
export const issuedFile = map<IssuedFile>({
  sha256: ["sha256", text()],
  size: ["size", whole],
  signature: ["signature", signature],
  issuedAt: ["issuedAt", instant],
});

/** A paper's being void as an attribute of its item. */
export const voidedPaper = map<VoidedPaper>({
  at: ["at", instant],
  replacedBy: ["replacedBy", text(), "optional"],
  signature: ["signature", signature],
  issuedAt: ["issuedAt", instant],
});

const body = map<Omit<Paper, "caseId" | "n">>({
  kind: ["kind", oneOf(paperKinds)],
  title: ["title", text()],
  number: ["number", text()],
  organ: ["organ", text()],
  date: ["date", text()],
  code: ["code", text()],
  file: ["file", issuedFile, "optional"],
  voided: ["voided", voidedPaper, "optional"],
});

/** A paper as an item. */
export const toPaperItem = (paper: Paper): Attributes => ({
  ...keys.paper(paper.caseId, paper.n),
  ...body.write(paper),
});

/** A paper as it was read. */
export const fromPaperItem = (item: Attributes): Paper => {
  const { caseId, n } = madeByInKeys(item);
  return { caseId: caseId as CaseId, n, ...body.read(item) };
};
