import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyPair } from "./keys.ts";
import { parseSignature } from "./parse-signature.ts";
import { signRequest } from "./sign-request.ts";
import { verifyRequest } from "./verify-request.ts";

const pair = createKeyPair("ecdsa-p256-sha256");
const key = { keyId: pair.thumbprint, algorithm: pair.algorithm };
const now = 1_780_000_000;

const server = createServer(async (message, answer) => {
  answer.end(JSON.stringify(verdict(message, Buffer.concat(await message.toArray()))));
});
let origin = "";

function verdict(message: IncomingMessage, body: Buffer) {
  const headers = message.headersDistinct;
  const { method = "", url = "" } = message;
  const parsed = parseSignature(headers);
  const known =
    parsed.ok && parsed.keyId === key.keyId ? { ...key, publicKey: pair.publicKeyJwk } : undefined;
  return verifyRequest({ method, url: `${origin}${url}`, headers, body }, known, { now });
}

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  origin = `http://127.0.0.1:${address.port}`;
});

afterAll(() => server.close());

test("a request signed here and sent by fetch verifies where a server receives it", async () => {
  const request = {
    method: "POST",
    url: `${origin}/v1/cases/../cases?matter=公共场所&after=a b#top`,
    headers: { "Content-Type": "application/json; charset=utf-8", "Idempotency-Key": "k-1" },
    body: '{"applicant":"李梅"}',
  };
  const added = signRequest(
    request,
    { ...key, privateKey: pair.privateKeyPem },
    { created: now, nonce: "n-1" },
  );
  const send = (body: string) =>
    fetch(request.url, { ...request, body, headers: { ...request.headers, ...added } }).then((r) => r.json());
  expect(await send(request.body)).toEqual({ ok: true, keyId: key.keyId, nonce: "n-1", created: now });
  expect(await send(request.body.replace("李梅", "李枚"))).toEqual({ ok: false, reason: "digest-mismatch" });
});
