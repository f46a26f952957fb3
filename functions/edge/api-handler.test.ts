import { type Operation, publicOperations } from "@tongban/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreBusy } from "../../packages/store/src/table/faults.ts";
import { at } from "../../test/builders/ids.ts";
import { anApiEvent, type RequestParts } from "../../test/engines/an-api-event.ts";
import { type Answer, answered, problem } from "./answer.ts";
import type { Authenticate } from "./api/authenticate.ts";
import type { ApiContext } from "./api/exchange.ts";
import { apiHandler } from "./api-handler.ts";
import { on } from "./call.ts";

const now = at("2026-03-02T01:30:00.000Z");
const operation = publicOperations.checkHealth;
const anyone: Authenticate<string> = async () => ({
  kind: "authenticated",
  caller: "someone",
  callerKind: "public",
  id: "someone",
});

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  }
});
afterEach(() => void vi.restoreAllMocks());

type Setting = RequestParts & {
  readonly run?: () => Promise<Answer<never>>;
  readonly authenticate?: Authenticate<string>;
  readonly to?: Pick<Operation, "method" | "path">;
};

const ask = async ({ run, authenticate = anyone, to = operation, ...parts }: Setting = {}) => {
  const healthy = async () => answered({ status: "ok" as const, at: now });
  const handler = apiHandler(
    [on<typeof operation, string>(operation, run ?? healthy)],
    authenticate,
    () => now,
  );
  const answer = await handler(anApiEvent(to, parts), {} as ApiContext<string>);
  return { ...answer, json: answer.body === "" ? undefined : JSON.parse(answer.body) };
};

describe("an answer", () => {
  it("is what the operation promises, never kept by others, with one line in the log", async () => {
    const { statusCode, json, headers } = await ask();
    expect([statusCode, json]).toEqual([200, { status: "ok", at: now }]);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "cache-control": "private, no-cache",
      "x-content-type-options": "nosniff",
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        message: "request",
        operation: "check-health",
        status: 200,
        correlationId: "request-1",
        callerKind: "public",
      },
    ]);
  });

  it("is 304 without a body for someone who has it already, and whole for someone who has another", async () => {
    const etag = String((await ask()).headers?.["etag"]);
    const have = (tag: string) => ask({ headers: { "If-None-Match": tag } });
    expect(await have(`"x", ${etag}`)).toMatchObject({ statusCode: 304, body: "", headers: { etag } });
    expect((await have('"x"')).statusCode).toBe(200);
  });

  it("with a version is named by it and by its content: either one changing makes another answer", async () => {
    const tagOf = async (value: unknown, version: number) => {
      const run = async () => ({ kind: "answered", value, version }) as Answer<never>;
      return String((await ask({ run })).headers?.["etag"]);
    };
    const tag = await tagOf({ status: "ok", at: now }, 3);
    expect(tag).toMatch(/^"3\.[\w-]{22}"$/);
    expect(await tagOf({ status: "ok", at: now }, 3)).toBe(tag);
    expect(await tagOf({ status: "ok", at: now }, 4)).not.toBe(tag);
    expect(await tagOf({ status: "ok", at: at("2026-03-02T01:31:00.000Z") }, 3)).not.toBe(tag);
  });

  it("that is not what the operation promises is our fault, and is not sent", async () => {
    const run = async () =>
      ({ kind: "answered", value: { status: "ok", at: now, extra: "张三" } }) as Answer<never>;
    const { statusCode, body } = await ask({ run });
    expect([statusCode, JSON.parse(body).code]).toEqual([500, "internal-error"]);
    expect(body).not.toContain("张三");
  });
});

describe("a problem", () => {
  it("is 404 where no operation is, whoever asks", async () => {
    const authenticate = vi.fn(anyone);
    const answer = await ask({ authenticate, to: { method: "GET", path: "/elsewhere" } });
    expect([answer.statusCode, answer.json.code]).toEqual([404, "not-found"]);
    expect(authenticate).not.toHaveBeenCalled();
  });

  it("speaks the language asked for, and says so", async () => {
    const run = async () => problem("try-again");
    const chinese = await ask({ run });
    const english = await ask({ run, headers: { "Accept-Language": "en" } });
    expect([chinese, english].map(({ headers }) => headers?.["content-language"])).toEqual(["zh", "en"]);
    expect(english.headers).toMatchObject({ "content-type": "application/problem+json", "retry-after": "1" });
    expect([chinese.json.title, english.json.title]).toEqual(["Try again", "Try again"]);
  });

  it("of the caller comes before one of the request: a stranger learns nothing of what would be right", async () => {
    const authenticate: Authenticate<string> = async () => problem("unauthenticated", { reason: "none" });
    expect((await ask({ authenticate, query: { wrong: "1" } })).statusCode).toBe(401);
    expect((await ask({ query: { wrong: "1" } })).statusCode).toBe(400);
  });

  it("is 403 where the caller's role may not use the operation, before the handler runs", async () => {
    const run = vi.fn(async () => problem("try-again"));
    const authenticate: Authenticate<string> = async (...from) => {
      const who = await anyone(...from);
      return who.kind === "problem" ? who : { ...who, may: ({ roles }) => roles.includes("lead") };
    };
    expect((await ask({ run, authenticate })).statusCode).toBe(403);
    expect(run).not.toHaveBeenCalled();
  });
});

describe("a nonce", () => {
  const once =
    (fresh: boolean): Authenticate<string> =>
    async (...from) => {
      const who = await anyone(...from);
      const nonce = { partner: "p", value: "n", expires: 1 } as never;
      return who.kind === "problem" ? who : { ...who, once: { nonce, spend: async () => fresh } };
    };

  it("that was spent before ends the request before its handler runs", async () => {
    const run = vi.fn(async () => problem("try-again"));
    expect((await ask({ run, authenticate: once(false) })).json.code).toBe("replayed-request");
    expect(run).not.toHaveBeenCalled();
    expect((await ask({ authenticate: once(true) })).statusCode).toBe(200);
  });
});

describe("a fault", () => {
  it.each([
    ["of ours", new Error("citizen 11010519491231002X\n    at 张三 (secret)"), 500],
    ["of a busy store", new StoreBusy("citizen 11010519491231002X"), 503],
    [
      "of a throttled engine",
      Object.assign(new Error("11010519491231002X"), { name: "ThrottlingException" }),
      503,
    ],
    ["that is no error", "11010519491231002X", 500],
  ])(
    "%s becomes a problem, and neither it nor the log says what the exception said",
    async (_, fault, status) => {
      const run = () => Promise.reject(fault);
      const { statusCode, body } = await ask({ run });
      expect(statusCode).toBe(status);
      for (const said of [body, ...lines]) expect(said).not.toMatch(/11010519491231002X|张三|secret/);
      expect(lines.join()).toContain("request failed");
      expect(JSON.parse(body).correlationId).toBe("request-1");
    },
  );

  it("names its causes by class, and where it happened", async () => {
    const fault = new Error("outer", { cause: new TypeError("inner 张三") });
    await ask({ run: () => Promise.reject(fault) });
    const { fault: told } = JSON.parse(lines.find((line) => line.includes("request failed")) ?? "{}");
    expect(told).toMatch(/^Error at .*caused by TypeError at .*/);
    expect(told).not.toMatch(/outer|inner|张三/);
  });
});
