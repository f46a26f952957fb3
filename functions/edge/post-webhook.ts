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
 * followed, and the answer's body is not read.
 */
export const postWebhook = (
  { url, address, family }: WebhookTarget,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Posted> =>
  new Promise((resolve) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(
      url,
      {
        method: "POST",
        headers: { ...headers, "content-length": String(Buffer.byteLength(body)) },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        agent: false,
        lookup: (_host, options, found) =>
          options.all ? found(null, [{ address, family }]) : found(null, address, family),
      },
      (response) => {
        response.destroy();
        resolve({ kind: "answered", status: response.statusCode ?? 0 });
      },
    );
    request.on("error", () => resolve({ kind: "unreachable" }));
    request.end(body);
  });
