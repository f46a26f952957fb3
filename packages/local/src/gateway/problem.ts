import type { ServerResponse } from "node:http";

/** Answers with RFC 9457 problem details of the gateway itself, for requests that reach no function. */
export const sendProblem = (
  response: ServerResponse,
  status: number,
  title: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  if (response.headersSent || response.destroyed) return;
  const body = JSON.stringify({ type: "about:blank", title, status });
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body);
};
