import { once } from "node:events";
import { createServer } from "node:http";
import { partnerEvent } from "@tongban/contract";
import { addMs, epochMs, type Instant } from "@tongban/domain";
import { createWebhookSecret, verifyWebhook } from "@tongban/signature";
import { type Head, loadWebhook, publish, type StoreContext, saveWebhook, sealingWith } from "@tongban/store";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCaseId, aPartnerId, aRegion } from "../../test/builders/ids.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import type { WebhookMessage } from "../edge/queues.ts";
import { deliverEvent } from "./deliver-event.ts";
import { DELIVERY_LIFE_MS } from "./retry-plan.ts";

const partner = aPartnerId("nanjing-gov");
const secret = createWebhookSecret();
const HOUR = 3_600_000;

type Received = { readonly headers: Record<string, string>; readonly body: string };
const received: Received[] = [];
const later: { readonly message: WebhookMessage; readonly delay: number }[] = [];
let status = 204;
let url = "";
let store: StoreContext;
let routed: Head;

const endpoint = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  received.push({ headers, body: Buffer.concat(chunks).toString() });
  response.writeHead(status).end();
});

beforeAll(async () => {
  endpoint.listen(0, "127.0.0.1");
  await once(endpoint, "listening");
  const address = endpoint.address();
  url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}/hook`;
  store = await (await anEngine()).aTable();
  const nothing = { regions: [], matters: [], agreements: [], windows: [], staff: [] };
  const profile = { id: partner, name: "南京", regions: [aRegion("320100")], local: true };
  await publish(store, { ...nothing, partners: [profile] });
  routed = await carryOn(store, await keepSubmitted(store), ["route"]);
});
afterAll(() => void endpoint.close());

beforeEach(async () => {
  received.length = 0;
  later.length = 0;
  status = 204;
  await enable();
});

const enable = async (parts: { readonly url?: string; readonly enabledAt?: Instant } = {}) => {
  const sealedSecret = await sealingWith(store.kms, store.keyId).seal(partner, "webhook-secret", secret);
  await saveWebhook(store, partner, { url, sealedSecret, status: "enabled", enabledAt: monday, ...parts });
};

const deliver = (parts: Partial<WebhookMessage> = {}, now = monday) => {
  const queues = {
    routeCases: async () => {},
    deliver: async () => {},
    deliverLater: async (message: WebhookMessage, delay: number) => void later.push({ message, delay }),
  };
  const message = { partner, caseId: routed.kase.origin.id, n: 2, attempt: 0, ...parts };
  const sealing = sealingWith(store.kms, store.keyId);
  return deliverEvent({ store, sealing, queues, refusedLoopbackPorts: new Set() }, message, now);
};

const statusNow = async () => (await loadWebhook(store, partner))?.status;

describe("a delivery", () => {
  it("is the event as the contract has it, signed so that the partner can verify it", async () => {
    await deliver();
    const [{ headers, body } = { headers: {}, body: "" }] = received;
    expect(partnerEvent.parse(JSON.parse(body))).toMatchObject({
      id: `${routed.kase.origin.id}-2`,
      type: "cn.tongban.case.routed.v1",
      data: { externalRef: "NJ-1", status: "routed" },
    });
    const now = epochMs(monday) / 1000;
    expect(verifyWebhook({ headers, body }, [secret], { now })).toMatchObject({
      ok: true,
      id: `${routed.kase.origin.id}-2`,
    });
    expect(headers["content-type"]).toBe("application/cloudevents+json");
    expect(later).toEqual([]);
  });

  it("has the same id each time, so that a partner knows a repetition", async () => {
    await deliver();
    await deliver({ attempt: 3 });
    expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  });

  it.each([301, 400, 404, 500, 503])(
    "answered with %d is tried again later, with what it needs to go on",
    async (code) => {
      status = code;
      await deliver();
      const [again] = later;
      expect(again?.message).toMatchObject({ partner, n: 2, attempt: 1, since: epochMs(monday) });
      expect(again?.message.notBefore).toBe(epochMs(monday) + Math.round((again?.delay ?? 0) * 1000));
      expect(again?.delay).toBeGreaterThanOrEqual(4);
      expect(again?.delay).toBeLessThanOrEqual(6);
      expect(await statusNow()).toBe("enabled");
    },
  );

  it("that nobody takes, or that may not be made, is tried again later", async () => {
    for (const dead of ["http://127.0.0.1:1/hook", "http://10.0.0.1/hook"])
      await enable({ url: dead }).then(() => deliver());
    expect(later).toHaveLength(2);
    expect(received).toEqual([]);
  });

  it("that comes too early, as SQS waits for 15 minutes at most, is put back unchanged for the rest", async () => {
    const notBefore = epochMs(monday) + HOUR;
    await deliver({ attempt: 5, since: epochMs(monday), notBefore });
    expect(later).toEqual([
      {
        message: {
          partner,
          caseId: routed.kase.origin.id,
          n: 2,
          attempt: 5,
          since: epochMs(monday),
          notBefore,
        },
        delay: 3600,
      },
    ]);
    expect(received).toEqual([]);
  });
});

describe("an endpoint", () => {
  const old = { attempt: 20, since: epochMs(monday) };

  it("is disabled when three days have passed, and not a moment before", async () => {
    status = 500;
    await deliver(old, addMs(monday, DELIVERY_LIFE_MS - 1));
    expect([await statusNow(), later.length]).toEqual(["enabled", 1]);
    const end = addMs(monday, DELIVERY_LIFE_MS);
    await deliver(old, end);
    expect(await loadWebhook(store, partner)).toMatchObject({
      status: "disabled",
      disabledAt: end,
      disabledBecause: "status-500",
    });
    expect(later).toHaveLength(1);
  });

  it("is disabled at once where it says that it is gone", async () => {
    status = 410;
    await deliver();
    expect(await loadWebhook(store, partner)).toMatchObject({
      status: "disabled",
      disabledBecause: "status-410",
    });
    expect(later).toEqual([]);
  });

  it("that was enabled again gets its three days anew: an old delivery does not end it at the first failure", async () => {
    const enabledAt = addMs(monday, DELIVERY_LIFE_MS);
    await enable({ enabledAt });
    status = 500;
    await deliver(old, addMs(enabledAt, HOUR));
    expect([await statusNow(), later.length]).toEqual(["enabled", 1]);
  });

  it("that is disabled, or was never set, is sent nothing, and nothing waits for it", async () => {
    status = 410;
    await deliver();
    received.length = 0;
    await deliver({ attempt: 2 });
    await deliver({ partner: aPartnerId("unhooked") });
    expect([received, later]).toEqual([[], []]);
  });
});

it("is a fault where the event is not in the table", async () => {
  await expect(deliver({ caseId: aCaseId("z".repeat(26)) })).rejects.toThrow("not in the table");
});
