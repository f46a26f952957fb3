import { DOCUMENT_FORMAT, type PaperStatement, type PaperVoiding } from "@tongban/domain";
import type { IssuedFile, Paper, VoidedPaper } from "@tongban/store";

/** What the broker signs of a paper: nothing of whom it is for. */
export const statementOf = (
  { kind: paper, title, number, organ, date, code }: Paper,
  { sha256, size, issuedAt }: Pick<IssuedFile, "sha256" | "size" | "issuedAt">,
): PaperStatement => ({
  kind: "paper",
  format: DOCUMENT_FORMAT,
  issuedAt,
  paper,
  title,
  number,
  organ,
  date,
  code,
  sha256,
  size,
});

/** What the broker signs of a paper that is void. */
export const voidingOf = (
  { title, number, organ, code }: Paper,
  { at, replacedBy, issuedAt }: Omit<VoidedPaper, "signature">,
): PaperVoiding => ({
  kind: "paper-voiding",
  format: DOCUMENT_FORMAT,
  issuedAt,
  title,
  number,
  organ,
  code,
  voidedAt: at,
  replacedBy: replacedBy ?? null,
});
