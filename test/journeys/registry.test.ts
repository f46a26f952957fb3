import { caseActionOperations, registryOperations, windowOperations } from "@tongban/contract";
import { createPartnerKey, expectValue, type Returned } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { INSTANT, NANJING, PROMISED, XIAN } from "./directory.ts";
import { tokenClaiming } from "./staff-tokens.ts";
import { accepted, claimed, worker } from "./steps.ts";
import { until } from "./until.ts";
import { send } from "./wire.ts";

const ours = staff("xian-coordinator");
const theirs = staff("nanjing-coordinator");
const operator = staff("operator");

type Row = Returned<typeof registryOperations.listRecords>["records"][number];

/** The record of a kind and an id as a coordinator of Xi'an lists it. */
const recordOf = async <K extends Row["kind"]>(
  kind: K,
  id: string,
  who = ours,
): Promise<Extract<Row, { kind: K }> | undefined> => {
  const { records } = expectValue(await who.call(registryOperations.listRecords, { query: { kind } }));
  return records.find((row): row is Extract<Row, { kind: K }> => row.kind === kind && row.id === id);
};

const versionOf = async (kind: Row["kind"], id: string): Promise<number> =>
  (await recordOf(kind, id))?.version ?? 0;

test("a window is registered, changed, opened and closed by its region, each on the record", async () => {
  const windowId = "xian-second";
  const params = { windowId };
  const body = { region: XIAN, name: "西安市第二专窗", matters: [PROMISED], why: "分担受理量" };
  expect(codeOf(await theirs.call(registryOperations.registerWindow, { params, body }))).toBe("not-found");
  const unknown = { ...body, matters: ["nobody-knows-this"] };
  expect(codeOf(await ours.call(registryOperations.registerWindow, { params, body: unknown }))).toBe(
    "matter-not-registered",
  );
  const registered = expectValue(await ours.call(registryOperations.registerWindow, { params, body }));
  expect(registered).toMatchObject({ version: 1, says: { open: false, team: [], name: "西安市第二专窗" } });
  expect(codeOf(await ours.call(registryOperations.registerWindow, { params, body }))).toBe(
    "already-registered",
  );

  const change = (more: object, ifMatch: number) =>
    ours.call(registryOperations.changeWindow, { params, ifMatch, body: { ...more, why: "完善信息" } });
  expect(codeOf(await change({ substitute: windowId }, 1))).toBe("substitutes-cyclic");
  expect(codeOf(await change({ substitute: `window-${NANJING}` }, 1))).toBe("substitute-of-another-region");
  const changed = expectValue(
    await change({ substitute: `window-${XIAN}`, phone: "029-12345678", capacity: 2 }, 1),
  );
  expect(changed).toMatchObject({ version: 2, says: { phone: "029-12345678", capacity: 2 } });
  expect(codeOf(await change({ capacity: 3 }, 1))).toBe("version-stale");
  expect(expectValue(await change({ phone: null }, 2)).says).not.toHaveProperty("phone");
  const back = {
    params: { windowId: `window-${XIAN}` },
    ifMatch: await versionOf("window", `window-${XIAN}`),
  };
  const circle = { ...back, body: { substitute: windowId, why: "互为替代" } };
  expect(codeOf(await ours.call(registryOperations.changeWindow, circle))).toBe("substitutes-cyclic");

  const reason = { why: "设备就绪" };
  const open = { params, ifMatch: 3, body: reason, idempotencyKey: "open-the-second" };
  expect(expectValue(await ours.call(registryOperations.openWindow, open))).toMatchObject({ version: 4 });
  expect(expectValue(await ours.call(registryOperations.openWindow, open))).toMatchObject({ version: 4 });
  const shut = { params, ifMatch: 4, body: { why: "设备检修" } };
  expect(expectValue(await ours.call(registryOperations.closeWindow, shut))).toMatchObject({
    record: { version: 5, says: { open: false, closedFor: "设备检修" } },
    waiting: 0,
    held: 0,
  });

  const record = { params: { kind: "window" as const, recordId: windowId } };
  const { changes } = expectValue(await ours.call(registryOperations.listRecordChanges, record));
  expect(changes.map(({ why, by }) => [why, by])).toEqual([
    ["分担受理量", "何云"],
    ["完善信息", "何云"],
    ["完善信息", "何云"],
    ["设备就绪", "何云"],
    ["设备检修", "何云"],
  ]);
  expect(changes[0]).toMatchObject({ before: null, after: { open: false } });
  expect(changes[4]).toMatchObject({ before: { open: true }, after: { closedFor: "设备检修" } });
  expect(codeOf(await theirs.call(registryOperations.listRecordChanges, record))).toBe("not-found");
});

test("somebody joins a team, claims a case, and leaves: the claim goes back to the board at once", async () => {
  const staffId = "xian-leaver";
  const params = { staffId };
  const window = `window-${XIAN}`;
  const grants = { name: "高远", role: "clerk" as const, regions: [XIAN], windows: [window] };
  const join = { params, body: { ...grants, why: "新入职" } };
  expect(codeOf(await theirs.call(registryOperations.registerStaff, join))).toBe("not-found");
  expect(codeOf(await operator.call(registryOperations.registerStaff, join))).toBe("coordinator-appoints");
  const elsewhere = { params, body: { ...grants, windows: [`window-${NANJING}`], why: "错配" } };
  expect(codeOf(await ours.call(registryOperations.registerStaff, elsewhere))).toBe("window-not-in-regions");
  expectValue(await ours.call(registryOperations.registerStaff, join));
  expect((await recordOf("window", window))?.says?.team).toContainEqual({ id: staffId, name: "高远" });

  const kase = await claimed(staffId);
  const kept = await accepted(staffId);
  const leave = { params, ifMatch: await versionOf("staff", staffId), body: { why: "调离本市" } };
  const held = () => worker("xian-lead").board("team");
  await until(async () => {
    const { cases } = expectValue(await held());
    return cases.some(({ caseId }) => caseId === kept.caseId) &&
      cases.some((one) => one.caseId === kase.caseId)
      ? true
      : undefined;
  });
  const gone = expectValue(await ours.call(registryOperations.removeStaff, leave));
  expect(gone.record).toMatchObject({ id: staffId, version: 2, says: null });
  expect(gone.claims.toSorted((a) => (a.released ? -1 : 1))).toEqual([
    { caseId: kase.caseId, released: true, handedTo: null, problem: null },
    { caseId: kept.caseId, released: false, handedTo: null, problem: "already-accepted" },
  ]);
  const look = { params: { caseId: kase.caseId } };
  const released = expectValue(await staff("xian-lead").call(windowOperations.getWindowCase, look));
  expect(released).toMatchObject({ status: "routed" });
  expect((await recordOf("window", window))?.says?.team.some(({ id }) => id === staffId)).toBe(false);
  expect(await recordOf("staff", staffId)).toBeUndefined();
  // The lead gives what was accepted to somebody who stays.
  const give = {
    params: { caseId: kept.caseId },
    ifMatch: kept.version,
    body: { to: "xian-clerk-2", reason: "原经办人调离" },
  };
  expect(codeOf(await staff("xian-lead").call(caseActionOperations.reassign, give))).toBe("done");

  await until(async () => {
    const headers = { authorization: `Bearer ${await tokenClaiming(staffId)}` };
    const { status } = await send({ method: "GET", path: "/window/v1/me", headers });
    return status === 403 ? true : undefined;
  });
});

test("two coordinators who remove each other at once do not leave their region without one", async () => {
  const [first, second] = ["race-one", "race-two"] as const;
  const region = "610112";
  const coordinator = { id: first, name: "甲" };
  const found = { body: { region, name: "未央区", coordinator, why: "新增地区" } };
  expectValue(await operator.call(registryOperations.registerRegion, found));
  const join = { name: "乙", role: "coordinator" as const, regions: [region], windows: [], why: "分工" };
  expectValue(
    await staff(first).call(registryOperations.registerStaff, { params: { staffId: second }, body: join }),
  );
  const remove = (by: string, staffId: string) =>
    staff(by).call(registryOperations.removeStaff, {
      params: { staffId },
      ifMatch: 1,
      body: { why: "调离" },
    });
  const codes = (await Promise.all([remove(first, second), remove(second, first)])).map(codeOf);
  // Who is removed before their own request is looked at is told that they may do nothing any more.
  const refused = codes.filter((code) => code !== "done");
  expect(refused).toHaveLength(1);
  expect(["last-coordinator", "forbidden"]).toContain(refused[0]);
  const query = { kind: "staff" as const, region };
  const { records } = expectValue(await staff("operator").call(registryOperations.listRecords, { query }));
  expect(records).toHaveLength(1);
});

test("a matter is registered by whoever needs it, once", async () => {
  const body = {
    matter: "lost-property",
    title: "失物招领",
    kind: "other" as const,
    materials: [],
    why: "新增",
  };
  expect(
    codeOf(await theirs.call(registryOperations.registerMatter, { body: { ...body, kind: "filing" } })),
  ).toBe("done");
  expect(
    codeOf(await ours.call(registryOperations.registerMatter, { body: { ...body, kind: "filing" } })),
  ).toBe("already-registered");
  expect((await recordOf("matter", "lost-property"))?.says?.title).toBe("失物招领");
  expect((await recordOf("matter", INSTANT))?.version).toBeGreaterThan(0);
});

test("what belongs to no region is an operator's: partners, and their keys on the record", async () => {
  const partnerId = "lanzhou-gov";
  const params = { partnerId };
  const body = { name: "兰州市", regions: ["620100"], why: "接入" };
  expect(codeOf(await ours.call(registryOperations.registerPartner, { params, body }))).toBe("forbidden");
  const nowhere = { params, body: { ...body, regions: ["540100"] } };
  expect(codeOf(await operator.call(registryOperations.registerPartner, nowhere))).toBe(
    "region-not-registered",
  );
  expectValue(await operator.call(registryOperations.registerPartner, { params, body }));
  const key = (publicKeyPem: string) => ({
    params,
    body: { algorithm: "ed25519" as const, publicKeyPem, why: "首个密钥" },
  });
  expect(codeOf(await operator.call(registryOperations.registerPartnerKey, key("no key")))).toBe(
    "key-unreadable",
  );
  const keys = [0, 1, 2].map(() => createPartnerKey(partnerId, "ed25519"));
  const codes = await Promise.all(
    keys.map(async ({ publicKeyPem }) =>
      codeOf(await operator.call(registryOperations.registerPartnerKey, key(publicKeyPem))),
    ),
  );
  expect(codes.toSorted()).toEqual(["done", "done", "too-many-keys"]);
  const { keys: live } = expectValue(await operator.call(registryOperations.getPartnerKeys, { params }));
  const [signing] = keys.filter(({ keyId }) => live.some((one) => one.keyId === keyId));
  if (!signing) throw new Error("no key is live");
  expect((await partner(partnerId, signing).listKeys()).ok).toBe(true);
  const revoke = { params, body: { keyId: signing.keyId, why: "私钥泄露" } };
  expectValue(await operator.call(registryOperations.revokePartnerKey, revoke));
  const record = { params: { kind: "partner-keys" as const, recordId: partnerId } };
  const { changes } = expectValue(await operator.call(registryOperations.listRecordChanges, record));
  expect(changes.map(({ why, by }) => [why, by])).toEqual([
    ["首个密钥", "陆远"],
    ["首个密钥", "陆远"],
    ["私钥泄露", "陆远"],
  ]);
});
