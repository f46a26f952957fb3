import { coordinatorOperations, registryOperations, windowOperations } from "@tongban/contract";
import { expectValue, type PartnerCase } from "@tongban/sdk";
import { expect, test } from "vitest";
import { codeOf } from "./answer-code.ts";
import { partner, staff } from "./broker.ts";
import { PROMISED, SHENYANG, YINCHUAN } from "./directory.ts";
import { routed, worker } from "./steps.ts";
import { until } from "./until.ts";

const ours = staff("shenyang-coordinator");
const first = `window-${SHENYANG}`;
const second = "shenyang-2";
const district = "230102";
const system = "yinchuan-gov";

const versionOf = async (windowId: string): Promise<number> => {
  const query = { kind: "window" as const, region: SHENYANG };
  const { records } = expectValue(await ours.call(registryOperations.listRecords, { query }));
  return records.find(({ id }) => id === windowId)?.version ?? 0;
};

const on = async (windowId: string) => ({ params: { windowId }, ifMatch: await versionOf(windowId) });

const caseOf = async ({ caseId }: Pick<PartnerCase, "caseId">): Promise<PartnerCase> =>
  expectValue(await partner(system).getCase(caseId));

const waiting = (more: object = {}) => routed({ source: YINCHUAN, handling: SHENYANG, ...more }, system);

test("two windows of a region: by district, explained; one with lunch and its own calendar", async () => {
  const body = { region: SHENYANG, name: "沈阳市第二专窗", matters: [PROMISED], why: "增设专窗" };
  const at = { params: { windowId: second } };
  const hours = { opens: "08:30", closes: "16:30", breaks: [{ from: "12:00", to: "13:30" }] };
  const register = registryOperations.registerWindow;
  const wrong = { ...hours, breaks: [{ from: "13:30", to: "12:00" }] };
  expect(codeOf(await ours.call(register, { ...at, body: { ...body, hours: wrong } }))).toBe(
    "invalid-request",
  );
  expect(codeOf(await ours.call(register, { ...at, body: { ...body, calendar: "640100" } }))).toBe(
    "calendar-elsewhere",
  );
  const said = { ...body, hours, calendar: "210000", districts: [district], substitute: first };
  expectValue(await ours.call(register, { ...at, body: said }));
  const clerk = {
    name: "冬梅",
    role: "clerk" as const,
    regions: [SHENYANG],
    windows: [second],
    why: "到岗",
  };
  expectValue(
    await ours.call(registryOperations.registerStaff, {
      params: { staffId: "shenyang-second" },
      body: clerk,
    }),
  );
  expectValue(
    await ours.call(registryOperations.openWindow, { ...(await on(second)), body: { why: "就绪" } }),
  );

  const near = await waiting({ district });
  expect(near).toMatchObject({ window: second, placement: { why: "district", district } });
  const elsewhere = await waiting({ district: "230103" });
  expect(elsewhere.placement).toEqual({ why: "capacity", district: "230103" });
  const seen = expectValue(await worker("shenyang-second").look(near.caseId));
  expect(seen).toMatchObject({ hours, calendar: "210000", placement: { why: "district" } });
  expect(
    codeOf(await partner(system).submitCase({ ...JSON.parse("{}"), district: "nowhere" } as never)),
  ).toBe("invalid-request");
  for (const one of [near, elsewhere]) await partner(system).withdrawCase(one.caseId, "演练");
});

test("a window closes with cases in every status, and they go on at its substitute", async () => {
  const holder = worker("shenyang-clerk");
  const change = { ...(await on(first)), body: { substitute: null, why: "核对" } };
  expectValue(await ours.call(registryOperations.changeWindow, change));
  const near = (more: object = {}) => waiting({ district, ...more });
  // Cases of the second window's district, while it is closed, come to the first one.
  expectValue(
    await ours.call(registryOperations.closeWindow, { ...(await on(second)), body: { why: "装修" } }),
  );
  const inStatus = {
    routed: await near(),
    claimed: await near(),
    "awaiting-supplement": await near(),
    accepted: await near(),
    suspended: await near(),
  };
  expect(inStatus.routed).toMatchObject({ window: first, placement: { why: "substitute" } });
  const version = async (kase: PartnerCase) => (await caseOf(kase)).version;
  for (const kase of Object.values(inStatus).slice(1)) expectValue(await holder.claim(kase.caseId));
  const { "awaiting-supplement": asked, accepted, suspended } = inStatus;
  expectValue(await holder.askSupplement(asked.caseId, await version(asked), "身份证"));
  for (const kase of [accepted, suspended])
    expectValue(await holder.accept(kase.caseId, await version(kase)));
  expectValue(await holder.suspend(suspended.caseId, await version(suspended)));

  const reopened = { ...(await on(second)), body: { why: "装修完毕" } };
  expectValue(await ours.call(registryOperations.openWindow, reopened));
  expect(
    codeOf(
      await ours.call(registryOperations.transferCases, { params: { windowId: first }, body: { why: "x" } }),
    ),
  ).toBe("window-open");
  const substitute = { ...(await on(second)), body: { substitute: null, why: "互换" } };
  expectValue(await ours.call(registryOperations.changeWindow, substitute));
  const swapped = { ...(await on(first)), body: { substitute: second, why: "互换" } };
  expectValue(await ours.call(registryOperations.changeWindow, swapped));
  const closing = { ...(await on(first)), body: { why: "设备检修" } };
  const closed = expectValue(await ours.call(registryOperations.closeWindow, closing));
  expect(closed.transfer).toMatchObject({ by: "辽远", reason: "设备检修", stuck: [] });

  const all = Object.values(inStatus);
  await until(async () => {
    const now = await Promise.all(all.map(caseOf));
    return now.every(({ window }) => window === second) ? now : undefined;
  });
  const statuses = await Promise.all(all.map(caseOf));
  expect(statuses.map(({ status }) => status)).toEqual([
    "routed",
    "routed",
    "awaiting-supplement",
    "accepted",
    "suspended",
  ]);
  expect(statuses[0]?.timeline.at(-1)).toMatchObject({ type: "CaseTransferred", actor: "staff" });
  expect(statuses[0]?.placement.why).toBe("substitute");
  const told = await until(async () => {
    const { transfer } = expectValue(
      await ours.call(registryOperations.getTransfer, { params: { windowId: first } }),
    );
    return transfer?.lookedAt && transfer.moved >= all.length ? transfer : undefined;
  });
  expect(told).toMatchObject({ left: 0, stuck: [] });
  const { windows } = expectValue(
    await ours.call(coordinatorOperations.listWindows, { query: { region: SHENYANG } }),
  );
  expect(windows.find(({ id }) => id === first)).toMatchObject({ open: false, transfer: { left: 0 } });
  const foreign = staff("nanjing-coordinator");
  const ofOthers = expectValue(
    await foreign.call(coordinatorOperations.listWindows, { query: { region: SHENYANG } }),
  );
  expect(ofOthers.windows.every(({ transfer }) => transfer === null)).toBe(true);

  expect(codeOf(await holder.accept(inStatus.claimed.caseId, await version(inStatus.claimed)))).toBe(
    "not-found",
  );
  const clerk = worker("shenyang-second");
  for (const kase of all) expectValue(await clerk.claim(kase.caseId));
  for (const kase of [inStatus.routed, inStatus.claimed])
    expectValue(await clerk.accept(kase.caseId, await version(kase)));
  expectValue(await clerk.grant(accepted.caseId, await version(accepted)));
  expect(await caseOf(accepted)).toMatchObject({ status: "decided", window: second });
  const board = expectValue(
    await staff("shenyang-second").call(windowOperations.readBoard, { query: { list: "mine" } }),
  );
  expect(board.cases.map(({ caseId }) => caseId)).toContain(inStatus.routed.caseId);

  // Other journeys find the first window open, alone with the matter, and without a substitute.
  expectValue(
    await ours.call(registryOperations.openWindow, { ...(await on(first)), body: { why: "恢复" } }),
  );
  expect((await caseOf(inStatus.routed)).window).toBe(second);
  for (const kase of [inStatus.routed, inStatus.claimed, asked, suspended])
    await partner(system).withdrawCase(kase.caseId, "演练结束");
  expectValue(
    await ours.call(registryOperations.changeWindow, {
      ...(await on(first)),
      body: { substitute: null, why: "演练结束" },
    }),
  );
  const over = { ...(await on(second)), body: { matters: [], why: "演练结束" } };
  expectValue(await ours.call(registryOperations.changeWindow, over));
  expectValue(
    await ours.call(registryOperations.closeWindow, { ...(await on(second)), body: { why: "演练结束" } }),
  );
});
