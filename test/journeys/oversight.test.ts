import { materialOperations, oversightOperations, registryOperations } from "@tongban/contract";
import { createPartnerKey, expectValue } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { INSTANT, PROMISED, XIAN } from "./directory.ts";
import { accepted, worker } from "./steps.ts";
import { until } from "./until.ts";

const operator = staff("operator");
const coordinator = staff("xian-coordinator");

/** Registers a department that follows Xi'an's decisions in some matters, with a key. */
const registered = async (partnerId: string, more: { matters?: string[]; applicants: boolean }) => {
  const params = { partnerId };
  const body = { name: "西安市监管部门", regions: [], oversees: { region: XIAN, ...more }, why: "审管联动" };
  expectValue(await operator.call(registryOperations.registerPartner, { params, body }));
  const { publicKeyPem, ...key } = createPartnerKey(partnerId, "ed25519");
  const keyBody = { algorithm: "ed25519" as const, publicKeyPem, why: "首个密钥" };
  expectValue(await operator.call(registryOperations.registerPartnerKey, { params, body: keyBody }));
  return partner(partnerId, { ...key, publicKeyPem });
};

/** The decision of a case as a department is told of it; fails where its feed ends without one. */
const decisionIn = (department: ReturnType<typeof partner>, caseId: string) =>
  until(async () => {
    for await (const { events } of department.decisions({ wait: 0 })) {
      const told = events.find(({ subject }) => subject === caseId);
      if (told || events.length === 0) return told;
    }
    return undefined;
  });

const departmentRow = async (id: string) => {
  const { departments } = expectValue(
    await coordinator.call(oversightOperations.listDepartments, { query: { region: XIAN } }),
  );
  return departments.find((one) => one.id === id);
};

test("departments follow the decisions that concern them, and their region sees how far they have read", async () => {
  const strange = { params: { partnerId: "nobody-oversees" } };
  const body = { name: "谁", regions: [XIAN], why: "接入" };
  const both = { ...body, oversees: { region: XIAN, applicants: false } };
  const register = (sent: typeof body) =>
    operator.call(registryOperations.registerPartner, { ...strange, body: sent });
  expect(codeOf(await register(both))).toBe("department-or-partner");
  expect(codeOf(await register({ ...body, regions: [] }))).toBe("department-or-partner");

  const health = await registered("xian-health", { matters: [PROMISED], applicants: false });
  const market = await registered("xian-market", { applicants: true });
  const medical = await registered("xian-medical", { matters: [INSTANT], applicants: true });
  const { caseId, version } = await accepted("xian-clerk-3");
  await worker("xian-clerk-3").grant(caseId, version);

  const told = await decisionIn(health, caseId);
  expect(told).toMatchObject({
    type: "cn.tongban.decision.granted.v1",
    data: { caseId, region: XIAN, matter: PROMISED, outcome: "granted", applicant: null },
  });
  expect((await decisionIn(market, caseId))?.data.applicant).toBeTruthy();
  const others: string[] = [];
  for await (const { events } of medical.decisions({ wait: 0 })) {
    others.push(...events.map(({ data }) => data.matter));
    if (events.length === 0) break;
  }
  expect(others.every((matter) => matter === INSTANT)).toBe(true);

  // A department reads nothing of partners, and a partner nothing of departments.
  await expect(health.events({ wait: 0 }).next()).rejects.toThrow(/Your feed is/);
  await expect(partner("nanjing-gov").decisions({ wait: 0 }).next()).rejects.toThrow(/Your feed is/);
  expect(codeOf(await health.getCase(caseId))).toBe("not-found");

  // Who asks for what comes after has read what came before.
  for await (const { events } of health.decisions({ wait: 0 })) if (events.length === 0) break;
  expect(await departmentRow("xian-health")).toMatchObject({ unread: 0, matters: [PROMISED], webhook: null });
  expect((await departmentRow("xian-health"))?.readAt).not.toBeNull();

  const { accesses } = expectValue(
    await coordinator.call(materialOperations.listCaseAccesses, { params: { caseId } }),
  );
  const departments = accesses.filter(({ kind }) => kind === "department").map(({ by }) => by);
  expect(departments.toSorted()).toEqual(["xian-health", "xian-market"]);
});
