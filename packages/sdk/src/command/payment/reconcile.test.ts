import { describe, expect, it } from "vitest";
import { type BrokerPayment, reconcile } from "./reconcile.ts";

const told = (transaction: string, state: BrokerPayment["state"], amount = 4_000): BrokerPayment =>
  ({
    platform: "demo-pay",
    transaction,
    reference: "r",
    amount,
    paidAt: "",
    caseId: null,
    handling: null,
    state,
  }) as never;

describe("a reconciliation of payments (对账)", () => {
  it("names what only one side has, other amounts, and money that is not settled", () => {
    const ours = [
      told("T1", "kept"),
      told("T2", "kept"),
      told("T3", "kept"),
      told("T4", "to-refund"),
      told("T5", "unmatched"),
      told("T6", "unrecorded"),
      told("T7", "refunded"),
    ];
    const theirs = ["T1", "T2", "T4", "T5", "T6", "T7", "T8"].map((transaction) => ({
      transaction,
      amount: transaction === "T2" ? 3_999 : 4_000,
    }));
    const lines = reconcile(ours, theirs);
    expect(Object.fromEntries(lines.map((line) => [line.transaction, line.difference]))).toEqual({
      T1: "none",
      T2: "amount-differs",
      T3: "not-stated",
      T4: "refund-open",
      T5: "unmatched",
      T6: "unrecorded",
      T7: "none",
      T8: "not-told",
    });
    expect(lines.find(({ transaction }) => transaction === "T8")).toMatchObject({
      told: null,
      stated: 4_000,
    });
  });

  it("without the platform's statement names what is not settled alone", () => {
    const lines = reconcile([told("T1", "kept"), told("T4", "to-refund")], undefined);
    expect(lines.map(({ difference }) => difference)).toEqual(["none", "refund-open"]);
  });
});
