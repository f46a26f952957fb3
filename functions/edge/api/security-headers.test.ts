import { expect, it } from "vitest";
import { anExchange, hook } from "../../../test/engines/an-exchange.ts";
import { securityHeaders } from "./security-headers.ts";

it.each(["after", "onError"] as const)("stand on every answer (%s), beside its own headers", async (name) => {
  const request = anExchange();
  request.response = { statusCode: 200, headers: { etag: '"1"' }, body: "" };
  await hook(securityHeaders(), name, request);
  expect(request.response.headers).toMatchObject({
    etag: '"1"',
    "cache-control": "private, no-cache",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "strict-transport-security": expect.stringContaining("max-age="),
    "x-content-type-options": "nosniff",
  });
});
