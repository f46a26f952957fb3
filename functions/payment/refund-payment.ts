import type { paymentOperations } from "@tongban/contract";
import { refundAfter, refusal, type Staff } from "@tongban/domain";
import { keepRefund, loadPayment, type Payment, untilSaved } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Queues } from "../edge/queues.ts";
import { paymentRowOf } from "./payment-row.ts";
import type { PaymentDesk } from "./report-payment.ts";

/** What ordering and releasing refunds takes. */
export type RefundDesk = Pick<PaymentDesk, "store" | "platforms"> & {
  readonly queues: Pick<Queues, "refundUnmatched">;
};

/**
 * Orders the refund of a payment that belongs to no case, or releases it as another person. The worker that gives orders to
 * platforms is told after the release is kept; a release that is sent again tells it again, so none is lost by a run that
 * ends in between.
 */
export const refundPayment =
  ({ store, platforms, queues }: RefundDesk): Run<typeof paymentOperations.refundPayment, Staff> =>
  async ({ caller, body, now }) => {
    const { platform, transaction } = body;
    if (!caller.regions.some((region) => platforms.of(region)?.id === platform)) return problem("not-found");
    const outcome = await untilSaved(async () => {
      const seen = await loadPayment(store, platform, transaction);
      if (!seen || seen.caseId) return refusal("refund-not-due", { transaction });
      const refund = refundAfter(seen.refund, body, caller, now);
      if ("kind" in refund) return refund;
      if (refund !== seen.refund && (await keepRefund(store, seen, refund)) === "conflict") return "conflict";
      return { kind: "stands" as const, payment: { ...seen, refund } satisfies Payment };
    });
    if (outcome.kind === "raced") return problem("try-again");
    if (outcome.kind !== "stands") return outcome;
    const { refund, refundAskedAt } = outcome.payment;
    if (refund?.released && !refundAskedAt) await queues.refundUnmatched(platform, transaction);
    return answered(paymentRowOf(outcome.payment, undefined, caller));
  };
