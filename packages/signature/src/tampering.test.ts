import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SIGNATURE_ALGORITHMS } from "./algorithm.ts";
import { createKeyPair } from "./keys.ts";
import { signRequest } from "./sign-request.ts";
import { verifyRequest } from "./verify-request.ts";

const PARTS = [
  "method",
  "url",
  "body",
  "content-digest",
  "content-type",
  "idempotency-key",
  "if-match",
  "created",
  "nonce",
] as const;

const visible = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((c) => String.fromCharCode(c)),
  minLength: 1,
});
const segment = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const sending = fc.record({
  algorithm: fc.constantFrom(...SIGNATURE_ALGORITHMS),
  method: fc.constantFrom("POST", "PUT", "PATCH", "DELETE"),
  url: fc.tuple(segment, segment).map(([path, query]) => `https://broker.example/v1/${path}?after=${query}`),
  contentType: visible,
  idempotencyKey: visible,
  ifMatch: visible,
  body: fc.uint8Array({ minLength: 1, maxLength: 300 }),
  created: fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }),
  nonce: fc.stringMatching(/^[A-Za-z0-9_-]{1,128}$/),
});
type Sending = typeof sending extends fc.Arbitrary<infer Value> ? Value : never;

const KEYS = {
  ed25519: createKeyPair("ed25519"),
  "ecdsa-p256-sha256": createKeyPair("ecdsa-p256-sha256"),
};

function send({ algorithm, method, url, body, created, nonce, ...given }: Sending) {
  const fields = {
    "content-type": given.contentType,
    "idempotency-key": given.idempotencyKey,
    "if-match": given.ifMatch,
  };
  const key = { keyId: "k", algorithm, privateKey: KEYS[algorithm].privateKeyPem };
  const added = signRequest({ method, url, headers: fields, body }, key, { created, nonce });
  return { method, url, body, headers: { ...fields, "content-digest": "", ...added } };
}

type Received = ReturnType<typeof send>;

function verify({ algorithm }: Sending, received: Received, now: number) {
  const key = { keyId: "k", algorithm, publicKey: KEYS[algorithm].publicKeyPem };
  return verifyRequest(received, key, { now });
}

/** Another printable character in one place. */
function flipText(text: string, at: number, by: number): string {
  const index = at % text.length;
  const code = 0x20 + ((text.charCodeAt(index) - 0x20 + 1 + (by % 94)) % 95);
  return text.slice(0, index) + String.fromCharCode(code) + text.slice(index + 1);
}

function tamper(received: Received, part: (typeof PARTS)[number], at: number, by: number): Received {
  const { body, headers } = received;
  switch (part) {
    case "method":
    case "url":
      return { ...received, [part]: flipText(received[part], at, by) };
    case "body":
      return {
        ...received,
        body: body.map((byte, i) => (i === at % body.length ? byte ^ (1 + (by % 255)) : byte)),
      };
    case "created":
    case "nonce": {
      const pattern = part === "created" ? /(?<=created=)\d+/ : /(?<=nonce=")[^"]+/;
      const input = headers["signature-input"].replace(pattern, (value) => flipText(value, at, by));
      return { ...received, headers: { ...headers, "signature-input": input } };
    }
    default:
      return { ...received, headers: { ...headers, [part]: flipText(headers[part], at, by) } };
  }
}

describe("tampering", () => {
  test("a request that nobody touched verifies", () => {
    fc.assert(
      fc.property(sending, (sent) => {
        const { created, nonce } = sent;
        expect(verify(sent, send(sent), created)).toEqual({ ok: true, keyId: "k", nonce, created });
      }),
    );
  });

  test.each(PARTS)("a request with one byte changed in its %s does not", (part) => {
    fc.assert(
      fc.property(sending, fc.nat(), fc.nat(), (sent, at, by) => {
        expect(verify(sent, tamper(send(sent), part, at, by), sent.created).ok).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test.each(SIGNATURE_ALGORITHMS)(
    "no single character of the %s signature fields can be changed",
    (algorithm) => {
      const [sample] = fc.sample(sending, { numRuns: 1, seed: 7 });
      if (sample === undefined) throw new Error("no sample");
      const sent = { ...sample, algorithm };
      const received = send(sent);
      for (const name of ["signature-input", "signature"] as const) {
        for (let at = 0; at < received.headers[name].length; at += 1) {
          const headers = { ...received.headers, [name]: flipText(received.headers[name], at, at * 31) };
          expect(verify(sent, { ...received, headers }, sent.created).ok, `${name} at ${at}`).toBe(false);
        }
      }
    },
  );
});

describe("hostile requests", () => {
  const junk = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.stringMatching(/^[a-z]{1,3}=\("?@?[a-z"; ]*\)(;[a-z]+=[0-9":?@a-z]*){0,6}$/),
    fc.stringMatching(/^[a-z]{1,3}=:[A-Za-z0-9+/=]*:$/),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(undefined),
  );
  const names = ["signature-input", "Signature", "content-digest", "content-type", "if-match", "__proto__"];
  const hostile = fc.record({
    method: fc.string(),
    url: fc.oneof(fc.webUrl(), fc.string({ unit: "binary" })),
    headers: fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), junk),
    body: fc.oneof(fc.uint8Array(), fc.string(), fc.constant(undefined)),
  });
  const key = { keyId: "k", algorithm: "ed25519", publicKey: KEYS.ed25519.publicKeyPem } as const;

  test("are refused, never thrown at", () => {
    fc.assert(
      fc.property(hostile, (request) => !verifyRequest(request, key, { now: 1 }).ok),
      { numRuns: 500 },
    );
  });

  test("are refused, never thrown at, behind signature fields that can be read", () => {
    const components = fc.uniqueArray(
      fc.constantFrom("@method", "@query", "@authority", "@status", "if-match", "x"),
    );
    fc.assert(
      fc.property(hostile, components, fc.uint8Array({ maxLength: 80 }), (request, covered, bytes) => {
        const headers = {
          ...request.headers,
          "signature-input":
            `s=(${covered.map((name) => `"${name}"`).join(" ")})` +
            ';created=1;keyid="k";nonce="n";tag="tongban"',
          signature: `s=:${Buffer.from(bytes).toString("base64")}:`,
        };
        const result = verifyRequest({ ...request, headers }, key, { now: 1, requiredComponents: [] });
        expect(result.ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
