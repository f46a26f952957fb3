import type { APIGatewayProxyResult } from "aws-lambda";
import type { ApiMiddleware } from "./exchange.ts";

/** Says with every answer that it is not to be cached by others, sniffed, framed or scripted. */
export const securityHeaders = <Caller>(): ApiMiddleware<Caller> => ({
  after: ({ response }) => secure(response),
  onError: ({ response }) => secure(response),
});

const secure = (response: APIGatewayProxyResult | null | undefined): void => {
  if (response) response.headers = { ...headers, ...response.headers };
};

const headers = {
  "cache-control": "private, no-cache",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=31536000",
  "x-content-type-options": "nosniff",
} as const;
