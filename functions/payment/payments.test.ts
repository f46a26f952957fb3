import { paymentOperations } from "@tongban/contract";
import type { CaseId, Instant, TransactionNumber } from "@tongban/domain";
import {
  type Head,
  keepPayment,
  listPayments,
  loadHead,
  loadPaymentOrder,
  type Partner,
  type StoreContext,
} from "@tongban/store";
import { beforeAll, describe, expect, it } from "vitest";
import { aPartnerId, aStaffId, at } from "../../test/builders/ids.ts";
import { aStaff } from "../../test/builders/staff.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { collectFee } from "./collect-fee.ts";
import { payBackUnmatched } from "./pay-back-unmatched.ts";
import type { OrderToRefund, PaymentPlatform, PaymentPlatforms } from "./payment-platform.ts";
import { refundPayment } from "./refund-payment.ts";
import { reportPayment } from "./report-payment.ts";

const FEN = 4_000;
const platform: Partner = { id: aPartnerId("pay"), name: "缴费平台", regions: [], local: false };
const other: Partner = { ...platform, id: aPartnerId("other-pay") };

let store: StoreContext;

beforeAll(async () => {
  store = await (await anEngine()).aTable();
});

/** Platforms that take every order; what they are told to pay back is kept, and the first of it may fail. */
const aDesk = ({ failing = 0 } = {}) => {
  const refunds: OrderToRefund[] = [];
  const references: string[] = [];
  let failures = failing;
  const open = (id: Partner["id"]): PaymentPlatform => ({
    id,
    order: async ({ reference }) => {
      references.push(reference);
      return `https://pay.example/${reference}`;
    },
    refund: async (refund) => {
      refunds.push(refund);
      failures -= 1;
      if (failures >= 0) throw new Error("the platform ended in the middle");
    },
  });
  const platforms: PaymentPlatforms = {
    of: () => open(platform.id),
    by: (id) => (id === platform.id || id === other.id ? open(id) : undefined),
  };
  const desk = { store, ...chinaCalendars, platforms };
  return { ...desk, refunds, references, collect: collectFee(desk), report: reporting(desk) };
};

const reporting = (desk: Parameters<typeof reportPayment>[0]) => {
  const run = reportPayment(desk);
  return async (body: unknown, caller = platform) => {
    const answer = await run({
      body: paymentOperations.reportPayment.body.parse(body),
      caller,
      now: monday,
    } as unknown as Parameters<typeof run>[0]);
    return answer.kind === "refusal" ? answer.code : "value" in answer ? answer.value : answer;
  };
};

/** A case whose fee is due, with its order's reference. */
const charged = async (externalRef: string, desk: ReturnType<typeof aDesk>) => {
  const head = await carryOn(store, await keepSubmitted(store, { externalRef, fee: FEN }), [
    "route",
    "claim",
    "accept",
  ]);
  const { id } = head.kase.origin;
  await desk.collect(id, monday);
  const order = await loadPaymentOrder(store, id);
  return { id, head, reference: order?.reference ?? "" };
};

const headOf = async (id: CaseId): Promise<Head> => {
  const head = await loadHead(store, id);
  if (!head) throw new Error("no such case");
  return head;
};

const feeOf = async (id: CaseId) => (await headOf(id)).kase.fee;

const paid = (transaction: string, reference: string, amount = FEN, paidAt: Instant = monday) => ({
  kind: "paid",
  transaction,
  reference,
  amount,
  paidAt,
});

describe("the order of a fee", () => {
  it("is opened once, however often and however many at once it is asked for", async () => {
    const desk = aDesk();
    const { id, reference } = await charged("order-once", desk);
    await Promise.all([1, 2, 3].map(() => desk.collect(id, monday)));
    expect(new Set(desk.references)).toEqual(new Set([reference]));
    expect(await loadPaymentOrder(store, id)).toMatchObject({ link: `https://pay.example/${reference}` });
  });
});

describe("a payment that a platform tells of", () => {
  it("pays the fee, and told again it is answered as it stands", async () => {
    const desk = aDesk();
    const { id, reference } = await charged("told-again", desk);
    const answers = await Promise.all([1, 2, 3].map(() => desk.report(paid("A1", reference))));
    expect(answers).toEqual(Array(3).fill({ transaction: "A1", state: "kept" }));
    expect(await feeOf(id)).toEqual({
      amount: FEN,
      state: "paid",
      payments: [{ transaction: "A1", amount: FEN, state: "kept" }],
    });
    expect(await desk.report(paid("A1", reference, FEN - 1))).toBe("payment-differs");
  });

  it("is not lost where a run ended after it was kept and before its case knew", async () => {
    const desk = aDesk();
    const { id, reference } = await charged("broken-off", desk);
    const transaction = "B1" as TransactionNumber;
    await keepPayment(store, {
      platform: platform.id,
      transaction,
      reference,
      amount: FEN,
      paidAt: monday,
      caseId: id,
    });
    expect(await feeOf(id)).toMatchObject({ state: "due" });
    expect(await desk.report(paid(transaction, reference))).toMatchObject({ state: "kept" });
    expect(await feeOf(id)).toMatchObject({ state: "paid" });
  });

  it("of another one's order, or of none, is kept beside the cases for people to see", async () => {
    const desk = aDesk();
    const { id, reference } = await charged("of-another", desk);
    expect(await desk.report(paid("C1", reference), other)).toMatchObject({ state: "unmatched" });
    expect(await desk.report(paid("C2", "nobody"))).toMatchObject({ state: "unmatched" });
    expect(await feeOf(id)).toEqual({ amount: FEN, state: "due" });
    expect((await listPayments(store, other.id, "unmatched")).map(({ transaction }) => transaction)).toEqual([
      "C1",
    ]);
    expect(await desk.report({ kind: "refunded", transaction: "C2", refundedAt: monday })).toBe(
      "refund-not-due",
    );
  });

  it("by who is no platform is refused", async () => {
    const nobody = { ...platform, id: aPartnerId("nanjing-gov") };
    expect(await aDesk().report(paid("D1", "nobody"), nobody)).toBe("platform-required");
  });
});

describe("money that has to go back", () => {
  it("is ordered back under its transaction until the platform took the order, and then not again", async () => {
    const desk = aDesk({ failing: 1 });
    const { id, reference } = await charged("refund", desk);
    await desk.report(paid("E1", reference));
    expect(await desk.report(paid("E2", reference))).toEqual({ transaction: "E2", state: "to-refund" });
    await expect(desk.collect(id, monday)).rejects.toThrow();
    await desk.collect(id, monday);
    await desk.collect(id, monday);
    expect(desk.refunds).toEqual(Array(2).fill({ transaction: "E2", amount: FEN }));
    const refunded = { kind: "refunded", transaction: "E2", refundedAt: at("2026-03-02T03:00:00.000Z") };
    for (let times = 0; times < 2; times++)
      expect(await desk.report(refunded)).toEqual({ transaction: "E2", state: "refunded" });
    expect((await feeOf(id))?.payments).toMatchObject([{ state: "kept" }, { state: "refunded" }]);
    expect(
      (await listPayments(store, platform.id, "2026-03-02" as never)).map(({ transaction }) => transaction),
    ).toEqual(expect.arrayContaining(["E1", "E2"]));
  });

  it("is what comes after the case was withdrawn, and what was paid before", async () => {
    const desk = aDesk();
    const { id, reference } = await charged("withdrawn", desk);
    await desk.report(paid("F1", reference));
    await carryOn(store, await headOf(id), ["withdraw"]);
    expect(await desk.report(paid("F2", reference))).toMatchObject({ state: "to-refund" });
    await desk.collect(id, monday);
    expect(desk.refunds.map(({ transaction }) => transaction)).toEqual(["F1", "F2"]);
  });
});

describe("a payment of no case", () => {
  const zhao = aStaff({ id: aStaffId("zhao-min"), name: "赵敏", role: "coordinator" });
  const he = aStaff({ id: aStaffId("he-yun"), name: "何云", role: "coordinator" });

  const refunding = (desk: ReturnType<typeof aDesk>) => {
    const told: TransactionNumber[] = [];
    const run = refundPayment({
      ...desk,
      queues: { refundUnmatched: async (_platform, transaction) => void told.push(transaction) },
    });
    const step = async (body: object, caller = zhao, of = platform.id) => {
      const call = { body: { platform: of, ...body }, caller, now: monday };
      const answer = await run(call as unknown as Parameters<typeof run>[0]);
      if (answer.kind === "refusal" || answer.kind === "problem") return answer.code;
      return "value" in answer ? answer.value.state : answer.kind;
    };
    return { told, step };
  };

  it("goes back once one person ordered it and another one released it, and is told as often as it takes", async () => {
    const desk = aDesk({ failing: 1 });
    const { told, step } = refunding(desk);
    const transaction = "G1" as TransactionNumber;
    const payBack = () => payBackUnmatched(desk)({ platform: platform.id, transaction }, monday);
    const refunded = { kind: "refunded", transaction, refundedAt: at("2026-03-02T03:00:00.000Z") };
    await desk.report(paid(transaction, "nobodys"));
    const order = { do: "order", transaction, reason: "缴款码有误" };
    const release = { do: "release", transaction };
    expect(await step(release, he)).toBe("refund-not-ordered");
    expect(await step(order)).toBe("refund-ordered");
    expect(await step(order)).toBe("refund-ordered");
    expect(await step(release)).toBe("own-refund");
    expect(await desk.report(refunded)).toBe("refund-not-due");
    await expect(payBack()).rejects.toThrow("nobody released");
    expect(await Promise.all([step(release, he), step(release, he)])).toEqual(["to-refund", "to-refund"]);
    expect(told).toContain(transaction);
    await expect(payBack()).rejects.toThrow("ended in the middle");
    await payBack();
    await payBack();
    expect(desk.refunds).toEqual(Array(2).fill({ transaction, amount: FEN }));
    for (let times = 0; times < 2; times++)
      expect(await desk.report(refunded)).toEqual({ transaction, state: "refunded" });
    expect(await desk.report(paid(transaction, "nobodys"))).toMatchObject({ state: "refunded" });
    const [listed] = (await listPayments(store, platform.id, "unmatched")).filter(
      (one) => one.transaction === transaction,
    );
    expect(listed?.refund).toMatchObject({ ordered: { id: "zhao-min" }, released: { id: "he-yun" } });
  });

  it("is not found at a platform that does not collect for the person's regions, and money of a case is not due", async () => {
    const desk = aDesk();
    const { told, step } = refunding(desk);
    const { reference } = await charged("of-a-case", desk);
    await desk.report(paid("H1", reference));
    await desk.report(paid("H2", "nobodys"), other);
    const order = { do: "order", reason: "缴款码有误" };
    expect(await step({ ...order, transaction: "H1" })).toBe("refund-not-due");
    expect(await step({ ...order, transaction: "H2" }, zhao, other.id)).toBe("not-found");
    expect(await step({ ...order, transaction: "H3" })).toBe("refund-not-due");
    expect(told).toEqual([]);
  });
});
