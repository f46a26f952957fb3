import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  caseActionOperations,
  explanationOperations,
  publicOperations,
  statementOperations,
  windowOperations,
} from "@tongban/contract";
import { canonicalJson, instantFromEpochMs, localDateOf } from "@tongban/domain";
import { countersign, createClient, expectValue, readWholeStatement, verifyText } from "@tongban/sdk";
import { createKeyPair } from "@tongban/signature";
import { afterAll, expect, test } from "vitest";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { aRegion } from "../builders/ids.ts";
import { broker, partner, staff, tokenOf } from "./broker.ts";
import { INSTANT, XIAN } from "./directory.ts";
import { claimed, routed, worker } from "./steps.ts";
import { until } from "./until.ts";
import { startReceiver } from "./webhook-receiver.ts";

const folder = mkdtempSync(join(tmpdir(), "tongban-proof-"));
afterAll(() => rmSync(folder, { recursive: true }));

const publishedKeys = async (): Promise<readonly string[]> => {
  const client = createClient({ baseUrl: broker.url });
  return expectValue(await client.call(publicOperations.listDocumentKeys)).keys.map(({ kid }) => kid);
};

const findingsIn = (document: unknown, keys: readonly string[]) =>
  [...verifyText(`${canonicalJson(document)}\n`, keys)].map(({ kind, findings }) => ({ kind, findings }));

const proven = [{ kind: "evidence-pack", findings: [] }];

const packFor = async (name: string, caseId: string) =>
  expectValue(await staff(name).call(windowOperations.getWindowEvidence, { params: { caseId } }));

test("a case's evidence holds for its partner and for both regions, under the key that the broker publishes", async () => {
  const keys = await publishedKeys();
  const { caseId, version } = await claimed("xian-clerk-6");
  const reveal = { params: { caseId }, body: { reason: "电话核实身份" } };
  expectValue(await staff("xian-clerk-6").call(caseActionOperations.reveal, reveal));
  const { decline } = worker("xian-clerk-6");
  expectValue(await decline(caseId, version + 1, "不属于本机关职权", "西安市公安局"));

  const handling = await packFor("xian-clerk-6", caseId);
  expect(findingsIn(handling, keys)).toEqual(proven);
  expect(handling.events.every(({ event }) => event !== null)).toBe(true);
  expect(handling.events.map(({ prose }) => prose)).toContainEqual({ reason: "电话核实身份" });

  const seen = [
    await packFor("nanjing-clerk", caseId),
    expectValue(await partner("nanjing-gov").getEvidence(caseId)),
  ];
  for (const pack of seen) {
    expect(findingsIn(pack, keys)).toEqual(proven);
    expect(pack.events.map(({ hash }) => hash)).toEqual(handling.events.map(({ hash }) => hash));
    expect(pack.events.map(({ event, shown }) => [event?.["type"], shown?.["type"]])).toEqual([
      ["CaseSubmitted", undefined],
      ["CaseRouted", undefined],
      [undefined, "CaseClaimed"],
      [undefined, undefined],
      [undefined, "CaseDeclined"],
    ]);
    for (const hidden of ["周强", "xian-clerk-6", "电话核实身份", "11010519491231002X", "张三丰"])
      expect(JSON.stringify(pack)).not.toContain(hidden);
  }
  expect(JSON.stringify(handling)).not.toContain("11010519491231002X");
});

test("the evidence tells how the result was delivered and that it was acknowledged", async () => {
  const hooks = partner("nanjing-hooks");
  const receiver = await startReceiver();
  expectValue(await hooks.setWebhook(receiver.url));
  const { caseId } = await routed({ matter: INSTANT }, "nanjing-hooks");
  const clerk = worker("xian-clerk-3");
  const { version } = expectValue(await clerk.claim(caseId));
  const decided = expectValue(await clerk.grant(caseId, version));
  expectValue(await hooks.acknowledgeResult(caseId));
  const pack = await until(async () => {
    const found = expectValue(await hooks.getEvidence(caseId));
    return found.deliveries.attempts.length >= 2 ? found : undefined;
  });
  expect(findingsIn(pack, await publishedKeys())).toEqual(proven);
  expect(pack).toMatchObject({ acknowledgedBy: decided.version + 1, deliveries: { complete: true } });
  expect(pack.deliveries.attempts).toContainEqual(
    expect.objectContaining({ eventId: `${caseId}-${decided.version}`, delivered: true, attempt: 1 }),
  );
});

test("today cannot be stated yet, and a day that is over is stated and countersigned by a key of the region's own", async () => {
  const coordinator = staff("xian-coordinator");
  const params = { agreementId: "xian-nanjing", day: localDateOf(instantFromEpochMs(Date.now())) };
  expect(await coordinator.call(statementOperations.issueStatement, { params })).toMatchObject({
    problem: { code: "day-not-over", status: 409 },
  });
  const past = { agreementId: "xian-nanjing", day: "2026-01-06" };
  expectValue(await coordinator.call(statementOperations.issueStatement, { params: past }));
  const whole = await readWholeStatement(coordinator, past);
  const { algorithm, privateKeyPem } = createKeyPair("ecdsa-p256-sha256");
  const signedAt = instantFromEpochMs(Date.now());
  const countersignature = countersign(whole, {
    region: aRegion(XIAN),
    signedAt,
    algorithm,
    privateKeyPem,
  });
  const { number, root } = whole;
  const signed = expectValue(
    await coordinator.call(statementOperations.countersignStatement, {
      params: past,
      body: { number, root, countersignature },
    }),
  );
  expect(signed.countersignatures).toEqual([countersignature]);
  expect(
    await coordinator.call(statementOperations.countersignStatement, {
      params: past,
      body: { number, root: "A".repeat(43), countersignature },
    }),
  ).toMatchObject({ problem: { code: "another-root", status: 409 } });
});

test("due instants are explained and certified alike for the partner and both regions, and what would be otherwise is said", async () => {
  const { caseId, version } = await claimed("xian-clerk-6");
  const accepted = expectValue(await worker("xian-clerk-6").accept(caseId, version));
  const nanjing = partner("nanjing-gov");
  const explained = expectValue(await nanjing.explainCase(caseId));
  const handling = explained.clocks.find(({ clock }) => clock === "handling");
  expect(handling).toMatchObject({ recorded: true, owner: "handling-window" });
  expect([handling?.promised.at, handling?.statutory?.at ?? null]).toEqual([
    accepted.promisedDue,
    accepted.statutoryDue,
  ]);
  const amount = handling?.promised.limit.unit === "working-days" ? handling.promised.limit.amount : 0;
  expect(handling?.promised.days.at(-1)?.count).toBe(amount);
  const { asIs, ifSo } = expectValue(
    await nanjing.supposeCase(caseId, { clock: "handling", limit: `${amount + 1}wd` }),
  );
  expect(asIs.promised).toEqual(handling?.promised);
  expect(ifSo.promised.days.at(-1)?.count).toBe(amount + 1);
  expect(ifSo.promised.at > asIs.promised.at).toBe(true);
  expect(await nanjing.supposeCase(caseId, { clock: "supplement" })).toMatchObject({
    problem: { code: "clock-did-not-run", status: 404 },
  });
  const keys = await publishedKeys();
  const certificates = [
    expectValue(await nanjing.certifyCase(caseId)),
    ...(await Promise.all(
      ["xian-clerk-6", "nanjing-clerk"].map(async (name) =>
        expectValue(await staff(name).call(explanationOperations.certifyWindowCase, { params: { caseId } })),
      ),
    )),
  ];
  for (const certificate of certificates) {
    expect(findingsIn(certificate, keys)).toEqual([{ kind: "deadline-certificate", findings: [] }]);
    expect(certificate.clocks).toEqual(certificates[0]?.clocks);
  }
});

test("from a terminal: evidence, a statement, a countersignature, and verifying all of it with no broker", async () => {
  const environment = {
    TONGBAN_URL: broker.url,
    TONGBAN_DATA: broker.dataDir,
    TONGBAN_TOKEN: await tokenOf("xian-coordinator"),
  };
  const tongban = (...args: readonly string[]) => runInProcess(args, folder, environment);
  const { caseId } = await routed();
  const other = await routed();
  expect(await tongban("evidence", caseId, other.caseId, "--out", "packs.json")).toMatchObject({ code: 0 });
  expect(await tongban("certificate", caseId, "--out", "due.json")).toMatchObject({ code: 0 });
  expect(await tongban("explain", caseId)).toMatchObject({
    code: 0,
    out: expect.stringMatching(
      /^notice \(handling-window\)\n {2}promised 5 working days: .+\n {4}\d{4}-\d\d-\d\d .+event$/m,
    ),
  });
  expect(await tongban("what-if", caseId, "--clock", "notice", "--limit", "7wd", "--staff")).toMatchObject({
    code: 0,
    out: expect.stringContaining("promised 7 working days"),
  });
  expect(await tongban("what-if", caseId, "--limit", "7weeks")).toMatchObject({ code: 1 });
  expect(await tongban("evidence", caseId, "--staff")).toMatchObject({
    code: 0,
    out: expect.stringContaining('"kind":"evidence-pack"'),
  });
  expect(await tongban("keys", "create", "--partner", "xian", "--out", "xian.key.json")).toMatchObject({
    code: 0,
  });
  const day = ["xian-nanjing", "2026-01-07"];
  expect(await tongban("statement", ...day, "--issue", "--out", "stated.json")).toMatchObject({ code: 0 });
  expect(await tongban("countersign", ...day, "--region", XIAN, "--key", "xian.key.json")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Countersigned for 610100: 0 cases under /),
  });
  expect(await tongban("statement", ...day, "--out", "signed.json")).toMatchObject({ code: 0 });

  const alone = (...args: readonly string[]) => runInProcess(["verify", ...args], folder);
  const keys = await publishedKeys();
  expect(await alone("packs.json", "--key", ...keys)).toMatchObject({
    code: 0,
    out: expect.stringContaining("packs.json: holds: 2 evidence-pack"),
  });
  expect(await alone("stated.json", "signed.json", "due.json")).toMatchObject({ code: 0 });
  expect(await alone("signed.json", "--key", ...keys)).toMatchObject({
    code: 4,
    out: expect.stringContaining("countersignature 1: its key"),
  });
  const text = readFileSync(join(folder, "packs.json"), "utf8");
  writeFileSync(join(folder, "forged.json"), text.replace('"type":"CaseRouted"', '"type":"CaseClosed"'));
  expect(await alone("forged.json")).toMatchObject({
    code: 4,
    out: expect.stringContaining("event 2: its hash is not that of its content"),
    err: "Not proven: forged.json.\n",
  });
});
