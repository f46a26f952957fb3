import { randomUUID } from "node:crypto";
import { type IncomingMessage, request } from "node:http";
import type { ProblemDetails } from "@tongban/contract";
import type { PartnerKey } from "@tongban/sdk";
import { type SigningOptions, signRequest } from "@tongban/signature";
import { broker, keyOf, tokenOf } from "./broker.ts";

/** A request byte by byte as a hostile client may send it. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | string | undefined;
};

/** What came back; `json` is the problem, or the value. */
export type WireAnswer = {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly json: ProblemDetails & Readonly<Record<string, unknown>>;
};

const read = async (response: IncomingMessage): Promise<WireAnswer> => {
  let text = "";
  for await (const chunk of response.setEncoding("utf8")) text += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, json: JSON.parse(text || "{}") };
};

/** Sends a request as it is: no header is added but the body's length. */
export const send = ({ method, path, headers, body }: WireRequest): Promise<WireAnswer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const sent = request(
      `${broker.url}${path}`,
      { method, headers: { ...headers, ...length }, agent: false },
      (response) => read(response).then(resolve, reject),
    );
    sent.once("error", reject);
    sent.end(body);
  });

/** Signs a request with a partner's key; `more` sets the nonce and the time. */
export const signed = (
  { method, path, headers = {}, body }: Pick<WireRequest, "method" | "path"> & Partial<WireRequest>,
  key: PartnerKey = keyOf("nanjing-gov"),
  more: Partial<SigningOptions> = {},
): WireRequest => {
  const typed = body === undefined ? headers : { "content-type": "application/json", ...headers };
  const signature = signRequest(
    { method, url: `${broker.url}${path}`, headers: typed, body },
    { keyId: key.keyId, algorithm: key.algorithm, privateKey: key.privateKeyPem },
    { created: Math.floor(Date.now() / 1_000), nonce: randomUUID(), ...more },
  );
  return { method, path, headers: { "accept-language": "en", ...typed, ...signature }, body };
};

/** A request of a member of staff. */
export const staffed = async (
  staffId: string,
  { method, path, headers = {}, body }: Pick<WireRequest, "method" | "path"> & Partial<WireRequest>,
): Promise<WireRequest> => ({
  method,
  path,
  headers: { "accept-language": "en", authorization: `Bearer ${await tokenOf(staffId)}`, ...headers },
  body,
});
