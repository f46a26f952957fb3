import type { Instant } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";

/**
 * Where the fee (缴费) of a case stands: to fall due later, due, paid, waived (减免), or owed no more because nothing is
 * granted.
 */
export const feeStates = ["foreseen", "due", "paid", "waived", "void"] as const;

/** One of {@link feeStates}. */
export type FeeState = (typeof feeStates)[number];

/** Where money that came for a case stands: it is kept, has to go back, or went back. */
export const paymentStates = ["kept", "to-refund", "refunded"] as const;

/** One of {@link paymentStates}. */
export type PaymentState = (typeof paymentStates)[number];

/**
 * Why money goes back: the fee was paid already, another amount came, nothing was owed, the fee was waived after it was
 * paid, or the case ended without a grant.
 */
export const refundGrounds = ["paid-already", "amount-differs", "not-owed", "waived", "not-granted"] as const;

/** One of {@link refundGrounds}. */
export type RefundGround = (typeof refundGrounds)[number];

/** The number that the payment platform gave a transaction (交易流水号). */
export type TransactionNumber = string & { readonly __brand: "TransactionNumber" };

/** Money that came for a case; `amount` in fen. */
export type FeePayment = {
  readonly transaction: TransactionNumber;
  readonly amount: number;
  readonly state: PaymentState;
};

/** The fee of a case: what is owed in fen, where it stands, and all money that ever came for it. */
export type CaseFee = {
  readonly amount: number;
  readonly state: FeeState;
  readonly payments?: readonly FeePayment[];
};

/** A payment as the platform tells of it; `amount` in fen. */
export type ReportedPayment = {
  readonly transaction: TransactionNumber;
  readonly amount: number;
  readonly paidAt: Instant;
};

/** Time to pay once a fee is due, where the standard says none: our assumption. */
export const assumedPaymentLimit: Limit = { unit: "working-days", amount: 10 };

/** The payment of a case that has a transaction number. */
export const paymentOf = (fee: CaseFee | undefined, transaction: TransactionNumber): FeePayment | undefined =>
  fee?.payments?.find((payment) => payment.transaction === transaction);

/** A fee with one payment more. */
export const withPayment = (fee: CaseFee, payment: FeePayment): CaseFee => ({
  ...fee,
  payments: [...(fee.payments ?? []), payment],
});

/** A fee with a payment in another state. */
export const withPaymentIn = (
  fee: CaseFee,
  transaction: TransactionNumber,
  state: PaymentState,
): CaseFee => ({
  ...fee,
  payments: (fee.payments ?? []).map((payment) =>
    payment.transaction === transaction ? { ...payment, state } : payment,
  ),
});
