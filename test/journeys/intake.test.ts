import { intakeOperations, registryOperations, windowOperations } from "@tongban/contract";
import { type CallOptions, type CallResult, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { aMaterial, anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { INTAKE_WINDOW, NANJING, PROMISED, XIAN } from "./directory.ts";
import { worker } from "./steps.ts";
import { until } from "./until.ts";

const receiver = staff("nanjing-receiver");
const params = { windowId: INTAKE_WINDOW };
type TakeIn = NonNullable<CallOptions<typeof intakeOperations.takeIn>["body"]>;
const identity = { document: "resident-identity-card", presentedBy: "applicant" } as const;

const expectProblem = (answer: CallResult<unknown>) =>
  answer.ok ? expect.fail("it was done") : answer.problem;

const brought = (parts: Partial<TakeIn["application"]> = {}): TakeIn => {
  const { source: _source, mode: _mode, ...application } = anApplication({ matter: PROMISED });
  return { identity, application: { ...application, ...parts } };
};

const takenIn = async (parts: Partial<TakeIn["application"]> = {}) =>
  expectValue(await receiver.call(intakeOperations.takeIn, { params, body: brought(parts) }));

const look = async (caseId: string, as = "nanjing-receiver") =>
  expectValue(await staff(as).call(windowOperations.getWindowCase, { params: { caseId } }));

const routed = (caseId: string) =>
  until(async () => {
    const kase = await look(caseId);
    return kase.status === "routed" ? kase : undefined;
  });

test("an application is received at a window, and accepted and decided where it is handled", async () => {
  const body = brought();
  const receipt = expectValue(await receiver.call(intakeOperations.takeIn, { params, body }));
  expect(receipt).toMatchObject({
    receivedBy: "顾欣",
    ...identity,
    received: { region: NANJING, window: INTAKE_WINDOW, windowName: "南京市收件窗口" },
    handled: { region: XIAN },
    materials: body.application.materials.map(({ title, size }) => ({ title, size })),
  });
  expect(receipt.applicant).not.toBe(body.application.applicant.name);
  const { caseId } = receipt;
  expect(expectValue(await receiver.call(intakeOperations.takeIn, { params, body }))).toEqual(receipt);
  expect(expectValue(await receiver.call(intakeOperations.getReceipt, { params: { caseId } }))).toEqual(
    receipt,
  );

  const received = await routed(caseId);
  expect(received).toMatchObject({
    side: "source",
    mode: "agent-intake",
    partner: `intake-${INTAKE_WINDOW}`,
    names: { partner: "南京市收件窗口" },
    intake: { ...identity, window: INTAKE_WINDOW, receivedBy: "顾欣" },
    actions: [],
    intakeActions: ["nameHelper", "withdraw"],
  });
  expect(received.timeline[0]).toMatchObject({ type: "CaseSubmitted", actorKind: "staff" });

  const clerk = worker("xian-clerk-0");
  const claimed = expectValue(await clerk.claim(caseId));
  expect(claimed).toMatchObject({ intake: { receivedBy: "顾欣" }, intakeActions: [] });
  expectValue(await clerk.askSupplement(caseId, claimed.version, "申请书"));
  const asked = await look(caseId);
  expect(asked.intakeActions).toEqual(["supply", "nameHelper", "withdraw"]);
  const materials = [aMaterial("申请书")];
  const supplied = expectValue(
    await receiver.call(intakeOperations.supplyForApplicant, {
      params: { caseId },
      body: { materials },
      ifMatch: asked.version,
    }),
  );
  expect(supplied.status).toBe("claimed");
  const accepted = expectValue(await clerk.accept(caseId, supplied.version));
  const decided = expectValue(await clerk.grant(caseId, accepted.version));
  const handOver = { params: { caseId }, ifMatch: decided.version };
  const closed = expectValue(await receiver.call(intakeOperations.handOverResult, handOver));
  expect(closed).toMatchObject({ status: "closed", intakeActions: [] });
  const { cases } = expectValue(await receiver.call(intakeOperations.listIntake, { params }));
  expect(cases.find((row) => row.caseId === caseId)).toMatchObject({ status: "closed", holder: null });
});

test("what is wrong is told before it is taken in, and refused in the same words", async () => {
  const faulty = brought({ form: { 联系电话: "打这个" }, materials: [] });
  const check = expectValue(
    await receiver.call(intakeOperations.checkIntake, { params, body: faulty.application }),
  );
  expect(check.acceptable).toBe(false);
  expect(check.problems.map(({ code }) => code).toSorted()).toEqual(["form-invalid", "material-missing"]);
  const refused = expectProblem(await receiver.call(intakeOperations.takeIn, { params, body: faulty }));
  expect(refused.code).toBe("material-missing");

  const sound = brought();
  const checked = { params, body: sound.application };
  expect(expectValue(await receiver.call(intakeOperations.checkIntake, checked))).toMatchObject({
    acceptable: true,
    terms: { agreement: "xian-nanjing" },
  });
  const { caseId } = await takenIn({ externalRef: sound.application.externalRef });
  const other = { ...sound, identity: { ...identity, presentedBy: "agent" as const } };
  const reused = expectProblem(await receiver.call(intakeOperations.takeIn, { params, body: other }));
  expect(reused).toMatchObject({ code: "external-ref-reused", caseId });
});

test("a matter that is only handled online is not taken in", async () => {
  const parts = { matter: "remote-medical-filing", form: {}, materials: brought().application.materials };
  const refused = expectProblem(
    await receiver.call(intakeOperations.takeIn, { params, body: brought(parts) }),
  );
  expect(refused.code).toBe("not-admissible");
});

test("nobody but the window that took a case in does anything for its applicant", async () => {
  const { caseId } = await takenIn();
  const { version: ifMatch } = await routed(caseId);
  const body = { reason: "申请人要求" };
  for (const other of ["nanjing-clerk", "nanjing-lead", "xian-clerk-0", "yinchuan-clerk-0"]) {
    const said = await staff(other).call(intakeOperations.withdrawForApplicant, {
      params: { caseId },
      body,
      ifMatch,
    });
    expect(expectProblem(said).status, other).toBe(404);
    expect(
      expectProblem(await staff(other).call(intakeOperations.takeIn, { params, body: brought() })).status,
    ).toBe(404);
  }
  expect(expectProblem(await partner("nanjing-gov").getCase(caseId)).status).toBe(404);
  const stale = { params: { caseId }, body, ifMatch: ifMatch + 1 };
  expect(expectProblem(await receiver.call(intakeOperations.withdrawForApplicant, stale)).code).toBe(
    "version-stale",
  );
  const withdrawn = expectValue(
    await receiver.call(intakeOperations.withdrawForApplicant, { params: { caseId }, body, ifMatch }),
  );
  expect(withdrawn).toMatchObject({ status: "withdrawn", withdrawal: body });
  const again = { params: { caseId }, ifMatch: withdrawn.version };
  expect(expectProblem(await receiver.call(intakeOperations.handOverResult, again)).code).toBe(
    "nothing-to-acknowledge",
  );
});

test("a window takes in where its record says so, and no system can be registered under a desk's id", async () => {
  const xian = { params: { windowId: `window-${XIAN}` }, body: brought({ handling: NANJING }) };
  expect(expectProblem(await staff("xian-clerk-0").call(intakeOperations.takeIn, xian)).code).toBe(
    "takes-nothing-in",
  );
  const { takesIn } = expectValue(
    await staff("xian-clerk-0").call(intakeOperations.listIntake, { params: xian.params }),
  );
  expect(takesIn).toBe(false);
  const desk = {
    params: { partnerId: "intake-window-intake" },
    body: { name: "假", regions: [NANJING], why: "试" },
  };
  const refused = expectProblem(await staff("operator").call(registryOperations.registerPartner, desk));
  expect(refused.code).toBe("invalid-request");
});
