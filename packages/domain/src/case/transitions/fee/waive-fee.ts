import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { openStatuses } from "../../case.ts";
import { unlessLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** Why a fee is waived, and what allows it: the law or rule by its name and article. */
export type FeeWaiver = { readonly basis: string; readonly reasons: string };

/** Waives a fee that is due or paid (减免), as a lead, with what allows it: what was paid goes back. */
export const waiveFee = transition({
  from: openStatuses,
  unless: (kase, staff: Staff) =>
    unlessLead(kase, staff) ??
    (kase.fee?.state === "due" || kase.fee?.state === "paid" ? undefined : refusal("no-fee-due")),
  happens: ({ fee }, _staff, { basis, reasons }: FeeWaiver) => {
    if (!fee) return refusal("no-fee-due");
    return basis.trim() === "" || reasons.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "FeeWaived", amount: fee.amount, prose: { basis, reasons } }];
  },
});
