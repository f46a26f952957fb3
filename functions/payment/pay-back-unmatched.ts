import type { Instant } from "@tongban/domain";
import { loadPayment, type Payment, recordRefundAsked } from "@tongban/store";
import type { FeeDesk } from "./collect-fee.ts";

/**
 * Tells the platform to pay back a payment of no case, once its refund was released. What is owed is read from the payment,
 * so it may run twice or be killed anywhere: the platform knows the transaction that it was told before.
 */
export const payBackUnmatched =
  ({ store, platforms }: FeeDesk) =>
  async ({ platform: id, transaction }: Pick<Payment, "platform" | "transaction">, now: Instant) => {
    const known = await loadPayment(store, id, transaction);
    if (!known?.refund?.released) throw new Error("asked to pay back a payment whose refund nobody released");
    if (known.refundAskedAt || known.refund.refundedAt) return;
    const platform = platforms.by(id);
    // The message comes round, and then waits among the dead letters, until the operator configures the platform again.
    if (!platform) throw new Error("money has to go back to a platform that is not configured");
    await platform.refund({ transaction, amount: known.amount });
    await recordRefundAsked(store, id, transaction, now);
  };
