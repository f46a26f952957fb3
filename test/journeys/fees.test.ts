import { caseActionOperations, paymentOperations } from "@tongban/contract";
import { localDateOf } from "@tongban/domain";
import { expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { anApplication } from "./applications.ts";
import { keyOf, partner, staff } from "./broker.ts";
import { CHARGED, HANGZHOU, HEFEI } from "./directory.ts";
import { worker } from "./steps.ts";
import { until } from "./until.ts";
import { send, signed } from "./wire.ts";

const clerk = worker("hangzhou-clerk");
const lead = staff("hangzhou-lead");
const coordinator = staff("hangzhou-coordinator");
const hefei = partner("hefei-gov");

/** A case of the matter that costs 40 yuan, accepted: its fee is due. */
const charged = async () => {
  const { caseId } = expectValue(
    await hefei.submitCase(
      anApplication({ source: HEFEI, handling: HANGZHOU, matter: CHARGED, materials: [], form: {} }),
    ),
  );
  await until(async () => expectValue(await hefei.getCase(caseId)).status === "routed" || undefined);
  const { version } = expectValue(await clerk.claim(caseId));
  return expectValue(await clerk.accept(caseId, version));
};

const feeOf = async (caseId: string) => expectValue(await hefei.getCase(caseId)).fee ?? expect.fail("a fee");

/** The payment order of a case, once the broker opened it at the platform. */
const orderOf = (caseId: string) =>
  until(async () => {
    const { link, reference } = await feeOf(caseId);
    return link === null || reference === null ? undefined : { link, reference };
  });

/** Presses the button of this machine's platform; answers with what the broker told it. */
const pay = async (link: string): Promise<{ readonly transaction: string; readonly state: string }> => {
  const answer = await fetch(link, { method: "POST", headers: { accept: "application/json" } });
  return (await answer.json()) as { transaction: string; state: string };
};

const report = (body: object, key = keyOf("demo-pay")) =>
  send(signed({ method: "POST", path: "/v1/payments", body: JSON.stringify(body) }, key));

const settled = (caseId: string, transaction: string, state: string) =>
  until(async () => {
    const fee = await feeOf(caseId);
    return fee.payments.some((payment) => payment.transaction === transaction && payment.state === state)
      ? fee
      : undefined;
  });

test("a fee is due with the acceptance, nothing is granted unpaid, and what is paid twice goes back", async () => {
  const { caseId, version, fee } = await charged();
  expect(fee).toMatchObject({ state: "due", amount: 4_000, name: "工本费", basis: "发改价格〔2003〕2322号" });
  expect(codeOf(await clerk.grant(caseId, version))).toBe("fee-unpaid");

  const { link } = await orderOf(caseId);
  const first = await pay(link);
  expect(first.state).toBe("kept");
  expect(await feeOf(caseId)).toMatchObject({ state: "paid", link: null, dueBy: null });

  const second = await pay(link);
  expect(second.state).toBe("to-refund");
  const both = await settled(caseId, second.transaction, "refunded");
  expect(both.payments).toMatchObject([{ state: "kept" }, { state: "refunded" }]);

  const { version: paid } = expectValue(await clerk.look(caseId));
  expect(expectValue(await clerk.grant(caseId, paid))).toMatchObject({
    status: "decided",
    nationalStatus: { code: 11 },
  });
  const day = localDateOf(expectValue(await hefei.getCase(caseId)).submittedAt as never);
  const { payments } = expectValue(
    await coordinator.call(paymentOperations.listPayments, { query: { day } }),
  );
  expect(
    payments
      .filter((payment) => payment.caseId === caseId)
      .map(({ state }) => state)
      .toSorted(),
  ).toEqual(["kept", "refunded"]);
});

test("the platform's reports are signed, taken once, and no money is refused", async () => {
  const { caseId } = await charged();
  const { reference } = await orderOf(caseId);
  const transaction = `J${Date.now()}`;
  const paid = { kind: "paid", transaction, reference, amount: 3_999, paidAt: new Date().toISOString() };
  expect((await report(paid, keyOf("hefei-gov"))).json.type).toMatch(/platform-required$/);
  expect(
    (await report(paid, { ...keyOf("demo-pay"), privateKeyPem: keyOf("hefei-gov").privateKeyPem })).status,
  ).toBe(401);
  expect((await report(paid)).json).toMatchObject({ state: "to-refund" });
  expect((await report({ ...paid, amount: 4_000 })).json.type).toMatch(/payment-differs$/);
  // The platform of this machine never saw this transaction, so its refund stays owed until a report says otherwise.
  expect((await report(paid)).json).toMatchObject({ transaction, state: "to-refund" });
  const refunded = { kind: "refunded", transaction, refundedAt: new Date().toISOString() };
  for (let times = 0; times < 2; times++)
    expect((await report(refunded)).json).toMatchObject({ state: "refunded" });
  expect(await feeOf(caseId)).toMatchObject({ state: "due", payments: [{ state: "refunded" }] });

  const nobodys = { ...paid, transaction: `${transaction}X`, reference: "nobody" };
  expect((await report(nobodys)).json).toMatchObject({ state: "unmatched" });
  const { payments } = expectValue(await coordinator.call(paymentOperations.listPayments, { query: {} }));
  expect(payments.map((payment) => payment.transaction)).toContain(nobodys.transaction);
});

test("a payment of no case goes back once a coordinator ordered it and another one released it", async () => {
  const { caseId } = await charged();
  const { origin } = new URL((await orderOf(caseId)).link);
  const reference = `lost-${caseId}`;
  await fetch(`${origin}/orders`, { method: "POST", body: JSON.stringify({ reference, amount: 4_000 }) });
  const { transaction, state } = await pay(`${origin}/pay/${reference}`);
  expect(state).toBe("unmatched");
  const step = (who: typeof coordinator, body: object) =>
    who.call(paymentOperations.refundPayment, {
      body: { platform: "demo-pay", transaction, ...body } as never,
    });
  const reason = "缴款码有误";
  expect(expectValue(await step(coordinator, { do: "order", reason })).state).toBe("refund-ordered");
  expect(codeOf(await step(coordinator, { do: "release" }))).toBe("own-refund");
  expect(expectValue(await step(staff("hefei-coordinator"), { do: "release" })).state).toBe("to-refund");
  await until(async () => {
    const { payments } = expectValue(await coordinator.call(paymentOperations.listPayments, { query: {} }));
    return payments.find((one) => one.transaction === transaction)?.state === "refunded" || undefined;
  });
});

test("a fee is waived by a lead, and what was paid before goes back; so it does after a withdrawal", async () => {
  const waived = await charged();
  const { link } = await orderOf(waived.caseId);
  const { transaction } = await pay(link);
  const { version } = expectValue(await clerk.look(waived.caseId));
  const body = { basis: "财税〔2019〕53号", reasons: "申请人属免费对象" };
  const call = { params: { caseId: waived.caseId }, ifMatch: version, body };
  const after = expectValue(await lead.call(caseActionOperations["waive-fee"], call));
  expect(after.fee).toMatchObject({ state: "waived", payments: [{ state: "to-refund" }] });
  await settled(waived.caseId, transaction, "refunded");

  const withdrawn = await charged();
  const late = await orderOf(withdrawn.caseId);
  expectValue(await hefei.withdrawCase(withdrawn.caseId, "不办了"));
  const payment = await pay(late.link);
  expect(payment.state).toBe("to-refund");
  expect(await settled(withdrawn.caseId, payment.transaction, "refunded")).toMatchObject({ state: "void" });
});
