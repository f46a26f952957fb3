import type { paymentOperations } from "@tongban/contract";
import type { Returned } from "../../client/index.ts";

/** A payment as the broker has it. */
export type BrokerPayment = Returned<typeof paymentOperations.listPayments>["payments"][number];

/** A payment as the platform's own statement has it; `amount` in fen. */
export type StatedPayment = { readonly transaction: string; readonly amount: number };

/** How broker and platform differ in a payment; `none` where they do not. */
type PaymentDifference =
  | "none"
  | "not-told"
  | "not-stated"
  | "amount-differs"
  | "unrecorded"
  | "unmatched"
  | "refund-open";

/** A line of a reconciliation (对账); what a side does not have is null. */
export type ReconciledPayment = {
  readonly transaction: string;
  readonly stated: number | null;
  readonly told: number | null;
  readonly caseId: string | null;
  readonly state: string | null;
  readonly difference: PaymentDifference;
};

/**
 * Compares the payments that the broker was told of with the platform's own statement of the day, by their numbers. A refund
 * that the platform has not confirmed is a difference as well: money that should have gone back.
 */
export const reconcile = (
  told: readonly BrokerPayment[],
  stated: readonly StatedPayment[] | undefined,
): readonly ReconciledPayment[] => {
  const byNumber = new Map(stated?.map((payment) => [payment.transaction, payment]));
  const known = new Set<string>(told.map(({ transaction }) => transaction));
  const ours = told.map((payment) => {
    const { transaction, amount, caseId, state } = payment;
    const theirs = byNumber.get(transaction);
    return {
      transaction,
      stated: theirs?.amount ?? null,
      told: amount,
      caseId,
      state,
      difference: differenceOf(payment, stated && (theirs ?? "not-stated")),
    };
  });
  const missing = (stated ?? [])
    .filter(({ transaction }) => !known.has(transaction))
    .map(({ transaction, amount }) => ({
      transaction,
      stated: amount,
      told: null,
      caseId: null,
      state: null,
      difference: "not-told" as const,
    }));
  return [...ours, ...missing];
};

const differenceOf = (
  { amount, state }: BrokerPayment,
  theirs: StatedPayment | "not-stated" | undefined,
): PaymentDifference => {
  if (theirs === "not-stated") return theirs;
  if (theirs && theirs.amount !== amount) return "amount-differs";
  if (state === "to-refund") return "refund-open";
  if (state === "refund-ordered") return "unmatched";
  return state === "unmatched" || state === "unrecorded" ? state : "none";
};
