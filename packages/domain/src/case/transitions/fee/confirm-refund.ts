import type { Instant } from "../../../clock/instant.ts";
import { paymentOf, type TransactionNumber } from "../../../fee/case-fee.ts";
import { refusal } from "../../../refusal.ts";
import { caseStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/** A refund as the platform tells of it: of which transaction, and when the money went back. */
export type ReportedRefund = { readonly transaction: TransactionNumber; readonly refundedAt: Instant };

/**
 * Records that the platform paid money back (退费), whole. One that is told twice is refused as `payment-known`; one of money
 * that has not to go back as `refund-not-due`, because the broker ordered none.
 */
export const confirmRefund = transition({
  from: caseStatuses,
  unless: ({ fee }, _by: "broker") => (fee ? undefined : refusal("no-fee-due")),
  happens: ({ fee }, _by, { transaction, refundedAt }: ReportedRefund) => {
    const payment = paymentOf(fee, transaction);
    if (payment?.state === "refunded") return refusal("payment-known", { transaction });
    return payment?.state === "to-refund"
      ? [{ type: "FeeRefunded", transaction, amount: payment.amount, refundedAt }]
      : refusal("refund-not-due", { transaction });
  },
});
