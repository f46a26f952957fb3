import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { caseStatuses } from "../case.ts";
import { unlessHolderOrLead } from "../holding.ts";
import { transition } from "../transition.ts";

/**
 * Puts on the record that a member of staff looked at unmasked personal data, and why (PIPL art 51). Only the
 * case's holder and a lead have a need to know.
 */
export const reveal = transition({
  from: caseStatuses,
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff),
  happens: (_kase, _staff, { reason }: { readonly reason: string }) =>
    reason.trim() === "" ? refusal("reasons-required") : [{ type: "ApplicantRevealed", prose: { reason } }],
});
