import { registryOperations } from "@tongban/contract";
import {
  createPartnerClient,
  createPartnerKey,
  expectValue,
  type PartnerClient,
  type RateLimitItem,
} from "@tongban/sdk";
import { expect, test } from "vitest";
import { anApplication } from "./applications.ts";
import { broker, partner, staff } from "./broker.ts";
import { NANJING } from "./directory.ts";
import { until } from "./until.ts";
import { send, signed } from "./wire.ts";

const operator = staff("operator");

/** A partner of its own with these rates, and a client that tries once; it notes what it is told of its budget. */
const aPartner = async (partnerId: string, rates: { readonly read?: number; readonly write?: number }) => {
  const params = { partnerId };
  const body = { name: "限额测试", regions: [NANJING], rates, why: "限额测试" };
  expectValue(await operator.call(registryOperations.registerPartner, { params, body }));
  const key = createPartnerKey(partnerId, "ed25519");
  const { publicKeyPem } = key;
  const registered = { algorithm: "ed25519" as const, publicKeyPem, why: "限额测试" };
  const made = await operator.call(registryOperations.registerPartnerKey, { params, body: registered });
  const keyId = expectValue(made).keys[0]?.keyId ?? "";
  const told: RateLimitItem[] = [];
  const setting = { baseUrl: broker.url, key: { ...key, keyId, partner: partnerId }, language: "en" };
  const once = createPartnerClient({
    ...setting,
    retry: { attempts: 1, firstDelay: 0, longestDelay: 0 },
    onRateLimit: (limits) => told.push(...limits),
  });
  return { once, patient: createPartnerClient(setting), told, key: setting.key };
};

test("a burst over a partner's limit: some are refused, nothing of those is begun, and nobody else is touched", async () => {
  const { once, patient, told } = await aPartner("bursting-gov", { write: 30 });
  const refs = Array.from({ length: 40 }, (_, n) => `BURST-${n}`);
  const answers = await Promise.all(
    refs.map((externalRef) => once.submitCase(anApplication({ externalRef }))),
  );
  const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused[0]).toMatchObject({
    status: 429,
    code: "rate-limited",
    policy: "write",
    limit: 30,
    window: 60,
    retryAfter: expect.any(Number),
  });
  expect(told).toContainEqual({ policy: "write", left: 0, seconds: expect.any(Number) });
  const kept = async () => {
    const found: string[] = [];
    for await (const { externalRef } of patient.listCases()) found.push(externalRef);
    return found;
  };
  expect(await kept()).toHaveLength(40 - refused.length);
  // Its reading is another budget, and another partner's writing is not touched.
  const other = partner("nanjing-gov");
  expect((await other.submitCase(anApplication())).ok).toBe(true);
});

/** Asks for what changes nothing until the partner's bucket is empty, and will be for two seconds at least. */
const drain = async (client: PartnerClient): Promise<void> => {
  for (let n = 0; n < 200; n++) {
    const answer = await client.checkApplication(anApplication());
    if (!answer.ok && answer.problem.code === "rate-limited" && Number(answer.problem["retryAfter"]) > 2)
      return;
  }
  throw new Error("the bucket does not run empty");
};

test("a command refused for its rate was not begun: the same bytes are done later, once, and no nonce or key is spent", async () => {
  const { once, patient, key } = await aPartner("keyed-gov", { write: 12 });
  const { caseId } = expectValue(await once.submitCase(anApplication()));
  await drain(once);
  const reason = "重复提交";
  const headers = { "idempotency-key": "withdraw-it-once" };
  const path = `/v1/cases/${caseId}/withdraw`;
  const command = signed({ method: "POST", path, headers, body: JSON.stringify({ reason }) }, key);
  const refused = await send(command);
  expect(refused.json).toMatchObject({ status: 429, code: "rate-limited" });
  expect(refused.headers["ratelimit"]).toBe(`"write";r=0;t=${refused.headers["retry-after"]}`);
  expect(expectValue(await once.getCase(caseId)).status).not.toBe("withdrawn");
  const done = await until(async () => {
    const answer = await send(command);
    return answer.status === 429 ? undefined : answer;
  });
  expect(done).toMatchObject({ status: 200, json: { status: "withdrawn" } });
  // A repetition counts as any request: it is refused where nothing is left, and answered as the first time later.
  const again = { idempotencyKey: headers["idempotency-key"] };
  const repeated = await once.withdrawCase(caseId, reason, again);
  expect(repeated.ok || repeated.problem.code).toBe("rate-limited");
  expect(expectValue(await patient.withdrawCase(caseId, reason, again)).version).toBe(done.json["version"]);
});

test("an operator gives a partner other rates and takes them back, each with a reason on the record", async () => {
  const params = { partnerId: "raised-gov" };
  await aPartner(params.partnerId, { write: 30 });
  const change = (ifMatch: number, rates: { readonly write: number } | null) =>
    operator.call(registryOperations.changePartner, { params, ifMatch, body: { rates, why: "业务高峰" } });
  const raised = expectValue(await change(1, { write: 1_200 }));
  expect(raised.says?.rates).toEqual({ write: 1_200 });
  expect(expectValue(await change(raised.version, null)).says).not.toHaveProperty("rates");
});
