import { type CaseFee, paymentOf, type RefundGround, type ReportedPayment } from "../../../fee/case-fee.ts";
import { refusal } from "../../../refusal.ts";
import { caseStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/**
 * Takes a payment that the platform tells of, whatever has become of the case: it pays the fee where that is due and the
 * amount is the one owed, and has to go back otherwise. Money that came is never refused, because it is there. A
 * transaction that the case knows is refused as `payment-known`.
 */
export const takePayment = transition({
  from: caseStatuses,
  unless: ({ fee }, _by: "broker") => (fee ? undefined : refusal("no-fee-due")),
  happens: ({ fee }, _by, payment: ReportedPayment) => {
    if (!fee) return refusal("no-fee-due");
    const { transaction, amount } = payment;
    if (paymentOf(fee, transaction)) return refusal("payment-known", { transaction });
    const why = surplusGround(fee, amount);
    return [why ? { type: "FeeOverpaid", ...payment, why } : { type: "FeePaid", ...payment }];
  },
});

const surplusGround = ({ state, amount: owed }: CaseFee, amount: number): RefundGround | undefined => {
  if (state === "paid") return "paid-already";
  if (state !== "due") return "not-owed";
  return amount === owed ? undefined : "amount-differs";
};
