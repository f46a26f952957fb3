import type { paymentOperations, paymentTaken } from "@tongban/contract";
import {
  type Calendar,
  type Case,
  type CaseId,
  calendarRegionOf,
  confirmRefund,
  type Instant,
  type Moment,
  paymentOf,
  type Refusal,
  refusal,
  type TransactionNumber,
  takePayment,
  unmatchedStateOf,
  type Verdict,
} from "@tongban/domain";
import {
  decideAndSave,
  findReferencedCase,
  type Head,
  keepPayment,
  keepRefund,
  loadHead,
  loadPayment,
  loadPaymentOrder,
  type Partner,
  type Payment,
  untilSaved,
} from "@tongban/store";
import type * as z from "zod";
import { type Answer, answered, problem } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { PaymentPlatforms } from "./payment-platform.ts";

/** What taking payments takes. */
export type PaymentDesk = Pick<Resources, "store" | "calendarOf"> & { readonly platforms: PaymentPlatforms };

type Report = Call<typeof paymentOperations.reportPayment, Partner>["body"];
type Taken = Answer<z.output<typeof paymentTaken>>;
type Ground = { readonly head: Head; readonly calendar: Calendar };

/**
 * Takes what a payment platform tells: a payment is kept under its number before anything is decided by it, so that a run
 * that ends in the middle loses no money, and is then taken into its case. Told again, it is answered as it stands.
 */
export const reportPayment =
  (desk: PaymentDesk): Run<typeof paymentOperations.reportPayment, Partner> =>
  async ({ caller, body, now }) => {
    if (!desk.platforms.by(caller.id)) return refusal("platform-required");
    return body.kind === "paid" ? takeIn(desk, caller, body, now) : giveBack(desk, caller, body, now);
  };

const takeIn = async (
  desk: PaymentDesk,
  { id: platform }: Partner,
  { transaction, reference, amount, paidAt }: Extract<Report, { readonly kind: "paid" }>,
  now: Instant,
): Promise<Taken> => {
  const { store } = desk;
  const caseId = await caseOf(desk, platform, reference);
  const told: Payment = { platform, transaction, reference, amount, paidAt, ...(caseId ? { caseId } : {}) };
  const kept = await keepPayment(store, told);
  if (kept.amount !== amount || kept.reference !== reference || kept.paidAt !== paidAt)
    return refusal("payment-differs", { transaction });
  if (!kept.caseId) return answered({ transaction, state: standingOf(kept) });
  return settle(desk, kept.caseId, transaction, "payment", now, (kase, moment) =>
    takePayment.verdict(kase, "broker", { transaction, amount, paidAt }, moment),
  );
};

/** The case whose order has a reference at the platform; nothing where none has, or one at another platform. */
const caseOf = async (
  { store }: PaymentDesk,
  platform: Partner["id"],
  reference: string,
): Promise<CaseId | undefined> => {
  const caseId = await findReferencedCase(store, reference);
  const order = caseId && (await loadPaymentOrder(store, caseId));
  return order?.platform === platform ? caseId : undefined;
};

const giveBack = async (
  desk: PaymentDesk,
  { id: platform }: Partner,
  { transaction, refundedAt }: Extract<Report, { readonly kind: "refunded" }>,
  now: Instant,
): Promise<Taken> => {
  const kept = await loadPayment(desk.store, platform, transaction);
  if (!kept) return refusal("refund-not-due", { transaction });
  if (!kept.caseId) return giveBackUnmatched(desk, kept, refundedAt);
  return settle(desk, kept.caseId, transaction, "refund", now, (kase, moment) =>
    confirmRefund.verdict(kase, "broker", { transaction, refundedAt }, moment),
  );
};

/** Writes down that a payment of no case went back, where its refund was released. */
const giveBackUnmatched = async (
  { store }: PaymentDesk,
  { platform, transaction }: Payment,
  refundedAt: Instant,
): Promise<Taken> => {
  const outcome = await untilSaved(async () => {
    const seen = await loadPayment(store, platform, transaction);
    const refund = seen?.refund;
    if (!seen || !refund?.released) return refusal("refund-not-due", { transaction });
    if (refund.refundedAt) return answered({ transaction, state: "refunded" as const });
    const kept = await keepRefund(store, seen, { ...refund, refundedAt });
    return kept === "conflict" ? kept : answered({ transaction, state: "refunded" as const });
  });
  return outcome.kind === "raced" ? problem("try-again") : outcome;
};

/** How a payment of no case stands for its platform, which is told nothing of an order that nobody released. */
const standingOf = ({ refund }: Payment): z.output<typeof paymentTaken>["state"] => {
  const state = unmatchedStateOf(refund);
  return state === "refund-ordered" ? "unmatched" : state;
};

/** Saves what a report comes to, and answers with how the payment stands; what the case knows already is answered alike. */
const settle = async (
  { store, calendarOf }: PaymentDesk,
  caseId: CaseId,
  transaction: TransactionNumber,
  what: "payment" | "refund",
  now: Instant,
  decide: (kase: Case, moment: Moment) => Verdict,
): Promise<Taken> => {
  const load = async (): Promise<Ground> => {
    const head = await loadHead(store, caseId);
    if (!head) throw new Error("a payment of a case that is not in the table");
    return { head, calendar: await calendarOf(calendarRegionOf(head.kase.origin)) };
  };
  const changed = await decideAndSave<Ground, Refusal>(store, {
    load,
    decide: ({ head: { kase }, calendar }) => decide(kase, { now, calendar }),
    command: { id: `${what} ${transaction}`, digest: "" },
  });
  if (changed.kind === "raced") return problem("try-again");
  if (changed.kind === "refusal" && changed.code !== "payment-known") return changed;
  const { head } = changed.kind === "saved" ? changed.after : await load();
  const payment = paymentOf(head.kase.fee, transaction);
  if (!payment) throw new Error("a case does not know a payment that it took");
  return answered({ transaction, state: payment.state });
};
