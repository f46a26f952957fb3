import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { handlingEventType, materialOperations, registryOperations } from "@tongban/contract";
import { createPartnerKey, expectValue, wholeList } from "@tongban/sdk";
import { openFolder, runRound } from "@tongban/sdk/adapter";
import { verifyWebhook } from "@tongban/signature";
import { keys } from "@tongban/store";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { NANJING, XIAN } from "./directory.ts";
import { routed } from "./steps.ts";
import { store } from "./table.ts";
import { until } from "./until.ts";
import { startReceiver } from "./webhook-receiver.ts";

const operator = staff("operator");
const by = "xian-clerk-4";

/** Registers a system that works at a region's windows, with a key. */
const registered = async (partnerId: string, region: string) => {
  const params = { partnerId };
  const body = { name: "自有审批系统", regions: [], handles: { region }, why: "对接自有系统" };
  expectValue(await operator.call(registryOperations.registerPartner, { params, body }));
  const key = createPartnerKey(partnerId, "ed25519");
  const { algorithm, publicKeyPem } = key;
  const keyBody = { algorithm, publicKeyPem, why: "首个密钥" };
  expectValue(await operator.call(registryOperations.registerPartnerKey, { params, body: keyBody }));
  return partner(partnerId, key);
};

let xian: ReturnType<typeof partner>;
let nanjing: ReturnType<typeof partner>;
const path = mkdtempSync(join(tmpdir(), "tongban-adapter-"));
beforeAll(async () => {
  xian = await registered("xian-approval", XIAN);
  nanjing = await registered("nanjing-approval", NANJING);
});
afterAll(() => rmSync(path, { recursive: true }));

test("a region's own system grants a case from folder to folder, and both sides read it by the national table", async () => {
  const { caseId } = await routed();
  const folder = openFolder(path);
  const round = () => runRound(xian, folder, { by: [by], reveal: "办理需要", files: false, wait: 0 });
  const caseIn = (version: number) =>
    until(async () => {
      await round();
      if (!readdirSync(folder.in).includes(`${caseId}.json`)) return undefined;
      const told = JSON.parse(readFileSync(join(folder.in, `${caseId}.json`), "utf8"));
      return told.kase.version >= version ? told : undefined;
    });
  const say = async (name: string, command: object) => {
    writeFileSync(join(folder.out, `${name}.tmp`), JSON.stringify({ caseId, by, ...command }));
    renameSync(join(folder.out, `${name}.tmp`), join(folder.out, `${name}.json`));
    await round();
    const reported = [folder.done, folder.failed].flatMap((part) =>
      readdirSync(part).includes(`${name}.report`)
        ? [JSON.parse(readFileSync(join(part, `${name}.report`), "utf8"))]
        : [],
    );
    return reported[0];
  };
  const report = (name: string, code: number, more: object = {}) =>
    say(name, { action: "report", input: { code, ...more } });

  const told = await caseIn(2);
  expect(told).toMatchObject({
    by,
    kase: { caseId, status: "routed" },
    applicant: null,
  });
  expect(await report("01", 1)).toMatchObject({ status: "claimed", nationalStatus: { code: 1 } });
  const held = await caseIn(3);
  expect(held).toMatchObject({
    by,
    kase: { status: "claimed" },
    applicant: { applicant: { name: "张三丰" } },
  });
  expect(await report("02", 8)).toMatchObject({ status: 422, code: "national-status-not-taken" });
  // The look at the applicant is an event: the file has the version after it.
  const accept = { action: "report", input: { code: 3 }, version: held.kase.version };
  expect(await say("03", accept)).toMatchObject({ status: "accepted", nationalStatus: { code: 3 } });
  writeFileSync(join(folder.out, "04.json"), "{ not json");
  await round();
  expect(readdirSync(folder.failed)).toContain("04.json");
  expect(await report("05", 12, { document: null })).toMatchObject({ code: "national-status-differs" });
  expect(await say("06", { action: "approve-extension", input: { reasons: "案情复杂" } })).toMatchObject({
    code: "forbidden",
  });
  expect(await report("07", 11, { document: null })).toMatchObject({ nationalStatus: { code: 11 } });
  expect(expectValue(await partner("nanjing-gov").getCase(caseId))).toMatchObject({
    status: "decided",
    result: { outcome: "granted" },
  });

  const here = expectValue(await xian.getNationalHistory(caseId));
  const there = expectValue(await partner("nanjing-gov").getNationalHistory(caseId));
  expect(here.history.map(({ code }) => code)).toEqual([1, 3, 11]);
  expect(there.history.map(({ code, name }) => [code, name])).toEqual([
    [1, null],
    [3, null],
    [11, null],
  ]);
  expect(here.history[2]?.name).toBeTruthy();
  expect(here.implementationCode).toBe(here.number?.slice(0, 31) ?? null);

  const params = { caseId };
  const { accesses } = expectValue(
    await staff("xian-coordinator").call(materialOperations.listCaseAccesses, { params }),
  );
  expect(accesses.filter(({ kind }) => kind === "partner").map(({ by: system }) => system)).toContain(
    "xian-approval",
  );
});

test("a system works at its own region's windows alone, for people of their teams, and each command once", async () => {
  const { caseId, version } = await routed();
  const claim = { action: "claim", by } as const;
  expect(codeOf(await nanjing.getHandledCase(caseId, by))).toBe("not-found");
  expect(codeOf(await nanjing.commandHandledCase(caseId, version, claim))).toBe("not-found");
  expect(codeOf(await nanjing.getNationalHistory(caseId))).toBe("not-found");
  expect(codeOf(await partner("nanjing-gov").commandHandledCase(caseId, version, claim))).toBe("not-found");
  expect(codeOf(await xian.getHandledCase(caseId, "nanjing-clerk"))).toBe("not-on-team");
  expect(codeOf(await xian.commandHandledCase(caseId, version, { ...claim, by: "nobody" }))).toBe(
    "not-on-team",
  );
  const options = { idempotencyKey: "claim-once-and-no-more" };
  const first = expectValue(await xian.commandHandledCase(caseId, version, claim, options));
  const again = expectValue(await xian.commandHandledCase(caseId, version, claim, options));
  expect(first.case).toMatchObject({ status: "claimed", holder: by });
  expect(again.case?.version).toBe(first.case?.version);
  const late = await xian.commandHandledCase(caseId, version, { action: "accept", by });
  expect(codeOf(late)).toBe("version-stale");
  const other = { action: "accept", by: "xian-clerk-5" } as const;
  expect(codeOf(await xian.commandHandledCase(caseId, first.case?.version ?? 0, other))).toBe("not-holder");
  await expect(xian.events({ wait: 0 }).next()).rejects.toThrow(/Your feed is \/v1\/handling\/events/);
});

/** Lets a partner have its endpoint on this machine, as the seeds do; before its first request, after which it is remembered. */
const onThisMachine = (partnerId: string) =>
  store.table.send(
    new UpdateCommand({
      TableName: store.tableName,
      Key: keys.partner(partnerId),
      UpdateExpression: "SET partner.#local = :local",
      ExpressionAttributeNames: { "#local": "local" },
      ExpressionAttributeValues: { ":local": true },
    }),
  );

test("a system that comes later begins with what is open, and its endpoint is told what follows", async () => {
  const { caseId, version } = await routed();
  const late = await registered("xian-late", XIAN);
  await onThisMachine("xian-late");
  const isOpenFor = async (system: typeof late) =>
    (await wholeList(system.listHandledCases())).some((one) => one.caseId === caseId);
  await until(async () => (await isOpenFor(late)) || undefined);
  expect(await isOpenFor(nanjing)).toBe(false);

  const receiver = await startReceiver();
  const { secret } = expectValue(await late.setWebhook(receiver.url));
  expectValue(await late.commandHandledCase(caseId, version, { action: "claim", by }));
  const told = await until(async () => receiver.deliveries.find(({ body }) => body.includes(caseId)));
  const headers = Object.fromEntries(
    Object.entries(told.headers).map(([name, value]) => [name, String(value)]),
  );
  expect(
    verifyWebhook({ headers, body: told.body }, [secret], { now: Math.floor(Date.now() / 1_000) }),
  ).toMatchObject({ ok: true });
  expect(JSON.parse(told.body)).toMatchObject({
    type: handlingEventType,
    subject: caseId,
    data: { version: version + 1, status: "claimed", by },
  });
  expect(await isOpenFor(late)).toBe(true);
});
