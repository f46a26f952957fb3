import type { caseFee } from "@tongban/contract";
import { isLive } from "@tongban/domain";
import { type CaseHistory, loadPaymentOrder, type TableContext } from "@tongban/store";
import type * as z from "zod";

/** What a case costs, and the money that came for it; null where it is free. */
export const feeView = async (
  store: TableContext,
  { head: { kase }, events }: CaseHistory,
): Promise<z.output<typeof caseFee>> => {
  const { fee, clocks } = kase;
  if (!fee) return null;
  const [first] = events;
  const order = fee.state === "foreseen" ? undefined : await loadPaymentOrder(store, kase.origin.id);
  const said = first?.type === "CaseSubmitted" ? first.fee : undefined;
  return {
    state: fee.state,
    amount: fee.amount,
    name: said?.name ?? null,
    basis: said?.basis ?? null,
    collectedBy: said?.collectedBy ?? null,
    dueBy: isLive(clocks.payment) ? clocks.payment.promised.at : null,
    reference: order?.reference ?? null,
    link: fee.state === "due" ? (order?.link ?? null) : null,
    payments: (fee.payments ?? []).map((payment) => ({ ...payment })),
  };
};

/** A fee without the transactions that paid it. */
export const outlinedFee = (fee: NonNullable<Awaited<ReturnType<typeof feeView>>>) => {
  const { payments, ...known } = fee;
  const isIn = (state: string) => payments.some((payment) => payment.state === state);
  const refund = isIn("to-refund") ? ("due" as const) : isIn("refunded") ? ("done" as const) : null;
  return { ...known, refund };
};
