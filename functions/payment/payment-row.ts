import type { paymentRow } from "@tongban/contract";
import { type Case, paymentOf, type RefundStep, type Staff, unmatchedStateOf } from "@tongban/domain";
import type { Payment } from "@tongban/store";
import type * as z from "zod";

/** A payment as a coordinator sees it, with its case where it has one. */
export const paymentRowOf = (
  { platform, transaction, reference, amount, paidAt, caseId, refund }: Payment,
  kase: Case | undefined,
  { id: reader }: Pick<Staff, "id">,
): z.output<typeof paymentRow> => {
  const stepOf = ({ id, name, at }: RefundStep) => ({ by: name, mine: id === reader, at });
  return {
    platform,
    transaction,
    reference,
    amount,
    paidAt,
    caseId: caseId ?? null,
    handling: kase?.origin.handling ?? null,
    state:
      caseId === undefined
        ? unmatchedStateOf(refund)
        : (paymentOf(kase?.fee, transaction)?.state ?? "unrecorded"),
    refund: refund
      ? {
          reason: refund.reason,
          ordered: stepOf(refund.ordered),
          released: refund.released ? stepOf(refund.released) : null,
          refundedAt: refund.refundedAt ?? null,
        }
      : null,
  };
};
