import { createPrivateKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SIGNATURE_ALGORITHMS } from "./algorithm.ts";
import { createKeyPair, importPrivateKey, importPublicKey, keyThumbprint } from "./keys.ts";

const ed25519 = createKeyPair("ed25519");
const p256 = createKeyPair("ecdsa-p256-sha256");

describe.each(SIGNATURE_ALGORITHMS)("a new %s key pair", (algorithm) => {
  const pair = createKeyPair(algorithm);

  test("can be registered as PEM and as JWK, which name the same key", () => {
    for (const input of [pair.publicKeyPem, pair.publicKeyJwk]) {
      const imported = importPublicKey(algorithm, input);
      expect(imported.ok && keyThumbprint(imported.publicKey)).toBe(pair.thumbprint);
    }
  });

  test("is never made twice", () => {
    expect(createKeyPair(algorithm).thumbprint).not.toBe(pair.thumbprint);
  });
});

describe("importing a key", () => {
  test.each([
    ["text that is no key", "hello", "key-malformed"],
    ["an empty JWK", {}, "key-malformed"],
    ["a point that is not on the curve", { kty: "EC", crv: "P-256", x: "AA", y: "AA" }, "key-malformed"],
    ["a private key as PEM", ed25519.privateKeyPem, "key-malformed"],
    ["a private key as JWK", jwkOf(ed25519.privateKeyPem), "key-malformed"],
    ["a private key as object", createPrivateKey(ed25519.privateKeyPem), "key-malformed"],
    ["a key of the other algorithm", p256.publicKeyPem, "algorithm-mismatch"],
    ["a key of another curve", curveKey("P-384"), "algorithm-mismatch"],
  ])("refuses %s", (_name, input, reason) => {
    expect(importPublicKey("ed25519", input)).toEqual({ ok: false, reason });
  });

  test("refuses a P-384 key where P-256 is registered", () => {
    expect(importPublicKey("ecdsa-p256-sha256", curveKey("P-384"))).toEqual({
      ok: false,
      reason: "algorithm-mismatch",
    });
  });

  test("throws on a private key of the other algorithm", () => {
    expect(() => importPrivateKey("ed25519", p256.privateKeyPem)).toThrow(TypeError);
  });

  test("names an Ed25519 key by the thumbprint that RFC 8037 A.3 shows", () => {
    const imported = importPublicKey("ed25519", {
      kty: "OKP",
      crv: "Ed25519",
      x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    });
    expect(imported.ok && keyThumbprint(imported.publicKey)).toBe(
      "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
    );
  });
});

function jwkOf(privateKeyPem: string) {
  return createPrivateKey(privateKeyPem).export({ format: "jwk" });
}

function curveKey(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve });
  return publicKey.export({ type: "spki", format: "pem" }).toString();
}
