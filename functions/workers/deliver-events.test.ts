import { once } from "node:events";
import { createServer } from "node:http";
import { partnerEvent } from "@tongban/contract";
import { addMs, epochMs, type Instant } from "@tongban/domain";
import { createWebhookSecret, verifyWebhook } from "@tongban/signature";
import {
  type EndpointHealth,
  type Head,
  listDeliveries,
  loadHistory,
  loadWebhook,
  type StoreContext,
  saveWebhook,
  sealingWith,
  type Webhook,
} from "@tongban/store";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aCaseId, aPartnerId, aRegion } from "../../test/builders/ids.ts";
import { chinaCalendars } from "../../test/engines/a-broker.ts";
import { anEngine } from "../../test/engines/an-engine.ts";
import { carryOn, keepSubmitted, monday } from "../../test/engines/kept-cases.ts";
import { nothing, publish } from "../../test/engines/publish.ts";
import type { Lane, WebhookMessage } from "../edge/queues.ts";
import { deliverEvents } from "./deliver-events.ts";
import { DELIVERY_LIFE_MS } from "./retry-plan.ts";

const partner = aPartnerId("nanjing-gov");
const secret = createWebhookSecret();
const HOUR = 3_600_000;

type Received = { readonly headers: Record<string, string>; readonly body: string };
const received: Received[] = [];
const later: { readonly message: WebhookMessage; readonly delay: number }[] = [];
let status = 204;
let answer = "";
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
  if (status !== 0) response.writeHead(status).end(answer);
});

beforeAll(async () => {
  endpoint.listen(0, "127.0.0.1");
  await once(endpoint, "listening");
  const address = endpoint.address();
  url = `http://127.0.0.1:${address instanceof Object ? address.port : 0}/hook`;
  store = await (await anEngine()).aTable();
  const profile = { id: partner, name: "南京", regions: [aRegion("320100")], local: true };
  await publish(store, { ...nothing, partners: [profile] });
  routed = await carryOn(store, await keepSubmitted(store), ["route"]);
});
afterAll(() => {
  endpoint.closeAllConnections();
  endpoint.close();
});

beforeEach(async () => {
  received.length = 0;
  later.length = 0;
  status = 204;
  answer = "";
  await enable();
});

const enable = async (parts: Partial<Webhook> = {}) => {
  const sealedSecret = await sealingWith(store.kms, store.keyId).seal(partner, "webhook-secret", secret);
  await saveWebhook(
    store,
    { partner },
    {
      url,
      sealedSecret,
      status: "enabled",
      enabledAt: monday,
      acknowledgeByAnswer: false,
      generation: 1,
      health: { kind: "well" },
      ...parts,
    },
  );
};

type Parts = Partial<Extract<WebhookMessage, { readonly partner: unknown }>>;

const aMessage = (parts: Parts = {}): WebhookMessage => ({
  partner,
  caseId: routed.kase.origin.id,
  n: 2,
  attempt: 0,
  generation: 1,
  ...parts,
});

const deliverAll = (messages: readonly WebhookMessage[], lane: Lane = "prompt", now: Instant = monday) => {
  const queues = {
    eraseMaterials: async () => {},
    copyCited: async () => {},
    verifyArrived: async () => {},
    workSheet: async () => {},
    checkLicences: async () => {},
    checkLicencesLater: async () => {},
    settleParts: async () => {},
    collectFees: async () => {},
    refundUnmatched: async () => {},
    followBundles: async () => {},
    tellRegion: async () => {},
    routeCases: async () => {},
    deliver: async () => {},
    issuePapers: async () => {},
    answerCases: async () => {},
    fireTimers: async () => {},
    deliverLater: async (message: WebhookMessage, delay: number) => void later.push({ message, delay }),
  };
  const targetRules = { networks: "public", refusedLoopbackPorts: new Set<number>() } as const;
  const sealing = sealingWith(store.kms, store.keyId);
  return deliverEvents(
    { store, sealing, queues, targetRules, lane, ...chinaCalendars, clock: () => now },
    messages,
  );
};

const deliver = (parts: Parts = {}, now = monday, lane: Lane = "prompt") =>
  deliverAll([aMessage(parts)], lane, now);

const webhookNow = async () => loadWebhook(store, { partner });
const healthNow = async () => (await webhookNow())?.health;
const failing = (since: Instant, nextTryAt: Instant): EndpointHealth => ({
  kind: "failing",
  since,
  tries: 20,
  nextTryAt,
});

describe("a delivery", () => {
  it("is signed with the secret before as well until its time is over", async () => {
    const before = createWebhookSecret();
    const sealed = await sealingWith(store.kms, store.keyId).seal(partner, "webhook-secret", before);
    await enable({ previous: { sealedSecret: sealed, until: addMs(monday, HOUR) } });
    const passesWith = async (known: string, at: Instant) => {
      received.length = 0;
      await deliver({}, at);
      const [{ headers, body } = { headers: {}, body: "" }] = received;
      return verifyWebhook({ headers, body }, [known], { now: epochMs(at) / 1000 }).ok;
    };
    expect(await passesWith(before, monday)).toBe(true);
    expect(await passesWith(secret, monday)).toBe(true);
    const after = addMs(monday, HOUR);
    expect(await passesWith(before, after)).toBe(false);
    expect(await passesWith(secret, after)).toBe(true);
  });

  it("is not made of a type that the endpoint leaves out", async () => {
    await enable({ types: ["cn.tongban.case.decided.v1"] });
    await deliver();
    expect(received).toHaveLength(0);
    await enable({ types: ["cn.tongban.case.routed.v1"] });
    await deliver();
    expect(received).toHaveLength(1);
  });

  it("keeps the beginning of what an endpoint answers that does not take it, sealed and in one line", async () => {
    status = 500;
    answer = `no such\nroute${"x".repeat(1_000)}`;
    await deliver();
    const { attempts } = await listDeliveries(store, { partner });
    const kept = attempts.find(({ answer: sealed }) => sealed)?.answer ?? new Uint8Array();
    expect(Buffer.from(kept).includes("no such")).toBe(false);
    const opened = await sealingWith(store.kms, store.keyId).open(partner, "webhook-answer", kept);
    expect(opened).toBe(answer.replace("\n", " ").slice(0, 256));
  });

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
      expect(again?.message).toMatchObject({
        partner,
        n: 2,
        attempt: 1,
        generation: 1,
        since: epochMs(monday),
      });
      expect(again?.message.notBefore).toBe(epochMs(monday) + Math.round((again?.delay ?? 0) * 1000));
      expect(again?.delay).toBeGreaterThanOrEqual(4);
      expect(again?.delay).toBeLessThanOrEqual(6);
      expect((await webhookNow())?.status).toBe("enabled");
    },
  );

  it("that nobody takes, or that may not be made, is tried again later", async () => {
    for (const dead of ["http://127.0.0.1:1/hook", "http://10.0.0.1/hook"])
      await enable({ url: dead }).then(() => deliver());
    expect(later).toHaveLength(2);
    expect(received).toEqual([]);
  });

  it("that comes too early, as SQS waits for 15 minutes at most, is put back unchanged for the rest", async () => {
    const message = aMessage({ attempt: 5, since: epochMs(monday), notBefore: epochMs(monday) + HOUR });
    await deliverAll([message], "patient");
    expect(later).toEqual([{ message, delay: 3600 }]);
    expect(received).toEqual([]);
  });

  it("of a generation that a replay superseded is dropped, and one of the replay goes out", async () => {
    await enable({ generation: 7 });
    await deliverAll([aMessage({ generation: 6 }), aMessage({ generation: 7 })]);
    expect([received.length, later]).toEqual([1, []]);
  });

  it("is recorded with what came of it, and when it is tried again", async () => {
    const tuesday = addMs(monday, 24 * HOUR);
    await deliver({ attempt: 2 }, tuesday);
    status = 500;
    await deliver({ attempt: 3 }, addMs(tuesday, 1_000));
    const { attempts } = await listDeliveries(store, { partner });
    const common = { eventId: `${routed.kase.origin.id}-2`, duration: expect.any(Number) };
    expect(attempts.slice(0, 2)).toEqual([
      {
        ...common,
        attempt: 4,
        at: addMs(tuesday, 1_000),
        delivered: false,
        result: "status-500",
        nextTryAt: expect.stringMatching(/^2026-03-03T01:/),
      },
      { ...common, attempt: 3, at: tuesday, delivered: true, result: "status-204" },
    ]);
  });

  it("that failed for three days is given up alone where the endpoint took others meanwhile", async () => {
    const end = addMs(monday, DELIVERY_LIFE_MS);
    status = 500;
    await deliver({ attempt: 20, since: epochMs(monday) }, addMs(end, -1), "patient");
    expect(later).toHaveLength(1);
    await enable();
    await deliver({ attempt: 20, since: epochMs(monday) }, end, "patient");
    expect([later.length, (await webhookNow())?.status]).toEqual([1, "enabled"]);
  });

  it("that faults is given back alone: the others of its batch are made", async () => {
    const lost = aMessage({ caseId: aCaseId("z".repeat(26)) });
    expect(await deliverAll([aMessage(), lost, aMessage()])).toEqual([lost]);
    expect(received).toHaveLength(2);
  });
});

describe("an endpoint that does not answer", () => {
  it("holds a run once: the rest of the batch goes to the patient lane untried", async () => {
    status = 0;
    const messages = Array.from({ length: 5 }, () => aMessage());
    await deliverAll(messages);
    expect(received).toHaveLength(1);
    expect(later).toHaveLength(5);
    expect(later.map(({ message }) => message.attempt)).toEqual([1, 0, 0, 0, 0]);
    expect(await healthNow()).toMatchObject({ kind: "failing", since: monday, tries: 1 });
  });

  it("is left alone in the prompt lane from then on, and until its next try in the patient one", async () => {
    const next = addMs(monday, 10_000);
    await enable({ health: failing(monday, next) });
    await deliver();
    await deliver({}, next);
    await deliver({}, addMs(next, -1), "patient");
    expect(received).toEqual([]);
    expect(later.map(({ delay }) => Math.floor(delay))).toEqual([
      expect.toSatisfy((seconds: number) => seconds >= 10 && seconds <= 12),
      0,
      0,
    ]);
    expect(later.every(({ message }) => message.attempt === 0)).toBe(true);
  });

  it("is tried by one delivery at a time, however many runs have one", async () => {
    await enable({ health: failing(monday, monday) });
    status = 500;
    await Promise.all(Array.from({ length: 4 }, () => deliver({}, monday, "patient")));
    expect(received).toHaveLength(1);
    expect(later.filter(({ message }) => message.attempt === 0)).toHaveLength(3);
  });

  it("goes back to the prompt lane some minutes after it answers again", async () => {
    await enable({ health: failing(monday, monday) });
    await deliver({}, monday, "patient");
    const health = await healthNow();
    expect(health).toMatchObject({ kind: "slow" });
    await deliver({}, addMs(monday, 60_000));
    expect([received.length, later.length]).toEqual([1, 1]);
    if (health?.kind === "slow") await deliver({}, health.until);
    expect([received.length, later.length]).toEqual([2, 1]);
  });
});

describe("an endpoint", () => {
  it("is disabled when it failed for three days without a success between, and not a moment before", async () => {
    status = 500;
    const end = addMs(monday, DELIVERY_LIFE_MS);
    await enable({ health: failing(monday, monday) });
    await deliver({}, addMs(end, -1), "patient");
    expect([(await webhookNow())?.status, later.length]).toEqual(["enabled", 1]);
    await enable({ health: failing(monday, end) });
    await deliver({}, end, "patient");
    expect(await webhookNow()).toMatchObject({
      status: "disabled",
      disabledAt: end,
      disabledBecause: "status-500",
    });
    expect(later).toHaveLength(1);
  });

  it("is disabled at once where it says that it is gone, and sent nothing more of the batch", async () => {
    status = 410;
    await deliverAll([aMessage(), aMessage()]);
    expect(await webhookNow()).toMatchObject({ status: "disabled", disabledBecause: "status-410" });
    expect([received.length, later]).toEqual([1, []]);
  });

  it("that was enabled again gets its three days anew: an old delivery is not given up at the first failure", async () => {
    const enabledAt = addMs(monday, DELIVERY_LIFE_MS);
    await enable({ enabledAt });
    status = 500;
    await deliver({ attempt: 20, since: epochMs(monday) }, addMs(enabledAt, HOUR));
    expect([(await webhookNow())?.status, later.length]).toEqual(["enabled", 1]);
  });

  it("that is disabled, or was never set, is sent nothing, and nothing waits for it", async () => {
    await enable({ status: "disabled" });
    await deliver({ attempt: 2 });
    await deliver({ partner: aPartnerId("unhooked") });
    expect([received, later]).toEqual([[], []]);
  });
});

describe("the first try to return a result", () => {
  it("puts how late it was after the decision, once, and other deliveries put nothing", async () => {
    const lines: string[] = [];
    const written = vi
      .spyOn(process.stdout, "write")
      .mockImplementation((line) => lines.push(String(line)) > 0);
    const submitted = await keepSubmitted(store, { externalRef: "returned" });
    const { kase } = await carryOn(store, submitted, ["route", "claim", "accept", "decide"]);
    const result = aMessage({ caseId: kase.origin.id, n: kase.version });
    await deliverAll([aMessage(), result], "prompt", addMs(monday, 61_500));
    await deliverAll([{ ...result, attempt: 1 }], "prompt", addMs(monday, 90_000));
    await deliverAll([result], "patient", addMs(monday, 90_000));
    written.mockRestore();
    const put = lines.map((line) => JSON.parse(line)).filter((line) => "_aws" in line);
    expect(put).toMatchObject([{ ReturnLateness: [61.5] }]);
  });
});

describe("an answer to the delivery of a result", () => {
  let results = 0;
  const decided = async () => {
    results += 1;
    const submitted = await keepSubmitted(store, { externalRef: `result-${results}` });
    return carryOn(store, submitted, ["route", "claim", "accept", "decide"]);
  };
  const lastOf = async ({ kase }: Head) => (await loadHistory(store, kase.origin.id))?.events.at(-1);
  const answered = async (head: Head, text: string, code = 200, parts: Partial<Webhook> = {}) => {
    await enable({ acknowledgeByAnswer: true, ...parts });
    status = code;
    answer = text;
    await deliver({ caseId: head.kase.origin.id, n: head.kase.version });
    return (await lastOf(head))?.type;
  };
  const naming = ({ kase }: Head) => JSON.stringify({ acknowledged: `${kase.origin.id}-${kase.version}` });

  it("that names it acknowledges it, once, on the partner's record with the way it came", async () => {
    const head = await decided();
    expect(await answered(head, naming(head))).toBe("ResultAcknowledged");
    expect(await lastOf(head)).toMatchObject({
      via: "answer",
      actor: { kind: "partner", id: partner },
      after: "closed",
      command: { id: `answer-to-${head.kase.origin.id}-${head.kase.version}` },
    });
    await answered(head, naming(head));
    expect((await loadHistory(store, head.kase.origin.id))?.events).toHaveLength(head.kase.version + 1);
  });

  it.each([
    ["names another event", '{"acknowledged":"other-5"}', 200, {}],
    ["is no JSON", "acknowledged", 200, {}],
    ["has another form", '{"acknowledged":true}', 200, {}],
    ["is longer than any acknowledgement", `{"acknowledged":"${"x".repeat(600)}"}`, 200, {}],
    ["says that it failed", "named", 500, {}],
    ["comes from an endpoint that is not registered for it", "named", 200, { acknowledgeByAnswer: false }],
  ] as const)("that %s acknowledges nothing", async (_, text, code, parts) => {
    const head = await decided();
    expect(await answered(head, text === "named" ? naming(head) : text, code, parts)).toBe("CaseDecided");
  });

  it("to any other event acknowledges nothing", async () => {
    answer = JSON.stringify({ acknowledged: `${routed.kase.origin.id}-2` });
    status = 200;
    await enable({ acknowledgeByAnswer: true });
    await deliver();
    expect((await lastOf(routed))?.type).toBe("CaseRouted");
  });
});
