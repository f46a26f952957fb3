import { coordinatorOperations, windowEvent, windowWebhookOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { staff } from "./broker.ts";
import { XIAN, YINCHUAN } from "./directory.ts";
import { routed, worker } from "./steps.ts";
import { letItCome } from "./time-come.ts";
import { until } from "./until.ts";
import { type Delivery, startReceiver } from "./webhook-receiver.ts";

const operations = windowWebhookOperations;
const params = { windowId: `window-${YINCHUAN}` };
const lead = staff("yinchuan-lead");
const coordinator = staff("yinchuan-coordinator");
const clerk = worker("yinchuan-clerk-0");

/** The event that a receiver took, as Standard Webhooks' own library finds it signed. */
const verified = ({ body, headers }: Delivery, secret: string) =>
  windowEvent.parse(
    new Webhook(secret).verify(body, {
      "webhook-id": String(headers["webhook-id"]),
      "webhook-timestamp": String(headers["webhook-timestamp"]),
      "webhook-signature": String(headers["webhook-signature"]),
    }),
  );

const firstOf = (deliveries: readonly Delivery[], type: string) =>
  until(async () => deliveries.find(({ body }) => body.includes(`cn.tongban.window.${type}.v1`)));

test("a window's own endpoint is tested, warned of a case and told of an order, then forgotten", async () => {
  let status = 204;
  const { url, deliveries } = await startReceiver(() => ({ status }));
  const { secret } = expectValue(await lead.call(operations.setWindowWebhook, { params, body: { url } }));
  const { name, ...kept } = expectValue(await coordinator.call(operations.getWindowWebhook, { params }));
  expect({ name, ...kept }).toEqual({
    name: `${YINCHUAN} 通办专窗`,
    url,
    status: "enabled",
    disabledAt: null,
    disabledBecause: null,
    failingSince: null,
    nextTryAt: null,
  });

  const tested = expectValue(await lead.call(operations.testWindowWebhook, { params }));
  expect(tested).toMatchObject({ webhook: kept, delivery: { delivered: true, result: "status-204" } });
  const greeting = await firstOf(deliveries, "tested");
  expect(verified(greeting, secret)).toMatchObject({ id: tested.delivery.eventId, subject: params.windowId });

  const { caseId } = await routed({ handling: YINCHUAN });
  const { version } = expectValue(await clerk.claim(caseId));
  expectValue(await clerk.accept(caseId, version));
  status = 503;
  await letItCome(caseId, { clock: "h", word: "yellow" });
  const warning = await firstOf(deliveries, "warned");
  status = 204;
  const { data } = verified(warning, secret);
  expect(data).toMatchObject({ window: params.windowId, caseId, clock: "handling", rung: "yellow" });
  expect(warning.body).not.toMatch(/张|NJ-|13800|applicant/);
  const again = await until(async () => {
    const tries = deliveries.filter(({ headers }) => headers["webhook-id"] === warning.headers["webhook-id"]);
    return tries.length > 1 ? tries[1] : undefined;
  });
  expect(again.body).toBe(warning.body);

  const order = { demand: "请尽快办结", within: { unit: "working-days", amount: 2 } } as const;
  const ordered = await coordinator.call(coordinatorOperations.superviseCase, {
    params: { caseId },
    body: order,
  });
  const { version: last } = expectValue(ordered);
  const told = await firstOf(deliveries, "supervised");
  expect(verified(told, secret).data).toMatchObject({ caseId, clock: "supervision", rung: null });
  expect(told.body).not.toContain(order.demand);

  const log = expectValue(await lead.call(operations.listWindowDeliveries, { params })).deliveries;
  expect(log.filter(({ eventId }) => eventId === warning.headers["webhook-id"])).toHaveLength(2);
  expectValue(await clerk.grant(caseId, last));
  expect(expectValue(await lead.call(operations.unsetWindowWebhook, { params }))).toMatchObject({
    url: null,
    status: "unset",
  });
  expect(await lead.call(operations.testWindowWebhook, { params })).toMatchObject({
    problem: { status: 409, code: "webhook-unset" },
  });
});

test("an endpoint that says that it is gone is disabled, and enabled again by a test that it takes", async () => {
  let status = 410;
  const { url, deliveries } = await startReceiver(() => ({ status }));
  expectValue(await coordinator.call(operations.setWindowWebhook, { params, body: { url } }));
  const { caseId } = await routed({ handling: YINCHUAN });
  const { version } = expectValue(await clerk.claim(caseId));
  const accepted = expectValue(await clerk.accept(caseId, version));
  await letItCome(caseId, { clock: "h", word: "yellow" });
  await firstOf(deliveries, "warned");
  await until(async () => {
    const webhook = expectValue(await lead.call(operations.getWindowWebhook, { params }));
    return webhook.status === "disabled" ? webhook : undefined;
  });
  expect(expectValue(await lead.call(operations.testWindowWebhook, { params }))).toMatchObject({
    webhook: { status: "disabled", disabledBecause: "status-410" },
    delivery: { delivered: false, result: "status-410" },
  });
  status = 200;
  expect(expectValue(await lead.call(operations.testWindowWebhook, { params }))).toMatchObject({
    webhook: { status: "enabled", disabledBecause: null },
    delivery: { delivered: true },
  });
  expectValue(await clerk.grant(caseId, accepted.version + 1));
  expectValue(await lead.call(operations.unsetWindowWebhook, { params }));
});

describe("a window's webhook", () => {
  test.each([
    ["over plain http where its window is not marked local", "http://127.0.0.1:9/hook", "not-https"],
    ["on loopback", "https://127.0.0.1/hook", "not-public"],
    ["in a private network", "https://10.1.2.3/hook", "not-public"],
    ["at the metadata of a cloud", "https://169.254.169.254/latest/meta-data", "not-public"],
    ["with credentials in it", "https://user:secret@8.8.8.8/hook", "carries-credentials"],
  ])("is refused %s, and nothing is kept", async (_, url, reason) => {
    const xian = { windowId: `window-${XIAN}` };
    const answer = await staff("xian-lead").call(operations.setWindowWebhook, {
      params: xian,
      body: { url },
    });
    expect(answer).toMatchObject({ problem: { status: 422, code: "webhook-target-refused", reason } });
    expect(
      expectValue(await staff("xian-lead").call(operations.getWindowWebhook, { params: xian })),
    ).toMatchObject({ url: null, status: "unset" });
  });

  test("is not there for others: another region's coordinator, another window's lead, a window that is none", async () => {
    for (const id of ["xian-coordinator", "xian-lead"])
      expect(await staff(id).call(operations.getWindowWebhook, { params })).toMatchObject({
        problem: { status: 404, code: "not-found" },
      });
    const none = { windowId: "window-nowhere" };
    expect(await coordinator.call(operations.getWindowWebhook, { params: none })).toMatchObject({
      problem: { status: 404 },
    });
  });
});
