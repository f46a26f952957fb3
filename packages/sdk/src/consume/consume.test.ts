import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createWebhookSecret, signWebhook } from "@tongban/signature";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aPartnerEvent } from "../../test/cases.ts";
import { aProblem, startFixture } from "../../test/loopback-fixture.ts";
import { createPartnerClient, createPartnerKey, ProblemError } from "../index.ts";
import { cursorFile } from "./cursor-file.ts";
import { followEvents } from "./follow-events.ts";
import { verifyWebhook } from "./verify-webhook.ts";
import {
  deliveriesInMemory,
  nodeWebhookHandler,
  type WebhookHandlerOptions,
  webhookHandler,
} from "./webhook-handler.ts";

const key = createPartnerKey("nanjing-gov", "ed25519");
const once = { attempts: 1, firstDelay: 1, longestDelay: 1 };
const secret = createWebhookSecret();

const anEvent = (more: Partial<ReturnType<typeof aPartnerEvent>> = {}) => ({ ...aPartnerEvent(), ...more });

const delivery = (
  event: unknown,
  { secrets = [secret], at = Math.floor(Date.now() / 1_000) }: { secrets?: string[]; at?: number } = {},
) => {
  const body = JSON.stringify(event);
  return { body, headers: { ...signWebhook({ id: "msg_1", timestamp: at, body }, secrets) } };
};

describe("a feed that is followed", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tongban-feed-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("goes on after a busy broker, and again where it stopped: a page is done when all of it was dealt with", async () => {
    const events = [anEvent({ id: "c/1" }), anEvent({ id: "c/2" })];
    const broker = await startFixture((_, n) =>
      n === 1
        ? { status: 503, json: aProblem(503, "try-again") }
        : { status: 200, json: { events, cursor: `cursor-${n}` } },
    );
    const client = createPartnerClient({ baseUrl: broker.url, key, retry: once });
    const place = cursorFile(join(folder, "feed.json"));
    const failures: unknown[] = [];
    const follow = { cursor: place, firstPause: 1, onFailure: (failure: unknown) => failures.push(failure) };
    for await (const { id } of followEvents(client, follow)) if (id === "c/1") break;
    expect(failures).toHaveLength(1);
    expect(place.read()).toBeUndefined();
    const seen: string[] = [];
    for await (const { id } of followEvents(client, follow)) if (seen.push(id) === 3) break;
    expect(seen).toEqual(["c/1", "c/2", "c/1"]);
    expect(broker.received.at(-1)?.url).toContain("after=cursor-3");
  });

  it("hands on events of types and with values that only a newer broker knows", async () => {
    const { data, ...frame } = anEvent();
    const events = [
      { ...frame, type: "cn.tongban.case.teleported.v1" },
      { ...frame, data: { ...data, status: "teleported" } },
    ];
    const broker = await startFixture(() => ({ status: 200, json: { events, cursor: "a" } }));
    const client = createPartnerClient({ baseUrl: broker.url, key, retry: once });
    const seen: unknown[] = [];
    for await (const event of followEvents(client, { cursor: cursorFile(join(folder, "feed.json")) }))
      if (seen.push(event) === 2) break;
    expect(seen).toEqual(events);
  });

  it("waits as long as the broker asks, not only by its own doubling pauses, and says so", async () => {
    const later = (seconds: string) => ({ "retry-after": seconds });
    const broker = await startFixture((_, n) =>
      n === 1
        ? { status: 429, json: aProblem(429, "rate-limited"), headers: later("40") }
        : { status: 503, json: { message: "Service Unavailable" }, headers: later("50") },
    );
    const client = createPartnerClient({ baseUrl: broker.url, key });
    const place = cursorFile(join(folder, "feed.json"));
    const told: [string, number][] = [];
    for (let n = 0; n < 2; n++) {
      const stop = new AbortController();
      const onFailure = (failure: unknown, pause: number) => {
        told.push([failure instanceof Error ? failure.name : "", pause]);
        stop.abort();
      };
      const followed = followEvents(client, { cursor: place, signal: stop.signal, onFailure });
      expect(await followed.next()).toEqual({ done: true, value: undefined });
    }
    expect(told).toEqual([
      ["ProblemError", 40_000],
      ["Fault", 50_000],
    ]);
    expect(broker.received).toHaveLength(2);
  });

  it("says how far behind it is while it catches up, and once that it is not any more", async () => {
    const times = ["2026-03-02T01:00:00.000Z", "2026-03-02T02:00:00.000Z", new Date().toISOString()];
    const broker = await startFixture((_, n) => {
      const time = times[n - 1];
      const events = time === undefined ? [] : [{ ...anEvent({ id: `c/${n}` }), time }];
      return { status: 200, json: { events, cursor: `cursor-${n}` } };
    });
    const client = createPartnerClient({ baseUrl: broker.url, key });
    const behind: number[] = [];
    let seen = 0;
    for await (const _ of followEvents(client, {
      cursor: cursorFile(join(folder, "feed.json")),
      onBehind: (ms) => behind.push(ms),
    }))
      if (++seen === 3) break;
    expect(behind).toHaveLength(3);
    expect(Math.round(((behind[0] ?? 0) - (behind[1] ?? 0)) / 60_000)).toBe(60);
    expect(behind[2]).toBe(0);
  });

  it("ends without an error at its signal, and with the problem where the broker refuses it", async () => {
    const broker = await startFixture((_, n) =>
      n === 1
        ? { status: 200, json: { events: [anEvent()], cursor: "a" } }
        : { status: 401, json: aProblem(401, "key-unknown") },
    );
    const client = createPartnerClient({ baseUrl: broker.url, key, retry: once });
    const place = cursorFile(join(folder, "feed.json"));
    const stop = new AbortController();
    const seen: string[] = [];
    for await (const { id } of followEvents(client, { cursor: place, signal: stop.signal })) {
      seen.push(id);
      stop.abort();
    }
    expect(seen).toHaveLength(1);
    await expect(followEvents(client, { cursor: place }).next()).rejects.toThrow(ProblemError);
  });
});

describe("a delivery", () => {
  const now = 1_772_000_000;

  it("is taken by either of two secrets, and its event is read", () => {
    const old = createWebhookSecret();
    const sent = delivery(anEvent(), { secrets: [old, secret], at: now });
    for (const secrets of [[secret], [old], [createWebhookSecret(), secret]])
      expect(verifyWebhook(sent, secrets, { now })).toMatchObject({
        ok: true,
        known: true,
        event: anEvent(),
      });
  });

  it("of a type, with members and values that this version does not know is taken", () => {
    const later = { ...anEvent(), type: "cn.tongban.case.teleported.v1" };
    expect(verifyWebhook(delivery(later, { at: now }), [secret], { now })).toMatchObject({
      ok: true,
      known: false,
      event: later,
    });
    const more = { ...anEvent(), data: { ...anEvent().data, status: "teleported", orbit: 1 } };
    expect(verifyWebhook(delivery(more, { at: now }), [secret], { now })).toMatchObject({ known: true });
  });

  it.each([
    ["signature-invalid", { ...delivery(anEvent(), { at: now }), body: "{}" }],
    ["signature-invalid", delivery(anEvent(), { secrets: [createWebhookSecret()], at: now })],
    ["signature-expired", delivery(anEvent(), { at: now - 301 })],
    ["signature-from-future", delivery(anEvent(), { at: now + 301 })],
    ["signature-missing", { ...delivery(anEvent(), { at: now }), headers: {} }],
    ["body-unreadable", delivery([], { at: now })],
  ])("is refused as %s, with a sentence", (reason, sent) => {
    expect(verifyWebhook(sent, [secret], { now })).toEqual({ ok: false, reason, detail: expect.any(String) });
  });
});

describe("an endpoint", () => {
  const endpoint = (more: Partial<WebhookHandlerOptions> = {}) => {
    const taken: string[] = [];
    const options: WebhookHandlerOptions = {
      secrets: [secret],
      store: deliveriesInMemory(),
      onEvent: ({ id }) => {
        taken.push(id);
        return undefined;
      },
      ...more,
    };
    const handle = webhookHandler(options);
    const send = (event: unknown) =>
      handle(new Request("http://127.0.0.1/", { method: "POST", ...delivery(event) }));
    return { taken, options, send };
  };
  const at = (version: number) => anEvent({ id: `c/${version}`, data: { ...anEvent().data, version } });

  it("deals with an event once, also when it comes twice at the same time, and drops what was overtaken", async () => {
    const { taken, send } = endpoint();
    const answers = await Promise.all([send(at(3)), send(at(3)), send(at(2)), send(at(4))]);
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect(taken).toEqual(["c/3", "c/4"]);
  });

  it("acknowledges by its answer, and asks for another delivery of what failed", async () => {
    const acknowledging = endpoint({ onEvent: () => "acknowledge" });
    expect(await (await acknowledging.send(at(5))).json()).toEqual({ acknowledged: "c/5" });
    let works = false;
    const failures: unknown[] = [];
    const failing = endpoint({
      onEvent: () => {
        if (!works) throw new Error("the database is away");
        return undefined;
      },
      onFailure: (failure) => failures.push(failure),
    });
    expect(await failing.send(at(1))).toMatchObject({ status: 500 });
    works = true;
    expect(await failing.send(at(1))).toMatchObject({ status: 204 });
    expect(failures).toHaveLength(1);
  });

  it("answers 401 with the reason to what is not genuine, and takes what it does not know", async () => {
    const unknown: string[] = [];
    const { send, options, taken } = endpoint({ onUnknown: ({ type }) => unknown.push(type) });
    const forged = await webhookHandler(options)(
      new Request("http://127.0.0.1/", { method: "POST", body: "{}" }),
    );
    expect(forged.status).toBe(401);
    expect(await forged.json()).toMatchObject({ reason: "signature-missing" });
    expect(await send({ ...anEvent(), type: "cn.tongban.case.teleported.v1" })).toMatchObject({
      status: 204,
    });
    expect(unknown).toEqual(["cn.tongban.case.teleported.v1"]);
    expect(taken).toEqual([]);
  });

  it("never rejects: a connection that breaks off, or a body that was parsed, is told and answered", async () => {
    const failures: unknown[] = [];
    const { options, taken } = endpoint({ onFailure: (failure) => failures.push(failure) });
    const answered: number[] = [];
    const response = { writeHead: (status: number) => answered.push(status), end: () => {} };
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(1);
      throw new Error("aborted");
    };
    const broken = { headers: {}, [Symbol.asyncIterator]: chunks };
    await nodeWebhookHandler(options)(broken, response);
    await nodeWebhookHandler(options)({ ...broken, body: {}, readableEnded: true }, response);
    expect(answered).toEqual([500, 500]);
    expect(failures).toMatchObject([
      { message: "aborted" },
      { message: expect.stringContaining("express.raw()") },
    ]);
    expect(taken).toEqual([]);
  });

  it("works with Node's own server", async () => {
    const { options, taken } = endpoint();
    const server = createServer((request, response) => void nodeWebhookHandler(options)(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    expect((await fetch(url, { method: "POST", ...delivery(at(1)) })).status).toBe(204);
    expect((await fetch(url, { method: "POST", body: "x".repeat(1_048_577) })).status).toBe(413);
    expect(taken).toEqual(["c/1"]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
