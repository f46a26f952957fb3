import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allOperations, type Operation } from "@tongban/contract";
import { parseSignature, verifyRequest } from "@tongban/signature";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aSubmission } from "../../test/cases.ts";
import { aProblem, type Received, startFixture } from "../../test/loopback-fixture.ts";
import { ProblemError, wholeList } from "../client/index.ts";
import { createPartnerKey, KeyFileError, readKeyFile, writeKeyFile } from "./key-file.ts";
import { createPartnerClient } from "./partner-client.ts";

const retry = { attempts: 3, firstDelay: 1, longestDelay: 2 };
const key = createPartnerKey("nanjing-gov", "ed25519");
const clientOf = (baseUrl: string) => createPartnerClient({ baseUrl, key, retry });
const case1 = { caseId: "0123456789abcdefghjkmnpqrs" };
const cursorOf = (url: string, name: string) => new URL(url, "http://x").searchParams.get(name);

const verify = (baseUrl: string, { method, url, headers, body }: Received) =>
  verifyRequest(
    { method, url: `${baseUrl}${url}`, headers, body },
    { keyId: key.keyId, algorithm: key.algorithm, publicKey: key.publicKeyPem },
    { now: Math.floor(Date.now() / 1_000) },
  );

describe("a partner's request", () => {
  it("is signed with the partner's key, body and all, and signed anew when repeated", async () => {
    const broker = await startFixture((_, n) =>
      n === 1 ? { status: 503, json: aProblem(503, "try-again") } : { status: 201, json: case1 },
    );
    const answer = await clientOf(broker.url).submitCase(aSubmission());
    expect(answer).toMatchObject({ ok: true, status: 201, value: case1 });
    expect(broker.received.map((request) => verify(broker.url, request))).toMatchObject([
      { ok: true },
      { ok: true },
    ]);
    const nonces = broker.received.map(({ headers }) => parseSignature(headers));
    expect(nonces[0]).not.toEqual(nonces[1]);
    const [first] = broker.received;
    expect(first && verify(broker.url, { ...first, body: first.body.replace("张三", "李四") })).toMatchObject(
      {
        ok: false,
      },
    );
  });

  it("covers each method's own path and body", async () => {
    const broker = await startFixture(() => ({ status: 200, json: case1 }));
    const client = clientOf(broker.url);
    await client.getCase(case1.caseId);
    await client.withdrawCase(case1.caseId, "写错了", { idempotencyKey: "withdraw-1" });
    await client.acknowledgeResult(case1.caseId);
    await client.getWebhook();
    await client.setWebhook("https://nanjing.example/hook");
    await client.replayWebhook(null);
    await client.setWebhook("https://nanjing.example/hook", { acknowledgeByAnswer: true });
    await client.listDeliveries({ cursor: "c" }).pages().next();
    await client.unsetWebhook();
    expect(broker.received.map(({ method, url, body }) => `${method} ${url} ${body}`.trim())).toEqual([
      `GET /v1/cases/${case1.caseId}`,
      `POST /v1/cases/${case1.caseId}/withdraw {"reason":"写错了"}`,
      `POST /v1/cases/${case1.caseId}/acknowledge`,
      "GET /v1/webhook",
      'POST /v1/webhook {"url":"https://nanjing.example/hook"}',
      'POST /v1/webhook/replay {"after":null}',
      'POST /v1/webhook {"url":"https://nanjing.example/hook","acknowledgeByAnswer":true}',
      "GET /v1/webhook/deliveries?cursor=c",
      "POST /v1/webhook/unset",
    ]);
    expect(broker.received[1]?.headers["idempotency-key"]).toBe("withdraw-1");
    for (const request of broker.received) expect(verify(broker.url, request)).toMatchObject({ ok: true });
  });
});

describe("lists", () => {
  const pages: Record<string, unknown> = {
    start: { cases: [{ caseId: "a" }, { caseId: "b" }], cursor: "cursor-2" },
    "cursor-2": { cases: [{ caseId: "c" }], cursor: null },
  };

  it("go through every page, and only through those that are asked for", async () => {
    const broker = await startFixture(({ url }) => ({
      status: 200,
      json: pages[cursorOf(url, "cursor") ?? "start"],
    }));
    const ids: string[] = [];
    for await (const row of clientOf(broker.url).listCases({ pageSize: 2 })) ids.push(row.caseId);
    expect(ids).toEqual(["a", "b", "c"]);
    for await (const _ of clientOf(broker.url).listCases()) break;
    expect(broker.received.map(({ url }) => url)).toEqual([
      "/v1/cases?limit=2",
      "/v1/cases?limit=2&cursor=cursor-2",
      "/v1/cases?limit=100",
    ]);
  });

  it("end with the broker's problem", async () => {
    const broker = await startFixture(() => ({ status: 400, json: aProblem(400, "unknown-cursor") }));
    await expect(clientOf(broker.url).listCases().next()).rejects.toThrow(ProblemError);
    await expect(clientOf(broker.url).listDeliveries().pages().next()).rejects.toThrow(ProblemError);
  });

  it("go on from a cursor, page by page, past pages of which a filter left nothing", async () => {
    const broker = await startFixture(({ url }) => ({
      status: 200,
      json: {
        deliveries: url.includes("c3") ? [{ eventId: "e" }] : [],
        cursor: url.includes("c3") ? null : "c3",
      },
    }));
    const failed = clientOf(broker.url).listDeliveries({ cursor: "c2", state: "failed" });
    const cursors: unknown[] = [];
    for await (const page of failed.pages()) cursors.push(page.cursor);
    expect(cursors).toEqual(["c3", null]);
    expect(await wholeList(failed)).toEqual([{ eventId: "e" }]);
    expect(new Set(broker.received.map(({ url }) => url))).toEqual(
      new Set([
        "/v1/webhook/deliveries?cursor=c2&state=failed",
        "/v1/webhook/deliveries?cursor=c3&state=failed",
      ]),
    );
  });

  it("are all that the contract has pages of: none is left to be read by hand", () => {
    const client = clientOf("http://x");
    const lists: Readonly<Record<string, object>> = {
      "list-cases": client.listCases(),
      "list-deliveries": client.listDeliveries(),
      "list-handled-cases": client.listHandledCases(),
    };
    const paged = Object.values<Operation>(allOperations).filter(({ query }) => "cursor" in query.shape);
    expect(paged.filter(({ audience }) => audience === "partner").map(({ name }) => name)).toEqual(
      Object.keys(lists),
    );
    for (const list of Object.values(lists)) expect(list).toHaveProperty("pages");
    // Whoever else has pages reads them by the same function, which wants no more of one than this.
    expect(paged.length).toBeGreaterThan(10);
    for (const { returns, name } of paged)
      expect("shape" in returns && returns.shape, name).toHaveProperty("cursor");
  });
});

describe("the feed", () => {
  it("goes on from each page's cursor, empty pages too, until it is stopped", async () => {
    const broker = await startFixture((_, n) => ({
      status: 200,
      json: { events: n === 2 ? [] : [{ id: `event-${n}` }], cursor: `cursor-${n}` },
    }));
    const stop = new AbortController();
    const seen: string[] = [];
    const feed = clientOf(broker.url).events({ after: "cursor-0", wait: 1, signal: stop.signal });
    for await (const { events, cursor } of feed) {
      seen.push(...events.map(({ id }) => id));
      if (cursor === "cursor-3") stop.abort();
    }
    expect(seen).toEqual(["event-1", "event-3"]);
    expect(broker.received.map(({ url }) => cursorOf(url, "after"))).toEqual([
      "cursor-0",
      "cursor-1",
      "cursor-2",
    ]);
  });
});

describe("a feed's polls", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("are spread over the time that the broker names once few are left, and not before", async () => {
    const limits = ['"feed";r=120;t=60', '"feed";r=0;t=30', '"write";r=0;t=50', '"feed";r=4;t=2'];
    let asked = 0;
    const fetch = async () => {
      const ratelimit = limits[asked++] ?? "";
      return Response.json({ events: [], cursor: `cursor-${asked}` }, { headers: { ratelimit } });
    };
    const feed = createPartnerClient({ baseUrl: "http://x", key, fetch }).events();
    const askedAfter = async (ms: number) => {
      await vi.advanceTimersByTimeAsync(ms);
      return asked;
    };
    const pages = [feed.next(), feed.next(), feed.next(), feed.next(), feed.next()];
    expect(await askedAfter(1)).toBe(2);
    expect(await askedAfter(29_990)).toBe(2);
    // What is said of another policy changes nothing: that of the feed was waited for.
    expect(await askedAfter(20)).toBe(4);
    expect(await askedAfter(480)).toBe(4);
    expect(await askedAfter(20)).toBe(5);
    await Promise.all(pages);
  });
});

const expectKeyFileError = (act: () => unknown): KeyFileError => {
  try {
    act();
  } catch (error) {
    if (error instanceof KeyFileError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};

describe("a key file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tongban-keys-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is for its owner's eyes only, reads as it was written, and is never overwritten", () => {
    const path = join(folder, "key.json");
    writeKeyFile(path, key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readKeyFile(path)).toEqual(key);
    expect(() => writeKeyFile(path, key)).toThrow(/exists already/);
  });

  it("that is missing, broken or of another kind is refused with a sentence", () => {
    const refusalOf = (text: string): KeyFileError => {
      writeFileSync(join(folder, "key.json"), text);
      return expectKeyFileError(() => readKeyFile(join(folder, "key.json")));
    };
    const missing = expectKeyFileError(() => readKeyFile(join(folder, "none.json")));
    expect(missing.message).toMatch(/none\.json cannot be read: there is no such file.*keys create/);
    expect(expectKeyFileError(() => readKeyFile(folder)).message).toContain("it is a folder");
    const cut = JSON.stringify(key).slice(0, 150);
    expect(refusalOf(cut).message).toContain("is not JSON: it was cut off");
    expect(refusalOf(cut).cause).toBeUndefined();
    expect(refusalOf(key.privateKeyPem).message).toContain("is a key in PEM. A key file is JSON");
    expect(refusalOf(JSON.stringify({ ...key, algorithm: "rsa", keyId: "" })).message).toContain(
      "look at keyId, algorithm",
    );
    writeFileSync(join(folder, "key.json"), `\uFEFF${JSON.stringify(key)}`);
    expect(readKeyFile(join(folder, "key.json"))).toEqual(key);
  });

  it("whose keys are not what they are named is refused, and no client is made with it", () => {
    const other = createPartnerKey("nanjing-gov", "ed25519");
    const p256 = createPartnerKey("nanjing-gov", "ecdsa-p256-sha256");
    const locked = key.privateKeyPem.replaceAll("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
    const wrong = [
      ["a public key given as private", { privateKeyPem: key.publicKeyPem }, /holds a public key/],
      ["no key", { privateKeyPem: "secret" }, /no private key in PEM/],
      ["a key that was cut off", { privateKeyPem: key.privateKeyPem.slice(0, 60) }, /broken: it was cut off/],
      ["a key under a passphrase", { privateKeyPem: locked }, /under a passphrase/],
      ["a key of the other algorithm", { privateKeyPem: p256.privateKeyPem }, /not a key of ed25519/],
    ] as const;
    for (const [, part, sentence] of wrong) {
      writeFileSync(join(folder, "key.json"), JSON.stringify({ ...key, ...part }));
      const refused = [
        expectKeyFileError(() => readKeyFile(join(folder, "key.json"))),
        expectKeyFileError(() => createPartnerClient({ baseUrl: "http://x", key: { ...key, ...part } })),
      ];
      for (const { message, cause } of refused) {
        expect(message).toMatch(sentence);
        expect(message).not.toMatch(/error:|DECODER|-----BEGIN|secret/);
        expect(cause).toBeUndefined();
      }
    }
    writeFileSync(join(folder, "key.json"), JSON.stringify({ ...key, publicKeyPem: other.publicKeyPem }));
    expect(() => readKeyFile(join(folder, "key.json"))).toThrow("two keys were mixed up");
    writeFileSync(join(folder, "key.json"), JSON.stringify({ ...key, publicKeyPem: key.privateKeyPem }));
    expect(() => readKeyFile(join(folder, "key.json"))).toThrow("publicKeyPem is no public key");
  });
});
