import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../../../../test/builders/calendar.ts";
import { aCase, ofInstantMatter } from "../../../../../../test/builders/case.ts";
import {
  type CaseCommandName,
  caseCommands,
  withNext,
} from "../../../../../../test/builders/case-commands.ts";
import { at } from "../../../../../../test/builders/ids.ts";
import { aLead, aStaff } from "../../../../../../test/builders/staff.ts";
import { addMs, type Instant } from "../../../clock/instant.ts";
import { type CaseFee, type FeeState, feeStates, type TransactionNumber } from "../../../fee/case-fee.ts";
import type { Case } from "../../case.ts";
import { nextTimer } from "../../next-timer.ts";
import type { Verdict } from "../../verdict.ts";
import { accept } from "../accept.ts";
import { answer } from "../answer/answer.ts";
import { decide } from "../decide.ts";
import { terminate } from "../gap/terminate.ts";
import { route } from "../route.ts";
import { withdraw } from "../withdraw.ts";
import { confirmRefund } from "./confirm-refund.ts";
import { takePayment } from "./take-payment.ts";
import { waiveFee } from "./waive-fee.ts";

const FEN = 4_000;
const liMei = aStaff();
const morning = at("2026-03-02T02:00:00.000Z");
const granted = { outcome: "granted", document: null } as const;
const refused = { outcome: "refused", reasons: "面积不足", remedies: "行政复议" } as const;
const waiver = { basis: "财税〔2019〕53号", reasons: "申请人属免费对象" };
const on = (now: Instant) => ({ now, calendar: chinaCalendar });

const after = (kase: Case, verdict: Verdict) => {
  const told = withNext(kase, verdict);
  if (told.kind === "refusal") throw new Error(`${told.code} ${JSON.stringify(told.facts)}`);
  return { kase: told.next, types: told.events.map(({ type }) => type) };
};

const foreseen: CaseFee = { amount: FEN, state: "foreseen" };
const claimed = (): Case => ({ ...aCase({ status: "claimed" }), fee: foreseen });
const accepted = (): Case => {
  const kase = claimed();
  return after(kase, accept.verdict(kase, liMei, undefined, on(morning))).kase;
};
const pay = (kase: Case, transaction: string, amount = FEN, now = morning) =>
  takePayment.verdict(
    kase,
    "broker",
    { transaction: transaction as TransactionNumber, amount, paidAt: now },
    on(now),
  );
const paid = (): Case => {
  const kase = accepted();
  return after(kase, pay(kase, "T1")).kase;
};
const refund = (kase: Case, transaction: string) =>
  confirmRefund.verdict(
    kase,
    "broker",
    { transaction: transaction as TransactionNumber, refundedAt: morning },
    on(morning),
  );

describe("a fee (缴费)", () => {
  it("falls due with the acceptance, in the same write, and gives the applicant 10 working days", () => {
    const kase = claimed();
    const { kase: next, types } = after(kase, accept.verdict(kase, liMei, undefined, on(morning)));
    expect(types).toEqual(["CaseAccepted", "FeeAssessed"]);
    expect(next.fee).toEqual({ amount: FEN, state: "due" });
    expect(next.clocks.payment?.promised).toMatchObject({ at: "2026-03-16T09:30:00.000Z" });
  });

  it("of an instant matter falls due on the board, and no machine answers before it is paid", () => {
    const kase: Case = { ...aCase({ status: "submitted", ...ofInstantMatter() }), fee: foreseen };
    const { kase: routed, types } = after(kase, route.verdict(kase, "broker", undefined, on(morning)));
    expect(types).toEqual(["CaseRouted", "FeeAssessed"]);
    expect(answer.objection(routed, "broker", morning)).toMatchObject({ code: "fee-unpaid" });
    expect(answer.objection(after(routed, pay(routed, "T1")).kase, "broker", morning)).toBeUndefined();
  });

  it("holds up a grant until it is paid, and no refusal; the decision's time runs on", () => {
    const kase = accepted();
    expect(decide.verdict(kase, liMei, granted, on(morning))).toMatchObject({
      code: "fee-unpaid",
      facts: { fen: FEN },
    });
    expect(kase.clocks.handling?.ledger).toHaveLength(1);
    const no = after(kase, decide.verdict(kase, liMei, refused, on(morning))).kase;
    expect([no.fee?.state, no.clocks.payment]).toEqual(["void", undefined]);
    const yes = after(paid(), decide.verdict(paid(), liMei, granted, on(morning))).kase;
    expect(yes).toMatchObject({ status: "decided", fee: { state: "paid" } });
  });

  it("terminates the case where it is not paid in time, and not at the due instant itself", () => {
    const kase = accepted();
    const due = at("2026-03-16T09:30:00.000Z");
    expect(terminate.verdict(kase, "broker", undefined, on(due))).toMatchObject({ code: "not-due-yet" });
    const over = after(kase, terminate.verdict(kase, "broker", undefined, on(addMs(due, 1)))).kase;
    expect(over).toMatchObject({ status: "terminated", fee: { state: "void" } });
    const quiet = { ...kase, clocks: { payment: { ...kase.clocks.payment, warnings: {} } } } as Case;
    expect(nextTimer(quiet)).toEqual({ at: addMs(due, 1), does: "terminate" });
  });

  it("is waived by a lead alone, with what allows it; what was paid goes back", () => {
    const kase = accepted();
    expect(waiveFee.verdict(kase, liMei, waiver, on(morning))).toMatchObject({ code: "lead-required" });
    expect(waiveFee.verdict(kase, aLead(), { ...waiver, basis: " " }, on(morning))).toMatchObject({
      code: "reasons-required",
    });
    const waived = after(kase, waiveFee.verdict(kase, aLead(), waiver, on(morning))).kase;
    expect(after(waived, decide.verdict(waived, liMei, granted, on(morning))).kase.status).toBe("decided");
    const late = after(paid(), waiveFee.verdict(paid(), aLead(), waiver, on(morning)));
    expect(late.types).toEqual(["FeeWaived", "FeeRefundDue"]);
    expect(late.kase.fee?.payments).toEqual([{ transaction: "T1", amount: FEN, state: "to-refund" }]);
  });
});

describe("money that came", () => {
  it.each([
    ["a second time", () => paid(), "T2", FEN, "paid-already"],
    ["of another amount", () => accepted(), "T2", FEN - 1, "amount-differs"],
    [
      "after the withdrawal",
      () => after(accepted(), withdraw.verdict(accepted(), "partner", { reason: "" }, on(morning))).kase,
      "T2",
      FEN,
      "not-owed",
    ],
  ] as const)("%s is kept on the record and goes back", (_when, before, transaction, amount, why) => {
    const { kase, types } = after(before(), pay(before(), transaction, amount));
    expect(types).toEqual(["FeeOverpaid"]);
    expect(kase.fee?.payments?.at(-1)).toEqual({ transaction, amount, state: "to-refund" });
    expect(withNext(before(), pay(before(), transaction, amount))).toMatchObject({ events: [{ why }] });
    const back = after(kase, refund(kase, transaction)).kase;
    expect(back.fee?.payments?.at(-1)).toMatchObject({ state: "refunded" });
    expect(refund(back, transaction)).toMatchObject({ code: "payment-known" });
  });

  it("goes back where the case is withdrawn after it was paid", () => {
    const { kase, types } = after(paid(), withdraw.verdict(paid(), "partner", { reason: "" }, on(morning)));
    expect(types).toEqual(["CaseWithdrawn", "FeeRefundDue"]);
    expect(kase.fee).toMatchObject({ state: "void", payments: [{ state: "to-refund" }] });
  });

  it("is told once: the same transaction changes nothing", () => {
    expect(pay(paid(), "T1")).toMatchObject({ code: "payment-known" });
  });

  it("that has not to go back is not refunded", () => {
    expect(refund(paid(), "T1")).toMatchObject({ code: "refund-not-due" });
    expect(refund(paid(), "T9")).toMatchObject({ code: "refund-not-due" });
  });
});

/** What may happen to a case with a fee, in any order. */
const happenings = [
  "accept",
  "suspend",
  "resume",
  "decide",
  "decline",
  "withdraw",
  "terminate",
  "deemAccepted",
  "ask-supplement",
  "abandon",
  "acknowledge",
  "waive-fee",
] as const satisfies readonly CaseCommandName[];

const step = fc.oneof(
  fc.record({ does: fc.constantFrom(...happenings) }),
  fc.record({
    does: fc.constant("pay" as const),
    transaction: fc.nat(3),
    amount: fc.constantFrom(FEN, FEN, 1),
  }),
  fc.record({ does: fc.constant("refund" as const), transaction: fc.nat(3) }),
);

const sumOf = (amounts: readonly { readonly amount: number }[]): number =>
  amounts.reduce((sum, { amount }) => sum + amount, 0);

describe("whatever the order of assessing, paying, paying twice, waiving, ending and refunding", () => {
  it("money that came is kept or goes back, to the fen, and nothing is granted unpaid", () => {
    const reached = new Set<FeeState>();
    fc.assert(
      fc.property(
        fc.constantFrom<Partial<Case["origin"]>>({}, ofInstantMatter()),
        fc.array(fc.tuple(step, fc.integer({ min: 0, max: 3 * 86_400_000 })), { maxLength: 40 }),
        (origin, steps) => {
          let kase: Case = {
            ...aCase({ status: "claimed", ...origin }),
            fee: { amount: FEN, state: origin.caseType === "instant" ? "due" : "foreseen" },
          };
          let now = morning;
          let came = 0;
          const told = new Map<string, number>();
          for (const [taken, wait] of steps) {
            now = addMs(now, wait);
            const verdict =
              taken.does === "pay"
                ? pay(kase, `T${taken.transaction}`, taken.amount, now)
                : taken.does === "refund"
                  ? refund(kase, `T${taken.transaction}`)
                  : caseCommands[taken.does](kase, taken.does === "waive-fee" ? aLead() : liMei, now);
            const made = withNext(kase, verdict);
            if (made.kind === "refusal") continue;
            kase = made.next;
            for (const event of made.events) {
              if (event.type === "FeePaid" || event.type === "FeeOverpaid") {
                came += event.amount;
                told.set(event.transaction, event.amount);
              }
              if (event.type === "CaseDecided" && event.outcome === "granted")
                expect(["paid", "waived"]).toContain(kase.fee?.state);
            }
            const payments = kase.fee?.payments ?? [];
            if (kase.fee) reached.add(kase.fee.state);
            expect(sumOf(payments)).toBe(came);
            expect(payments.map(({ transaction }) => transaction)).toEqual([...told.keys()]);
            const kept = payments.filter(({ state }) => state === "kept");
            // Money is kept where the fee is paid by it, once, and nowhere else.
            expect(sumOf(kept)).toBe(kase.fee?.state === "paid" ? FEN : 0);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect([...reached].toSorted()).toEqual([...feeStates].toSorted());
  });
});
