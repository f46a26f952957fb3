import type { NameOf } from "../api/name-of.ts";
import type { CaseRow } from "../api/wire.ts";

/** Whether a row contains all words typed, in its number, matter, place or applicant. */
export const matches = (row: CaseRow, typed: string, nameOf: NameOf): boolean => {
  const words = typed.trim().toLowerCase().split(/\s+/);
  const text = [
    row.externalRef,
    row.number ?? "",
    row.caseId,
    nameOf.matter(row.matter),
    nameOf.region(row.source),
    nameOf.region(row.handling),
    row.applicant,
    row.holderName ?? "",
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => text.includes(word));
};
