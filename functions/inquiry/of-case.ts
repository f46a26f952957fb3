import type { Case, Inquiry } from "@tongban/domain";

/** What of its case an inquiry says. */
export const ofCase = ({
  origin: { id: caseId, matter, partner, source },
}: Case): Pick<Inquiry, "caseId" | "matter" | "partner" | "source"> => ({
  caseId,
  matter,
  partner,
  source,
});
