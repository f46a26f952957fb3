import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { WebhookTarget } from "./webhook-target.ts";

/** What an endpoint answered, or that it did not. */
export type Posted =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The whole body of an answer that took the webhook, where it was asked for. */
      readonly text: string;
      /** The beginning of the body of one that did not, where it is text. */
      readonly start: string;
    }
  | { readonly kind: "unreachable" };

const TIMEOUT_MS = 10_000;

/** So much is read of an answer that did not take the webhook, bytes. */
const START_BYTES = 256;

const isText = /^(text\/|application\/([\w.+-]+\+)?(json|xml)\b)/i;

/**
 * Posts a signed webhook to the address that was checked, whatever DNS says by now. Redirects are not followed. Of the
 * body of an answer that took it at most `most` bytes are read, none unless it is asked for: one that is longer, or not
 * there in time, counts as empty. Of one that did not, the first 256 bytes are. An endpoint that has not answered within
 * `timeout` ms, however busily it sends something, counts as unreachable.
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
      const took = status >= 200 && status < 300;
      const limit = took ? most : START_BYTES;
      answer = { kind: "answered", status, text: "", start: "" };
      let bytes = Buffer.alloc(0);
      const read = (isWhole: boolean): Posted => ({
        kind: "answered",
        status,
        text: took && isWhole ? bytes.toString("utf8") : "",
        start: took ? "" : startOf(bytes, response.headers["content-type"]),
      });
      response.on("data", (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        answer = read(false);
        if (bytes.length > limit) request.destroy();
      });
      response.on("error", () => {});
      response.on("end", () => {
        answer = read(bytes.length <= limit);
        request.destroy();
      });
      if (limit === 0) request.destroy();
    });
    request.on("error", () => {});
    // Also comes without an error, such as where the endpoint wants to speak another protocol.
    request.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
    request.end(body);
  });

/** The beginning of an answer as one line of text; nothing of what is no text. */
const startOf = (bytes: Buffer, type: string | undefined): string =>
  isText.test(type ?? "text/plain")
    ? bytes
        .subarray(0, START_BYTES)
        .toString("utf8")
        .replace(/\uFFFD$/u, "")
        .replace(/\p{Cc}+/gu, " ")
        .trim()
    : "";
