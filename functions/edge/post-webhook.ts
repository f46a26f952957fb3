import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookTarget } from "./webhook-target.ts";

/** What an endpoint answered, or that it did not. */
export type Posted =
  | { readonly kind: "answered"; readonly status: number }
  | { readonly kind: "unreachable" };

const TIMEOUT_MS = 10_000;

/**
 * Posts a signed webhook to the address that was checked, whatever DNS says by now. Redirects are not
 * followed, and the answer's body is not read. An endpoint that has not answered within `timeout` ms, however
 * busily it sends something, counts as unreachable.
 */
export const postWebhook = (
  { url, address, family }: WebhookTarget,
  headers: Readonly<Record<string, string>>,
  body: string,
  timeout = TIMEOUT_MS,
): Promise<Posted> =>
  new Promise((resolve) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(url, {
      method: "POST",
      headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
      agent: false,
      lookup: (_host, options, found) =>
        options.all ? found(null, [{ address, family }]) : found(null, address, family),
    });
    const timer = setTimeout(() => request.destroy(), timeout);
    request.on("response", (response) => {
      resolve({ kind: "answered", status: response.statusCode ?? 0 });
      request.destroy();
    });
    request.on("error", () => resolve({ kind: "unreachable" }));
    // Also comes without an error, such as where the endpoint wants to speak another protocol.
    request.on("close", () => {
      clearTimeout(timer);
      resolve({ kind: "unreachable" });
    });
    request.end(body);
  });
