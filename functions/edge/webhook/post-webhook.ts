import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookTarget } from "./webhook-target.ts";

/** What an endpoint answered, or that it did not. */
export type Posted =
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "unreachable" };

const TIMEOUT_MS = 10_000;

/**
 * Posts a signed webhook to the address that was checked, whatever DNS says by now. Redirects are not
 * followed. Of the answer's body at most `most` bytes are read, none unless it is asked for: one that is longer, or
 * not there in time, counts as empty. An endpoint that has not answered within `timeout` ms, however busily it sends
 * something, counts as unreachable.
 */
export const postWebhook = (
  { url, address, family }: WebhookTarget,
  headers: Readonly<Record<string, string>>,
  body: string,
  { timeout = TIMEOUT_MS, most = 0 }: { readonly timeout?: number; readonly most?: number } = {},
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
    // Whatever ends the exchange after the status came, the endpoint has answered.
    let answer: Posted = { kind: "unreachable" };
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      answer = { kind: "answered", status, text: "" };
      let bytes = Buffer.alloc(0);
      response.on("data", (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        if (bytes.length > most) request.destroy();
      });
      response.on("error", () => {});
      response.on("end", () => {
        if (bytes.length <= most) answer = { kind: "answered", status, text: bytes.toString("utf8") };
        request.destroy();
      });
      if (most === 0) request.destroy();
    });
    request.on("error", () => {});
    // Also comes without an error, such as where the endpoint wants to speak another protocol.
    request.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.end(body);
  });
