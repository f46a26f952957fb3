import {
  caseActionOperations,
  partnerOperations,
  publicOperations,
  windowOperations,
} from "@tongban/contract";
import { build } from "esbuild";
import { describe, expect, expectTypeOf, it } from "vitest";
import { aSubmission } from "../../test/cases.ts";
import { aProblem, startFixture } from "../../test/loopback-fixture.ts";
import { createClient, expectValue, Fault, ProblemError } from "./index.ts";

const caseId = "0123456789abcdefghjkmnpqrs";
const retry = { attempts: 3, firstDelay: 1, longestDelay: 2 };

describe("a call", () => {
  it("sends the operation's path, query, body and language, and answers with the value and its version", async () => {
    const broker = await startFixture(() => ({ status: 200, json: { caseId }, headers: { etag: '"4"' } }));
    const client = createClient({ baseUrl: `${broker.url}/`, language: "zh-CN" });
    const answer = await client.call(partnerOperations.withdrawCase, {
      params: { caseId },
      body: { reason: "写错了" },
    });
    expect(answer).toMatchObject({ ok: true, status: 200, value: { caseId }, etag: '"4"' });
    expect(broker.received).toMatchObject([
      {
        method: "POST",
        url: `/v1/cases/${caseId}/withdraw`,
        headers: { "accept-language": "zh-CN", "content-type": "application/json" },
        body: '{"reason":"写错了"}',
      },
    ]);
    await client.call(partnerOperations.readEvents, { query: { after: undefined, wait: 20 } });
    expect(broker.received[1]).toMatchObject({ method: "GET", url: "/v1/events?wait=20", body: "" });
    expect(broker.received[1]?.headers).not.toHaveProperty("content-type");
  });

  it("names a command by letters alone, which nobody can take for a citizen's number", async () => {
    const broker = await startFixture(() => ({ status: 200, json: {} }));
    const client = createClient({ baseUrl: broker.url });
    for (let n = 0; n < 20; n++)
      await client.call(partnerOperations.withdrawCase, { params: { caseId }, body: { reason: "写错了" } });
    const keys = broker.received.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(20);
    for (const key of keys) expect(key).toMatch(/^[a-p]{32}$/);
  });

  it("is typed by the contract, and takes no options where the operation needs none", () => {
    const client = createClient({ baseUrl: "http://127.0.0.1:1" });
    const calls = () => [
      client.call(publicOperations.checkHealth),
      // @ts-expect-error: a case is named by its id
      client.call(partnerOperations.getCase, {}),
      // @ts-expect-error: the body is required
      client.call(windowOperations.claimNext),
      client.call(caseActionOperations.decide, {
        params: { caseId },
        // @ts-expect-error: an outcome without its content
        body: { outcome: "refused" },
        ifMatch: 1,
      }),
    ];
    expect(calls).toBeTypeOf("function");
    type Health = Awaited<ReturnType<typeof client.call<typeof publicOperations.checkHealth>>>;
    expectTypeOf<Health & { ok: true; status: 200 }>().toHaveProperty("value");
  });

  it("answers a problem as a value", async () => {
    const problem = aProblem(409, "already-claimed", { holderName: "李梅" });
    const broker = await startFixture(() => ({ status: 409, json: problem }));
    const answer = await createClient({ baseUrl: broker.url }).call(caseActionOperations.claim, {
      params: { caseId },
    });
    expect(answer).toEqual({ ok: false, problem });
    expect(() => expectValue({ ok: false, problem })).toThrow(ProblemError);
    expect(broker.received).toHaveLength(1);
  });

  it("knows that its copy is still right", async () => {
    const broker = await startFixture(() => ({ status: 304, headers: { etag: '"7"' } }));
    const client = createClient({ baseUrl: broker.url });
    const answer = await client.call(partnerOperations.getCase, { params: { caseId }, ifNoneMatch: '"7"' });
    expect(answer).toEqual({ ok: true, status: 304, value: undefined, etag: '"7"' });
    expect(broker.received[0]?.headers["if-none-match"]).toBe('"7"');
    await expect(client.call(partnerOperations.getCase, { params: { caseId } })).rejects.toThrow(Fault);
  });

  it("sends the version that was seen, and does not send a command without it", async () => {
    const broker = await startFixture(() => ({ status: 200, json: {} }));
    const client = createClient({ baseUrl: broker.url });
    await client.call(caseActionOperations.accept, { params: { caseId }, ifMatch: 3 });
    await client.call(caseActionOperations.accept, { params: { caseId }, ifMatch: '"4"' });
    expect(broker.received.map(({ headers }) => headers["if-match"])).toEqual(['"3"', '"4"']);
    await expect(client.call(caseActionOperations.accept, { params: { caseId } })).rejects.toThrow(TypeError);
  });

  it("takes an answer that is not the broker's for a fault", async () => {
    const broker = await startFixture((_, n) => ({
      status: n === 1 ? 200 : 403,
      json: { message: "Forbidden" },
      headers: { "content-type": n === 1 ? "text/html" : "application/json" },
    }));
    const client = createClient({ baseUrl: broker.url });
    await expect(client.call(publicOperations.checkHealth)).rejects.toMatchObject({ kind: "unreadable" });
    await expect(client.call(publicOperations.checkHealth)).rejects.toMatchObject({ kind: "unreadable" });
  });
});

describe("a wait before another try", () => {
  it("is told beforehand: how long, and what the broker said", async () => {
    const problem = aProblem(429, "rate-limited", { retryAfter: 1 });
    const broker = await startFixture((_, n) =>
      n === 1
        ? { status: 429, json: problem }
        : n === 2
          ? { status: 503 }
          : { status: 200, json: { caseId } },
    );
    const told: unknown[] = [];
    const client = createClient({
      baseUrl: broker.url,
      retry,
      onWait: (waiting) => told.push([waiting, broker.received.length]),
    });
    await client.call(partnerOperations.getCase, { params: { caseId } });
    expect(told).toEqual([
      [{ ms: expect.any(Number), problem }, 1],
      [{ ms: expect.any(Number), problem: undefined }, 2],
    ]);
  });
});

describe("a refusal of a signature's time", () => {
  const now = Date.parse("2026-03-02T02:00:00Z");
  const refused = async (date: string | undefined, more: Readonly<Record<string, unknown>> = {}) => {
    const problem = aProblem(401, "unauthenticated", { reason: "signature-from-future", ...more });
    // Without a date of its own Node's server would tell the real time.
    const broker = await startFixture(() => ({ status: 401, json: problem, headers: { date: date ?? "-" } }));
    const answer = await createClient({ baseUrl: broker.url, now: () => now }).call(
      publicOperations.checkHealth,
    );
    return answer.ok ? undefined : answer.problem.detail;
  };
  const detail = "detail of unauthenticated";

  it("says how far this machine's clock is from the broker's, and how to mend it, in the answer's language", async () => {
    expect(await refused("Mon, 02 Mar 2026 01:00:00 GMT")).toBe(
      `${detail} Your clock is 60 minutes ahead of the broker's: set it right, as by NTP, and send the request again.`,
    );
    expect(await refused("Mon, 02 Mar 2026 02:06:00 GMT", { reason: "signature-expired" })).toMatch(
      /Your clock is 6 minutes behind the broker's/,
    );
    expect(await refused("Mon, 02 Mar 2026 01:00:00 GMT", { detail: "身份验证失败。" })).toBe(
      "身份验证失败。本机时钟比系统快 60 分钟：请以 NTP 校准后重新发送。",
    );
  });

  it("says nothing of the clock where it is right, the broker tells no time, or something else is wrong", async () => {
    expect(await refused("Mon, 02 Mar 2026 01:59:30 GMT")).toBe(detail);
    expect(await refused(undefined)).toBe(detail);
    expect(await refused("Mon, 02 Mar 2026 01:00:00 GMT", { reason: "key-unknown" })).toBe(detail);
  });
});

describe("a newer broker", () => {
  const refusedWith = async (more: Readonly<Record<string, unknown>>) => {
    const problem = aProblem(409, "moon-in-the-way", more);
    const broker = await startFixture(() => ({ status: 409, json: problem }));
    const answer = await createClient({ baseUrl: broker.url }).call(publicOperations.checkHealth);
    return { problem, answer };
  };

  it("may answer with codes, words and members that this version does not know", async () => {
    const { problem, answer } = await refusedWith({
      until: "2026-03-03",
      errors: [{ at: "/form", problem: "eclipsed", severity: "high" }],
      missing: [{ part: "orbit", code: "orbit-missing", facts: { moons: 2 }, since: "2026" }],
      also: [{ type: "t", title: "t", status: 409, detail: "d", code: "sun-in-the-way", flares: 1 }],
    });
    expect(answer).toEqual({ ok: false, problem });
  });

  it("may have another form for what is wrong: the problem itself is still told", async () => {
    const { answer } = await refusedWith({ errors: { form: "eclipsed" }, also: "much" });
    expect(answer).toMatchObject({ ok: false, problem: { code: "moon-in-the-way", correlationId: "c-1" } });
    expect(answer.ok || answer.problem.errors).toBeUndefined();
  });

  it("may answer with values that this version does not know", async () => {
    const json = { caseId, status: "orbiting", orbit: { moons: 2 } };
    const broker = await startFixture(() => ({ status: 200, json }));
    const client = createClient({ baseUrl: broker.url });
    expect(await client.call(partnerOperations.getCase, { params: { caseId } })).toMatchObject({
      ok: true,
      value: json,
    });
  });
});

describe("retries", () => {
  it("repeat a command with its key, authenticated anew, until it passes", async () => {
    const broker = await startFixture((_, n) => {
      if (n === 1) return { status: 503, json: aProblem(503, "try-again"), headers: { "retry-after": "0" } };
      return n === 2 ? "cut" : { status: 200, json: { caseId } };
    });
    let signed = 0;
    const authenticate = () => ({ authorization: `Bearer ${++signed}` });
    const client = createClient({ baseUrl: broker.url, retry, authenticate });
    const answer = await client.call(windowOperations.claimNext, { body: {} });
    expect(answer.ok).toBe(true);
    const keys = broker.received.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[a-p]{32}$/);
    expect(new Set(keys).size).toBe(1);
    expect(broker.received.map(({ headers }) => headers.authorization)).toEqual([
      "Bearer 1",
      "Bearer 2",
      "Bearer 3",
    ]);
  });

  it("end with the broker's problem, or with a fault where it was not the broker", async () => {
    const busy = await startFixture(() => ({ status: 503, json: aProblem(503, "try-again") }));
    const answer = await createClient({ baseUrl: busy.url, retry }).call(publicOperations.checkHealth);
    expect(answer).toMatchObject({ ok: false, problem: { code: "try-again" } });
    expect(busy.received).toHaveLength(3);
    const gateway = await startFixture(() => ({ status: 502, json: { message: "Internal server error" } }));
    const call = createClient({ baseUrl: gateway.url, retry }).call(publicOperations.checkHealth);
    await expect(call).rejects.toMatchObject({ name: "Fault", kind: "unavailable" });
  });

  it("do not follow what will not pass", async () => {
    const broker = await startFixture(() => ({ status: 500, json: aProblem(500, "internal-error") }));
    await createClient({ baseUrl: broker.url, retry }).call(publicOperations.checkHealth);
    expect(broker.received).toHaveLength(1);
  });

  it("leave a submission's key to its externalRef", async () => {
    const broker = await startFixture(() => ({ status: 201, json: { caseId } }));
    await createClient({ baseUrl: broker.url }).call(partnerOperations.submitCase, { body: aSubmission() });
    expect(broker.received[0]?.headers).not.toHaveProperty("idempotency-key");
  });
});

describe("without an answer", () => {
  it("an unreachable broker is a fault with its cause", async () => {
    const broker = await startFixture(() => "cut");
    const call = createClient({ baseUrl: broker.url, retry }).call(publicOperations.checkHealth);
    await expect(call).rejects.toMatchObject({ kind: "unreachable", cause: expect.any(Error) });
    expect(broker.received).toHaveLength(3);
  });

  it("a late answer is a fault, and the caller's own stop is the caller's reason", async () => {
    const fetch = (_: string, init: RequestInit) =>
      new Promise<Response>((_, reject) => {
        if (init.signal?.aborted) reject(init.signal.reason);
        init.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      });
    const client = createClient({ baseUrl: "http://127.0.0.1:1", fetch, retry, timeout: 5 });
    await expect(client.call(publicOperations.checkHealth)).rejects.toMatchObject({ kind: "timed-out" });
    const stop = new AbortController();
    const call = client.call(publicOperations.checkHealth, { signal: stop.signal, timeout: 60_000 });
    stop.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
  });
});

it("the client needs nothing of Node", async () => {
  const entryPoints = [new URL("index.ts", import.meta.url).pathname];
  const bundled = await build({
    entryPoints,
    bundle: true,
    platform: "browser",
    format: "esm",
    write: false,
  });
  expect(bundled.errors).toEqual([]);
});
