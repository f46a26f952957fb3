import { createPublicKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteCommand, GetCommand } from "@aws-sdk/lib-dynamodb";
import { type MagicWord, magicWords, type sandboxPartner, sandboxView } from "@tongban/contract/sandbox";
import { instantFromEpochMs, type PartnerId } from "@tongban/domain";
import { verifyWebhook } from "@tongban/signature";
import { keepSandboxPartner } from "@tongban/store/sandbox";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type * as z from "zod";
import type { Broker } from "../../packages/local/src/host/host.ts";
import { startBroker } from "../../packages/local/src/host/start.ts";
import { seedWith } from "../../packages/local/src/seed/seed.ts";
import { readSeed } from "../../packages/local/src/seed/seed-files.ts";
import { wholeList } from "../../packages/sdk/src/client/index.ts";
import { uploadMaterials } from "../../packages/sdk/src/material/upload-materials.ts";
import { createPartnerKey, type PartnerKey, writeKeyFile } from "../../packages/sdk/src/partner/key-file.ts";
import { createPartnerClient, type PartnerCaseRow } from "../../packages/sdk/src/partner/partner-client.ts";
import { signBrokerRequest } from "../../packages/sdk/src/partner/sign-broker-request.ts";
import { runInProcess } from "../../packages/sdk/test/run-command.ts";
import { pagesDoWhatTheySay } from "./documentation.ts";
import { exampleLanguages, missingFor, runExample } from "./example-client.ts";
import { sandboxAnswersAsItSays } from "./sandbox-callers.ts";
import { storeOf } from "./store-of.ts";
import { until } from "./until.ts";
import { startReceiver } from "./webhook-receiver.ts";

type Registered = z.output<typeof sandboxPartner>;

const START_MS = 180_000;
const WORDS_MS = 120_000;
/** Where Go was not used before, it compiles its whole library first. */
const EXAMPLE_MS = 400_000;

const dataDir = mkdtempSync(join(tmpdir(), "tongban-sandbox-"));
let broker: Broker;

beforeAll(async () => {
  const directory = readSeed();
  broker = await startBroker({
    port: 0,
    dataDir,
    directory,
    stage: "sandbox",
    seed: seedWith(directory, dataDir),
    workers: "run",
    logLevel: "INFO",
  });
}, START_MS);
afterAll(async () => {
  await broker?.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}, START_MS);

const post = async (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await fetch(`${broker.url}${path}`, {
    method: "POST",
    headers: { ...headers, ...(text === undefined ? {} : { "content-type": "application/json" }) },
    ...(text === undefined ? {} : { body: text }),
  });
  const said: Readonly<Record<string, unknown>> = JSON.parse(await answer.text());
  const [retryAfter, left] = ["retry-after", "ratelimit"].map((name) => answer.headers.get(name));
  return { status: answer.status, retryAfter, left, said };
};

const registerWith = async ({ publicKeyPem }: Pick<PartnerKey, "publicKeyPem">) => {
  const { status, said } = await post("/sandbox/v1/partners", { name: "苏州平台", publicKeyPem });
  expect(status).toBe(201);
  return said as unknown as Registered;
};

const expectOk = <Value>(answer: { readonly ok: true; readonly value: Value } | { readonly ok: false }) => {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value;
};

const textOf = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

const aDeveloper = async () => {
  const pair = createPartnerKey("sandbox", "ed25519");
  const registered = await registerWith(pair);
  const key: PartnerKey = { ...pair, keyId: registered.keyId, partner: registered.partnerId };
  const [, promised] = registered.matters;
  if (!promised) throw new Error("no promised matter to submit");
  const client = createPartnerClient({ baseUrl: broker.url, key });
  const signed = (path: string, body?: unknown, more: Readonly<Record<string, string>> = {}, by = key) => {
    const headers = { ...more, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const request = { method: "POST" as const, url: `${broker.url}${path}`, headers };
    const whole = { ...request, body: body === undefined ? undefined : JSON.stringify(body) };
    return post(path, body, { ...headers, ...signBrokerRequest(whole, by, Date.now()) });
  };
  const submit = async (externalRef: string) => {
    const answer = await client.submitCase({ ...promised.application, externalRef });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value;
  };
  const upload = (caseId: string, { files } = promised) =>
    uploadMaterials(
      client,
      caseId,
      files.map(({ base64 }) => Buffer.from(base64, "base64")),
      { lookEvery: 100 },
    );
  const read = async (caseId: string) => {
    const answer = await client.getCase(caseId);
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.value;
  };
  const typesOf = async (caseId: string) => (await read(caseId)).timeline.map(({ type }) => type);
  return { pair, registered, promised, client, signed, submit, upload, read, typesOf, key };
};

/** The command as a developer runs it, in a folder with its key. */
const tongban = async (key: PartnerKey, ...args: readonly string[]) => {
  const folder = mkdtempSync(join(dataDir, "developer-"));
  writeKeyFile(join(folder, "key.json"), key);
  const { partner } = key;
  return runInProcess([...args, "--partner", partner, "--key", "key.json"], folder, {
    TONGBAN_URL: broker.url,
  });
};

/** What the last event is that each word comes to without anybody doing more. */
const comesTo: Readonly<Record<MagicWord, string>> = {
  grant: "CaseDecided",
  refuse: "CaseDecided",
  decline: "CaseDeclined",
  supplement: "SupplementAsked",
  extension: "CaseDecided",
  overdue: "CaseRouted",
  "delivery-failure": "ResultDelivered",
  none: "CaseRouted",
};

describe("a developer at a sandbox", () => {
  it("is told what it is without a signature", async () => {
    const answer = await fetch(`${broker.url}/sandbox/v1`);
    const shown = sandboxView.parse(await answer.json());
    expect(shown.magicWords.map(({ word }) => word)).toEqual(Object.keys(magicWords));
  });

  it("registers by a key, which is one partner however often, and sees nobody else's cases", async () => {
    const [one, other] = [await aDeveloper(), await aDeveloper()];
    expect((await registerWith(one.pair)).partnerId).toBe(one.registered.partnerId);
    const { caseId } = await one.submit("magic-none");
    expect(await other.client.getCase(caseId)).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect((await post("/sandbox/v1/partners", { name: "x", publicKeyPem: "x" })).said).toMatchObject({
      code: "key-unreadable",
    });
  });

  it("has each sample granted as it is, once its files are there and not before", {
    timeout: WORDS_MS,
  }, async () => {
    const { registered, client, upload, read } = await aDeveloper();
    for (const sample of registered.matters) {
      const answer = await client.submitCase(sample.application);
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      // It is taken at once, and decided with its files: what was asked first is not refused as `upload-closed`.
      await until(async () =>
        ["submitted", "routed"].includes((await read(answer.value.caseId)).status) ? undefined : true,
      );
      const files = await upload(answer.value.caseId, sample);
      expect(files.map(({ state }) => state)).toEqual(sample.files.map(() => "verified"));
      await until(async () => ((await read(answer.value.caseId)).outcome === "granted" ? true : undefined));
    }
  });

  it("has happen what the magic word says", { timeout: WORDS_MS }, async () => {
    const { submit, upload, typesOf, read, client, promised } = await aDeveloper();
    for (const [word, last] of Object.entries(comesTo)) {
      const { caseId } = await submit(`magic-${word}-1`);
      await upload(caseId);
      const types = await until(async () => {
        const seen = await typesOf(caseId);
        return seen.includes(last) ? seen : undefined;
      });
      const outcome = word === "refuse" ? "refused" : last === "CaseDecided" ? "granted" : undefined;
      if (outcome !== undefined) expect((await read(caseId)).outcome, word).toBe(outcome);
      if (word === "extension") expect(types).toContain("ExtensionApproved");
      if (word === "delivery-failure") expect(types).toContain("DeliveryFailed");
      if (word !== "supplement") continue;
      const [material] = promised.application.materials;
      if (!material) throw new Error("no material");
      await client.supplyMaterials(caseId, [{ ...material, title: "补充说明" }]);
      await until(async () => ((await read(caseId)).outcome === "granted" ? true : undefined));
    }
  });

  it("moves the time of its cases over everything that falls due, in order, and nobody else's", {
    timeout: WORDS_MS,
  }, async () => {
    const [mover, other] = [await aDeveloper(), await aDeveloper()];
    const { caseId } = await mover.submit("magic-overdue-1");
    const beside = await other.submit("magic-overdue-1");
    await until(async () => ((await mover.read(caseId)).status === "routed" ? true : undefined));
    const key = { "idempotency-key": "forward-once-1" };
    const moved = await mover.signed("/sandbox/v1/clock", { forward: "P60D" }, key);
    expect(moved).toMatchObject({ status: 200, said: { movedSeconds: 5_184_000, finished: true } });
    const { timeline, outcome } = await mover.read(caseId);
    const types = timeline.map(({ type }) => type);
    expect(outcome).toBe("granted");
    const order = ["WarningGiven", "CaseAccepted", "ExplanationGiven", "CaseDecided"].map((type) =>
      types.indexOf(type as (typeof types)[number]),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(timeline.map(({ at }) => at)).toEqual(timeline.map(({ at }) => at).toSorted());
    const again = await mover.signed("/sandbox/v1/clock", { forward: "P60D" }, key);
    expect(again.said).toMatchObject({ movedSeconds: 5_184_000, fired: 0 });
    expect((await mover.submit("later")).submittedAt > (timeline.at(-1)?.at ?? "")).toBe(true);
    expect(await other.typesOf(beside.caseId)).not.toContain("WarningGiven");
    const far = await mover.signed(
      "/sandbox/v1/clock",
      { forward: "P1096D" },
      { "idempotency-key": "too-far-01" },
    );
    expect(far).toMatchObject({ status: 422, said: { code: "clock-too-far" } });
  });

  it("meets the faults that it forced, as often as it said, and never at the sandbox's own paths", async () => {
    const { signed, promised } = await aDeveloper();
    const ask = () => signed("/v1/checks", promised.application);
    await signed("/sandbox/v1/faults", { fault: "too-many-requests", requests: 1 });
    expect(await ask()).toMatchObject({
      status: 429,
      retryAfter: "1",
      left: '"write";r=0;t=1',
      said: { code: "rate-limited", policy: "write", limit: 600, window: 60, retryAfter: 1 },
    });
    expect((await ask()).status).toBe(200);
    await signed("/sandbox/v1/faults", { fault: "unavailable", requests: 2 });
    await signed("/sandbox/v1/faults", { fault: "unavailable", requests: 1 });
    expect(await ask()).toMatchObject({ status: 503, retryAfter: "1" });
    expect((await ask()).status).toBe(200);
  });

  it("has its webhook signed at the machine's time, however far its own clock is", async () => {
    const { signed, client } = await aDeveloper();
    const receiver = await startReceiver();
    const { secret } = expectOk(await client.setWebhook(receiver.url));
    await signed("/sandbox/v1/clock", { forward: "P3D" }, { "idempotency-key": "webhook-clock-1" });
    expect(expectOk(await client.testWebhook()).delivery).toMatchObject({ delivered: true });
    // The secret before is valid beside the new one from now on, by the machine's time as well.
    const rotated = expectOk(await client.rotateWebhookSecret({ overlapHours: 1 }));
    await client.testWebhook();
    const now = Math.floor(Date.now() / 1_000);
    expect(Date.parse(rotated.previousSecretUntil ?? "")).toBeLessThan(Date.now() + 3_600_001);
    for (const { headers, body } of receiver.deliveries)
      expect(verifyWebhook({ headers: textOf(headers), body }, [secret], { now })).toMatchObject({
        ok: true,
      });
    expect(receiver.deliveries).toHaveLength(2);
  });

  it("has its deliveries fail, come late, twice and out of order as it forces, and sees that in their log", {
    timeout: WORDS_MS,
  }, async () => {
    const { signed, client, submit, upload, read } = await aDeveloper();
    const receiver = await startReceiver();
    await client.setWebhook(receiver.url);
    const force = (fault: string, seconds = 1) =>
      signed("/sandbox/v1/faults", { fault, requests: 1, seconds });
    const tested = async () => expectOk(await client.testWebhook()).delivery;
    await force("webhook-error");
    expect(await tested()).toMatchObject({ delivered: false, result: "forced-status-500" });
    expect(receiver.deliveries).toHaveLength(0);
    await force("webhook-slow", 20);
    expect(await tested()).toMatchObject({ delivered: false, result: "forced-slow-timeout" });
    await force("webhook-timeout");
    expect(await tested()).toMatchObject({ delivered: false, result: "forced-timeout" });
    expect(receiver.deliveries).toHaveLength(0);
    await force("webhook-duplicate");
    expect(await tested()).toMatchObject({ delivered: true, result: "forced-duplicate-status-204" });
    expect(new Set(receiver.deliveries.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(receiver.deliveries).toHaveLength(2);
    await force("webhook-out-of-order");
    const { caseId } = await submit("magic-grant-overtaken");
    await upload(caseId);
    await until(async () => ((await read(caseId)).outcome === "granted" ? true : undefined));
    const ids = () => receiver.deliveries.slice(2).map(({ headers }) => String(headers["webhook-id"]));
    const all = () => wholeList(client.listDeliveries());
    await until(async () => {
      const heldBack = (await all()).find(({ result }) => result === "forced-out-of-order");
      return heldBack && ids().indexOf(heldBack.eventId) > 0 ? true : undefined;
    });
  });

  it("is told what its signature should have been over, and which stage a key is of", async () => {
    const { signed, promised, key } = await aDeveloper();
    const stranger = { ...createPartnerKey("sandbox", "ed25519"), keyId: key.keyId };
    const wrong = await signed("/v1/checks", promised.application, {}, stranger);
    expect(wrong).toMatchObject({ status: 401, said: { reason: "signature-invalid" } });
    expect(wrong.said["expectedSignatureBase"]).toContain(`"@target-uri": ${broker.url}/v1/checks\n`);
    const elsewhere = createPartnerKey("suzhou-gov", "ed25519");
    expect((await signed("/v1/checks", promised.application, {}, elsewhere)).said).toMatchObject({
      code: "production-key",
    });
  });

  it("starts anew with the same key", { timeout: WORDS_MS }, async () => {
    const { signed, submit, client, read, key } = await aDeveloper();
    const first = await submit("magic-none-1");
    await until(async () => ((await read(first.caseId)).status === "routed" ? true : undefined));
    await signed("/sandbox/v1/clock", { forward: "PT1H" }, { "idempotency-key": "before-reset-1" });
    const reset = await tongban(key, "sandbox", "reset");
    expect(reset).toMatchObject({ code: 0, out: expect.stringContaining("Forgotten: 1 cases") });
    expect(await client.getCase(first.caseId)).toMatchObject({ ok: false });
    const second = await submit("magic-none-1");
    expect(second.caseId).toBe(first.caseId);
    expect(Date.parse(second.submittedAt)).toBeLessThan(Date.parse(first.submittedAt) + 3_600_000);
  });
});

describe("the paths of the sandbox itself", () => {
  let developer: Promise<PartnerKey> | undefined;
  sandboxAnswersAsItSays(async () => {
    developer ??= aDeveloper().then(({ key }) => key);
    return { url: broker.url, dataDir, key: await developer };
  });
});

describe("the documentation", () => pagesDoWhatTheySay(() => ({ url: broker.url, dataDir })));

/** ms; what comes once a minute is looked for less often, for longer. */
const MINUTES_MS = 200_000;
const eachSecond = <Found>(probe: () => Promise<Found | undefined>) => until(probe, MINUTES_MS, 1_000);

describe.concurrent("what a sandbox does by the minute", () => {
  it("grants a case whose files do not come, once they were waited for", {
    timeout: MINUTES_MS,
  }, async ({ expect }) => {
    const { submit, read, client } = await aDeveloper();
    const { caseId, submittedAt } = await submit("magic-grant-without-files");
    const kase = await eachSecond(async () => {
      const seen = await read(caseId);
      return seen.outcome === "granted" ? seen : undefined;
    });
    const decidedAt = kase.timeline.find(({ type }) => type === "CaseDecided")?.at ?? "";
    expect(Date.parse(decidedAt) - Date.parse(submittedAt)).toBeGreaterThan(55_000);
    const { materials } = expectOk(await client.listMaterials(caseId));
    expect(materials.map(({ state }) => state)).not.toContain("verified");
  });

  it("forgets a partner that was not there for a month, with its cases, and takes its key again", {
    timeout: MINUTES_MS,
  }, async ({ expect }) => {
    const { pair, registered, client, submit, typesOf } = await aDeveloper();
    const { caseId } = await submit("magic-none-forgotten");
    await until(async () => ((await typesOf(caseId)).includes("CaseRouted") ? true : undefined));
    // As if its last request had been 31 days ago: the worker that runs each minute finds it.
    const store = storeOf(broker);
    const id = registered.partnerId as PartnerId;
    const Key = { pk: `SANDBOX#${id}`, sk: "PARTNER" };
    await store.table.send(new DeleteCommand({ TableName: store.tableName, Key }));
    const monthAgo = instantFromEpochMs(Date.now() - 31 * 86_400_000);
    await keepSandboxPartner(store, id, monthAgo, 30);
    // Nobody asks with its key meanwhile: that would be a request of it, for which it is kept.
    await eachSecond(async () => {
      const { Item } = await store.table.send(new GetCommand({ TableName: store.tableName, Key }));
      return Item === undefined ? true : undefined;
    });
    const refused = await eachSecond(async () => {
      const answer = await client.getCase(caseId);
      // Its cases go after its key, which functions remember for some seconds.
      return answer.ok || answer.problem.code === "not-found" ? undefined : answer.problem;
    });
    expect(refused).toMatchObject({ status: 401, code: "sandbox-key-unknown", unusedDays: 30 });
    expect((await registerWith(pair)).partnerId).toBe(id);
    expect(await client.getCase(caseId)).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });
});

/** The partner that an example was, asked by its own key: the same key is the same partner. */
const partnerOfExample = async (privateKeyPem: string) => {
  const publicKeyPem = createPublicKey(privateKeyPem).export({ type: "spki", format: "pem" }).toString();
  const { keyId, partnerId } = await registerWith({ publicKeyPem });
  const client = createPartnerClient({
    baseUrl: broker.url,
    key: { keyId, algorithm: "ed25519", privateKeyPem },
  });
  return { client, partnerId };
};

describe.concurrent("an example, alone in an empty folder", () => {
  it.for(exampleLanguages)(
    "in %s has a case granted and acknowledges it",
    { timeout: EXAMPLE_MS },
    async (language, { skip, expect }) => {
      const missing = missingFor(language);
      if (missing) skip(missing);
      const { code, lines, errors, privateKeyPem } = await runExample(language, broker.url);
      expect(errors).toBe("");
      expect(code).toBe(0);
      const { client, partnerId } = await partnerOfExample(privateKeyPem);
      const cases: PartnerCaseRow[] = [];
      for await (const row of client.listCases()) cases.push(row);
      expect(cases).toMatchObject([{ status: "closed", outcome: "granted" }]);
      expect(lines[0]).toBe(`registered ${partnerId}`);
      expect(lines.at(-1)).toBe(`acknowledged ${cases[0]?.caseId} closed`);
      expect(lines).toContain("verified webhook");
    },
  );
});
