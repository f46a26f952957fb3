import type { paymentOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listPayments, loadHeads } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { paymentRowOf } from "./payment-row.ts";
import type { PaymentDesk } from "./report-payment.ts";

/**
 * Lists the payments of a day that are of cases of the coordinator's regions, or those that belong to no case, of the
 * platforms that collect for these regions.
 */
export const listPaymentsOf =
  ({
    store,
    platforms,
  }: Pick<PaymentDesk, "store" | "platforms">): Run<typeof paymentOperations.listPayments, Staff> =>
  async ({ caller, query: { day } }) => {
    const { regions } = caller;
    const theirs = new Set(regions.flatMap((region) => platforms.of(region)?.id ?? []));
    const lists = await Promise.all(
      [...theirs].map((platform) => listPayments(store, platform, day ?? "unmatched")),
    );
    const payments = lists.flat();
    const heads = await loadHeads(store, [...new Set(payments.flatMap(({ caseId }) => caseId ?? []))]);
    const known = new Map(heads.map(({ kase }) => [kase.origin.id, kase]));
    const rows = payments.map((payment) =>
      paymentRowOf(payment, payment.caseId && known.get(payment.caseId), caller),
    );
    return answered({
      payments: rows.filter(({ handling }) => handling === null || regions.includes(handling)),
    });
  };
