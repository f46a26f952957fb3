import { caseActionOperations, windowOperations } from "@tongban/contract";
import { expectValue } from "@tongban/sdk";
import { describe, expect, test } from "vitest";
import { anApplication } from "./applications.ts";
import { partner, staff } from "./broker.ts";
import { accepted, claimed, submitted, worker } from "./steps.ts";
import { until } from "./until.ts";

const ours = partner("nanjing-gov");
const clerk = worker("xian-clerk-6");
const desk = staff("xian-clerk-6");

const granted = async () => {
  const { caseId, version } = await accepted("xian-clerk-6");
  const { version: decided } = expectValue(await clerk.grant(caseId, version));
  return { caseId, version: decided };
};

const post = { way: "post", carrier: "邮政特快专递", number: "1234567890" } as const;
const pickUp = { way: "pick-up", place: "西安市政务服务中心一楼", code: "370-2915" } as const;
const dispatch = (caseId: string, ifMatch: number, body: typeof post | typeof pickUp = post) =>
  desk.call(caseActionOperations["dispatch-result"], { params: { caseId }, ifMatch, body });
const fail = (caseId: string, ifMatch: number, returned: boolean) =>
  desk.call(caseActionOperations["fail-delivery"], {
    params: { caseId },
    ifMatch,
    body: { reason: "无人签收", returned },
  });
const confirm = (caseId: string, ifMatch: number, receivedAt = new Date().toISOString()) =>
  desk.call(caseActionOperations["confirm-delivery"], {
    params: { caseId },
    ifMatch,
    body: { proof: "signature", receivedBy: "张三丰", receivedAt },
  });

const deliveryClock = (clocks: readonly { readonly clock: string; readonly end: unknown }[]) =>
  clocks.find(({ clock }) => clock === "delivery");

describe("a result that the window delivers", () => {
  test("closes the case once it is delivered and acknowledged; a failed and a returned attempt keep the clock running", async () => {
    const { caseId, version } = await granted();
    let at = expectValue(await dispatch(caseId, version));
    expect(at).toMatchObject({ status: "decided", delivery: { state: "under-way", ...post, code: null } });
    expect(await dispatch(caseId, at.version)).toMatchObject({ problem: { code: "delivery-under-way" } });
    const acknowledged = expectValue(await ours.acknowledgeResult(caseId));
    expect(acknowledged.status).toBe("decided");
    expect(deliveryClock(acknowledged.clocks)?.end).toBeNull();
    expect(await ours.acknowledgeResult(caseId)).toMatchObject({ problem: { code: "already-acknowledged" } });
    at = expectValue(await fail(caseId, at.version + 1, false));
    at = expectValue(await fail(caseId, at.version, true));
    expect(at.delivery).toMatchObject({ state: "returned", failed: 2, reason: "无人签收", received: null });
    expect(await confirm(caseId, at.version)).toMatchObject({ problem: { code: "delivery-not-under-way" } });
    at = expectValue(await dispatch(caseId, at.version));
    expect(await confirm(caseId, at.version, "2020-01-01T00:00:00.000Z")).toMatchObject({
      problem: { code: "delivery-time-impossible" },
    });
    at = expectValue(await confirm(caseId, at.version));
    expect(at.status).toBe("closed");
    expect(deliveryClock(at.clocks)?.end).toMatchObject({ late: false });
    expect(at.timeline.slice(-6).map(({ type }) => type)).toEqual([
      "ResultDispatched",
      "ResultAcknowledged",
      "DeliveryFailed",
      "DeliveryFailed",
      "ResultDispatched",
      "ResultDelivered",
    ]);
    expect(await dispatch(caseId, at.version)).toMatchObject({ problem: { code: "already-acknowledged" } });
    const told = expectValue(await ours.getCase(caseId)).delivery;
    expect(told).toMatchObject({
      state: "delivered",
      failed: 0,
      received: { by: "张三丰", proof: "signature" },
    });
    const proof = await until(async () =>
      expectValue(await ours.listPapers(caseId)).papers.find(({ paper, statement }) =>
        paper === "service" ? statement : undefined,
      ),
    );
    expect(proof).toMatchObject({ title: "送达回证", stands: true });
  });

  test("may be delivered before it is acknowledged: then the acknowledgement closes the case", async () => {
    const { caseId, version } = await granted();
    const sent = expectValue(await dispatch(caseId, version, pickUp));
    expect(sent.delivery).toMatchObject({ place: pickUp.place, code: pickUp.code });
    expect(expectValue(await ours.getCase(caseId)).delivery).toMatchObject(pickUp);
    const source = await staff("nanjing-clerk").call(windowOperations.getWindowCase, { params: { caseId } });
    expect(expectValue(source).delivery).toMatchObject({ place: pickUp.place, code: null });
    const told = await until(async () => {
      for await (const { events } of ours.events({ wait: 0 })) {
        const news = events.find(({ subject, type }) => subject === caseId && type.includes("dispatched"));
        if (news) return news;
        if (events.length === 0) return undefined;
      }
      return undefined;
    });
    expect(JSON.stringify(told)).not.toContain(pickUp.code);
    // To the minute, as people say it: the decision was later in the same one.
    const minute = new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();
    const delivered = expectValue(await confirm(caseId, sent.version, minute));
    expect(delivered.status).toBe("decided");
    expect(await confirm(caseId, delivered.version)).toMatchObject({
      problem: { code: "already-delivered" },
    });
    expect(expectValue(await ours.acknowledgeResult(caseId)).status).toBe("closed");
  });
});

test("a wish for delivery has to be among the ways of the matter's list, and is told only when the applicant is shown", async () => {
  const wish = {
    way: "post",
    recipient: "张三丰",
    phone: "13800001234",
    address: "南京市玄武区某路1号",
  } as const;
  const refused = await ours.submitCase(anApplication({ delivery: wish }));
  expect(refused).toMatchObject({
    problem: { code: "delivery-not-offered", way: "post", offered: ["electronic"] },
  });
  const { caseId } = await submitted({ delivery: { way: "electronic" } });
  expect(["submitted", "routed"]).toContain(expectValue(await ours.getCase(caseId)).status);
});

test("originals go back once the case is over, on the record", async () => {
  const { caseId, version } = await claimed("xian-clerk-6");
  const back = (ifMatch: number) =>
    desk.call(caseActionOperations["return-originals"], {
      params: { caseId },
      ifMatch,
      body: { materials: ["营业执照"], how: "随件寄回" },
    });
  expect(await back(version)).toMatchObject({ problem: { code: "work-still-owed" } });
  const declined = expectValue(await clerk.decline(caseId, version, "不属于本机关", "别的机关"));
  const returned = expectValue(await back(declined.version));
  expect(returned.timeline.at(-1)).toMatchObject({ type: "OriginalsReturned", note: "营业执照" });
});
