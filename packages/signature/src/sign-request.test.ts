import { describe, expect, test } from "vitest";
import { createKeyPair } from "./keys.ts";
import { signRequest } from "./sign-request.ts";

const { privateKeyPem } = createKeyPair("ed25519");
const key = { keyId: "k", algorithm: "ed25519", privateKey: privateKeyPem } as const;
const options = { created: 1, nonce: "n" };
const request = {
  method: "POST",
  url: "https://broker.example/",
  headers: { "content-type": "text/plain" },
  body: "x",
};

describe("signing throws on a request that could not be verified", () => {
  test.each([
    ["a method not in capitals", { method: "post" }],
    ["a relative URL", { url: "/v1/cases" }],
    ["a body without content-type", { headers: {} }],
    ["a digest already there", { headers: { ...request.headers, "Content-Digest": "sha-256=:AAAA:" } }],
    ["a signature already there", { headers: { ...request.headers, Signature: "s=:AAAA:" } }],
    ["a guarded field given twice", { headers: { ...request.headers, "if-match": ['"1"', '"2"'] } }],
    ["a guarded field outside ASCII", { headers: { ...request.headers, "if-match": "西" } }],
  ])("%s", (_name, change) => {
    expect(() => signRequest({ ...request, ...change }, key, options)).toThrow(TypeError);
  });

  test.each([
    ["created in fractions", { created: 1.5 }],
    ["created before time began", { created: -1 }],
    ["an empty nonce", { nonce: "" }],
    ["a nonce outside ASCII", { nonce: "西" }],
    ["a label that is no key", { label: "Not A Key" }],
  ])("%s", (_name, change) => {
    expect(() => signRequest(request, key, { ...options, ...change })).toThrow(TypeError);
  });

  test("a key of another algorithm", () => {
    expect(() => signRequest(request, { ...key, algorithm: "ecdsa-p256-sha256" }, options)).toThrow(
      TypeError,
    );
  });
});
