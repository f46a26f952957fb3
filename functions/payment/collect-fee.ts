import { type CaseId, type Instant, isLive } from "@tongban/domain";
import {
  type CaseHistory,
  keepPaymentLink,
  loadHistory,
  loadPayment,
  loadPaymentOrder,
  openPaymentOrder,
  recordRefundAsked,
} from "@tongban/store";
import { logInfo, logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";
import type { OrderToPay, PaymentPlatforms } from "./payment-platform.ts";

/** What collecting takes. */
export type FeeDesk = Pick<Resources, "store"> & { readonly platforms: PaymentPlatforms };

/**
 * Does all that a case's money waits for: opens the payment order of a fee that is due, and tells the platform of each payment
 * that has to go back. What is to be done is read from the case, so it may run twice, late, or be killed anywhere: an order
 * keeps its reference, and a refund its transaction number, by which a platform knows what it was told before.
 */
export const collectFee =
  (desk: FeeDesk) =>
  async (caseId: CaseId, now: Instant): Promise<void> => {
    const history = await loadHistory(desk.store, caseId);
    if (!history) throw new Error("asked to collect the fee of a case that is not in the table");
    if (!history.head.kase.fee) return logInfo("no fee", { caseId });
    await orderPayment(desk, history);
    await orderRefunds(desk, history, now);
  };

const orderPayment = async ({ store, platforms }: FeeDesk, history: CaseHistory): Promise<void> => {
  const { fee, origin } = history.head.kase;
  if (fee?.state !== "due") return;
  const platform = platforms.of(origin.handling);
  if (!platform) return logWarning("no payment platform", { caseId: origin.id, code: origin.handling });
  const opened = await openPaymentOrder(store, origin.id, platform.id);
  if (opened.link !== undefined) return;
  const link = await (platforms.by(opened.platform) ?? platform).order(orderOf(history, opened.reference));
  await keepPaymentLink(store, origin.id, link);
};

const orderOf = ({ head: { kase }, events: [first] }: CaseHistory, reference: string): OrderToPay => {
  const { fee, origin, clocks } = kase;
  const said = first?.type === "CaseSubmitted" ? first.fee : undefined;
  return {
    reference,
    amount: fee?.amount ?? 0,
    name: said?.name ?? null,
    basis: said?.basis ?? null,
    collectedBy: said?.collectedBy ?? null,
    matter: origin.matter,
    handling: origin.handling,
    payBy: isLive(clocks.payment) ? clocks.payment.promised.at : null,
  };
};

const orderRefunds = async (
  { store, platforms }: FeeDesk,
  { head: { kase } }: CaseHistory,
  now: Instant,
): Promise<void> => {
  const owed = (kase.fee?.payments ?? []).filter(({ state }) => state === "to-refund");
  if (owed.length === 0) return;
  const opened = await loadPaymentOrder(store, kase.origin.id);
  const platform = opened && platforms.by(opened.platform);
  // The message comes round, and then waits among the dead letters, until the operator configures the platform again.
  if (!platform) throw new Error("money has to go back to a platform that is not configured");
  for (const { transaction, amount } of owed) {
    const known = await loadPayment(store, platform.id, transaction);
    if (known?.refundAskedAt) continue;
    await platform.refund({ transaction, amount });
    await recordRefundAsked(store, platform.id, transaction, now);
  }
};
