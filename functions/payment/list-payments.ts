import type { paymentOperations, paymentRow } from "@tongban/contract";
import { type Case, paymentOf, type Staff } from "@tongban/domain";
import { listPayments, loadHeads, type Payment } from "@tongban/store";
import type * as z from "zod";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { PaymentDesk } from "./report-payment.ts";

type Row = z.output<typeof paymentRow>;

/**
 * Lists the payments of a day that are of cases of the coordinator's regions, or those that belong to no case, of the
 * platforms that collect for these regions.
 */
export const listPaymentsOf =
  ({
    store,
    platforms,
  }: Pick<PaymentDesk, "store" | "platforms">): Run<typeof paymentOperations.listPayments, Staff> =>
  async ({ caller: { regions }, query: { day } }) => {
    const theirs = new Set(regions.flatMap((region) => platforms.of(region)?.id ?? []));
    const lists = await Promise.all(
      [...theirs].map((platform) => listPayments(store, platform, day ?? "unmatched")),
    );
    const payments = lists.flat();
    const heads = await loadHeads(store, [...new Set(payments.flatMap(({ caseId }) => caseId ?? []))]);
    const known = new Map(heads.map(({ kase }) => [kase.origin.id, kase]));
    const rows = payments.map((payment) => rowOf(payment, payment.caseId && known.get(payment.caseId)));
    return answered({
      payments: rows.filter(({ handling }) => handling === null || regions.includes(handling)),
    });
  };

const rowOf = (
  { platform, transaction, reference, amount, paidAt, caseId }: Payment,
  kase: Case | undefined,
): Row => ({
  platform,
  transaction,
  reference,
  amount,
  paidAt,
  caseId: caseId ?? null,
  handling: kase?.origin.handling ?? null,
  state: caseId === undefined ? "unmatched" : (paymentOf(kase?.fee, transaction)?.state ?? "unrecorded"),
});
