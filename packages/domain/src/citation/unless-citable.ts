import type { LocalDate } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Citable, MaterialCitation } from "./citation.ts";

/**
 * Refuses to use a material again: one that is not there, or not this applicant's (`citation-unknown`, the same answer to both);
 * whose file cannot be read; that is valid no more; and without the applicant's consent on that day, because another use is
 * another purpose (个人信息保护法 14).
 */
export const unlessCitable = (
  { title, case: caseId, sha256, consent }: MaterialCitation,
  found: Citable | undefined,
  on: LocalDate,
): Refusal | undefined => {
  if (!found) return refusal("citation-unknown", { material: title, caseId, sha256 });
  if (!found.verified) return refusal("citation-unreadable", { material: title });
  if (found.validUntil !== undefined && found.validUntil < on)
    return refusal("citation-expired", { material: title, until: found.validUntil });
  if (!consent) return refusal("consent-missing", { material: title });
  return consent.until < on
    ? refusal("consent-expired", { material: title, until: consent.until })
    : undefined;
};
