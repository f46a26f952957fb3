import { createServer } from "node:http";
import { problemDetails as problemSchema } from "@tongban/contract";
import type { APIGatewayProxyEvent } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";
import { FunctionFault } from "../lambda/function-errors.ts";
import { close, listen } from "../loopback.ts";
import { createApiGateway } from "./api-gateway.ts";
import { BODY_LIMIT } from "./request-body.ts";

const routes = [
  { method: "POST", path: "/v1/cases", functionName: "partner" },
  { method: "GET", path: "/v1/cases/{caseId}", functionName: "window" },
];

const serve = async (invoke: (functionName: string, event: APIGatewayProxyEvent) => unknown) => {
  const gateway = createApiGateway(routes, async (name, event) =>
    invoke(name, JSON.parse(JSON.stringify(event))),
  );
  const server = createServer((request, response) => void gateway(request, response));
  const port = await listen(server, 0);
  onTestFinished(() => close(server, 0));
  return `http://127.0.0.1:${port}`;
};

test("a request becomes a REST proxy event (payload v1)", async () => {
  const events: [string, APIGatewayProxyEvent][] = [];
  const url = await serve((name, event) => {
    events.push([name, event]);
    return { statusCode: 200, body: "{}" };
  });
  await fetch(`${url}/v1/cases/a%20b?tag=1&tag=2&q=%E4%B8%AD`, {
    headers: { "X-Forwarded-Proto": "https", "X-Trace": "t" },
  });
  expect(events).toMatchObject([
    [
      "window",
      {
        resource: "/v1/cases/{caseId}",
        path: "/v1/cases/a%20b",
        httpMethod: "GET",
        pathParameters: { caseId: "a b" },
        queryStringParameters: { tag: "2", q: "中" },
        multiValueQueryStringParameters: { tag: ["1", "2"], q: ["中"] },
        headers: { "X-Trace": "t", "X-Forwarded-Proto": "http" },
        multiValueHeaders: { "X-Forwarded-Proto": ["http"] },
        body: null,
        isBase64Encoded: false,
        requestContext: {
          domainName: new URL(url).host,
          httpMethod: "GET",
          path: "/v1/cases/a%20b",
          resourcePath: "/v1/cases/{caseId}",
          identity: { sourceIp: "127.0.0.1" },
        },
      },
    ],
  ]);
  expect(events[0]?.[1].headers).not.toHaveProperty("x-forwarded-proto");
});

test("a body is text if it is UTF-8 and base64 if it is not", async () => {
  const bodies: unknown[] = [];
  const url = await serve((_name, { body, isBase64Encoded }) => {
    bodies.push([body, isBase64Encoded]);
    return { statusCode: 204 };
  });
  await fetch(`${url}/v1/cases`, { method: "POST", body: '{"名":"李"}' });
  await fetch(`${url}/v1/cases`, { method: "POST", body: Buffer.of(0xff, 0xfe) });
  expect(bodies).toEqual([
    ['{"名":"李"}', false],
    ["//4=", true],
  ]);
});

test("status, headers, repeated headers and a binary body come back", async () => {
  const url = await serve(() => ({
    statusCode: 201,
    headers: { "Content-Type": "image/png", ETag: '"7"' },
    multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] },
    body: Buffer.of(1, 2, 255).toString("base64"),
    isBase64Encoded: true,
  }));
  const response = await fetch(`${url}/v1/cases`, { method: "POST" });
  expect([response.status, response.headers.get("etag"), response.headers.getSetCookie()]).toEqual([
    201,
    '"7"',
    ["a=1", "b=2"],
  ]);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 255]);
});

test.for([
  ["GET", "/v1/nothing", 404, null, "not-found", "There is nothing here for you."],
  ["DELETE", "/v1/cases", 405, "POST", "method-not-allowed", "This path does not take DELETE."],
] as const)("%s %s is %i as full problem details", async ([method, path, status, allow, code, detail]) => {
  const url = await serve(() => ({ statusCode: 200 }));
  const response = await fetch(`${url}${path}`, { method, headers: { "accept-language": "en" } });
  expect([response.status, response.headers.get("allow")]).toEqual([status, allow]);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  expect(problemSchema.parse(await response.json())).toMatchObject({
    status,
    type: `urn:tongban:problem:${code}`,
    code,
    detail,
    correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  const chinese = await fetch(`${url}${path}`, { method });
  expect(await chinese.json()).toMatchObject({ detail: expect.stringMatching(/[\u4e00-\u9fff]/) });
});

test("a body over 10 MB is refused without invoking anything, with or without its length told", async () => {
  let invoked = 0;
  const url = await serve(() => {
    invoked += 1;
    return { statusCode: 200 };
  });
  const body = Buffer.alloc(BODY_LIMIT + 1, 32);
  const post = (init: RequestInit) => fetch(`${url}/v1/cases`, { method: "POST", ...init });
  expect((await post({ body: body.subarray(0, BODY_LIMIT) })).status).toBe(200);
  const status = await post({ body }).then(
    ({ status: told }) => told,
    () => "cut",
  );
  const streamed = new Blob([body]).stream();
  const init: RequestInit & { duplex: "half" } = { body: streamed, duplex: "half" };
  const chunked = await post(init).then(
    ({ status: told }) => told,
    () => "cut",
  );
  expect([413, "cut"]).toContain(status);
  expect([413, "cut"]).toContain(chunked);
  expect(invoked).toBe(1);
});

test.for([
  [new FunctionFault("threw", "secret"), 502],
  [new FunctionFault("crashed", "secret"), 502],
  [new FunctionFault("timed-out", "secret"), 504],
  [new FunctionFault("throttled", "secret"), 429],
] as const)("%s becomes %i without saying why", async ([fault, status]) => {
  const url = await serve(() => {
    throw fault;
  });
  const response = await fetch(`${url}/v1/cases`, { method: "POST" });
  expect(response.status).toBe(status);
  expect(await response.text()).not.toContain("secret");
});

test.for([undefined, "text", {}, { statusCode: 99 }, { statusCode: 200, body: { not: "text" } }])(
  "a result that is no proxy response is 502: %j",
  async (result) => {
    const url = await serve(() => result);
    expect((await fetch(`${url}/v1/cases`, { method: "POST" })).status).toBe(502);
  },
);
