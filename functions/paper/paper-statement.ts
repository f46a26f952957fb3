import { DOCUMENT_FORMAT, type PaperStatement } from "@tongban/domain";
import type { IssuedFile, Paper } from "@tongban/store";

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
