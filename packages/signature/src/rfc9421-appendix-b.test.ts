import { constants, createHmac, createPrivateKey, verify } from "node:crypto";
import { describe, expect, test } from "vitest";
import * as rfc from "../test/rfc9421-appendix-b.ts";
import { type SignatureAlgorithm, signBytes, verifyBytes } from "./algorithm.ts";
import { checkContentDigest } from "./content-digest.ts";
import { collectFields, type HeaderFields } from "./header-fields.ts";
import { importPublicKey } from "./keys.ts";
import { readSignatures, type SignatureEntry } from "./parse-signature.ts";
import { formatSignatureBase, requestSignatureBase } from "./signature-base.ts";
import { verifyRequest } from "./verify-request.ts";

const REQUEST_DIGEST = rfc.TEST_REQUEST.headers["Content-Digest"];
const KEYS = { ed25519: rfc.ED25519_JWK, "ecdsa-p256-sha256": rfc.P256_JWK };

describe("RFC 9421 B.2, the signature base is the published one", () => {
  test.each([
    ["B.2.1", rfc.B21, []],
    [
      "B.2.3",
      rfc.B23,
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@method": POST',
        '"@path": /foo',
        '"@query": ?param=Value&Pet=dog',
        '"@authority": example.com',
        '"content-type": application/json',
        `"content-digest": ${REQUEST_DIGEST}`,
        '"content-length": 18',
      ],
    ],
    [
      "B.2.5",
      rfc.B25,
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@authority": example.com',
        '"content-type": application/json',
      ],
    ],
    [
      "B.2.6",
      rfc.B26,
      [
        '"date": Tue, 20 Apr 2021 02:07:55 GMT',
        '"@method": POST',
        '"@path": /foo',
        '"@authority": example.com',
        '"content-type": application/json',
        '"content-length": 18',
      ],
    ],
  ])("%s", (_section, added, lines) => {
    const params = added["signature-input"].slice("sig-bXX=".length);
    expect(baseOf(added).toString()).toBe([...lines, `"@signature-params": ${params}`].join("\n"));
  });
});

describe("RFC 9421 B.2, the published signature verifies", () => {
  test.each([
    ["B.2.1, rsa-pss-sha512, nothing covered", rfc.B21],
    ["B.2.3, rsa-pss-sha512, all covered", rfc.B23],
  ])("%s", (_section, added) => {
    const { signature } = entryOf(added);
    const key = { key: rfc.RSA_PSS_PUBLIC, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 };
    expect(verify("sha512", baseOf(added), key, signature)).toBe(true);
  });

  test("B.2.2 is refused: component parameters are outside the subset", () => {
    expect(readSignatures(collectFields(rfc.B22))).toEqual({ ok: false, reason: "signature-malformed" });
  });

  test("B.2.4, ecdsa-p256-sha256, over a response", () => {
    const { components, params, signature } = entryOf(rfc.B24);
    const fields = collectFields({ ...rfc.TEST_RESPONSE.headers, "@status": rfc.TEST_RESPONSE.status });
    const base = formatSignatureBase(
      components.map((name) => [name, fields.get(name)?.[0] ?? ""]),
      params,
    );
    expect(verifyBytes("ecdsa-p256-sha256", publicKey("ecdsa-p256-sha256"), base, signature)).toBe(true);
    expect(verifyBytes("ecdsa-p256-sha256", publicKey("ecdsa-p256-sha256"), flipped(base), signature)).toBe(
      false,
    );
  });

  test("B.2.5, hmac-sha256, is produced byte for byte", () => {
    const mac = createHmac("sha256", rfc.SHARED_SECRET).update(baseOf(rfc.B25)).digest();
    expect(mac).toEqual(Buffer.from(entryOf(rfc.B25).signature));
  });

  test("B.2.6, ed25519, verifies and is produced byte for byte", () => {
    const { signature } = entryOf(rfc.B26);
    const privateKey = createPrivateKey({ key: rfc.ED25519_PRIVATE_JWK, format: "jwk" });
    expect(verifyBytes("ed25519", publicKey("ed25519"), baseOf(rfc.B26), signature)).toBe(true);
    expect(verifyBytes("ed25519", publicKey("ed25519"), flipped(baseOf(rfc.B26)), signature)).toBe(false);
    expect(signBytes("ed25519", privateKey, baseOf(rfc.B26))).toEqual(Buffer.from(signature));
  });

  test("B.2.6 does not pass the broker's policy, which wants a tag", () => {
    const request = { ...rfc.TEST_REQUEST, headers: { ...rfc.TEST_REQUEST.headers, ...rfc.B26 } };
    const key = { keyId: "test-key-ed25519", algorithm: "ed25519", publicKey: rfc.ED25519_JWK } as const;
    expect(verifyRequest(request, key, { now: 1618884473 })).toEqual({ ok: false, reason: "tag-mismatch" });
  });

  test.each([
    ["request", rfc.TEST_REQUEST],
    ["response", rfc.TEST_RESPONSE],
  ])("the content-digest of the test %s matches its body", (_name, { headers, body }) => {
    expect(checkContentDigest(headers["Content-Digest"], body)).toBeUndefined();
  });
});

describe("RFC 9421 B.3 and B.4", () => {
  test("B.3, ecdsa-p256-sha256: a request passed on by a TLS-terminating proxy verifies", () => {
    expect(holds("ecdsa-p256-sha256", rfc.B3_REQUEST)).toBe(true);
  });

  const demo = "https://example.org/demo?name1=Value1&Name2=value2";
  const accept = { accept: "application/json, */*", ...rfc.B4 };
  test.each([
    ["the message with its accept lines joined", true, "GET", demo, accept],
    ["an added field and query parameter", true, "GET", `${demo}&param=added`, { ...accept, "x-new": "1" }],
    ["another method and authority", false, "POST", demo.replace(".org", ".com"), accept],
    ["accept values in another order", false, "GET", demo, { ...accept, accept: "*/*, application/json" }],
    [
      "accept in two lines, refused here",
      false,
      "GET",
      demo,
      { ...accept, accept: ["application/json", "*/*"] },
    ],
  ])("B.4, ed25519: %s", (_name, expected, method, url, headers) => {
    expect(holds("ed25519", { method, url, headers })).toBe(expected);
  });
});

function holds(
  algorithm: SignatureAlgorithm,
  { method, url, headers }: { method: string; url: string; headers: HeaderFields },
): boolean {
  const fields = collectFields(headers);
  const { components, params, signature } = entryOf(headers);
  const base = requestSignatureBase({ method, url, fields }, components, params);
  return base.ok && verifyBytes(algorithm, publicKey(algorithm), base.base, signature);
}

function baseOf(added: HeaderFields): Buffer {
  const { method, url, headers } = rfc.TEST_REQUEST;
  const { components, params } = entryOf(added);
  const base = requestSignatureBase({ method, url, fields: collectFields(headers) }, components, params);
  if (!base.ok) throw new Error(`no base: ${base.reason}`);
  return base.base;
}

function entryOf(headers: HeaderFields): SignatureEntry {
  const read = readSignatures(collectFields(headers));
  const entry = read.ok ? read.entries[0] : undefined;
  if (entry === undefined) throw new Error("the vector cannot be read");
  return entry;
}

function publicKey(algorithm: SignatureAlgorithm) {
  const imported = importPublicKey(algorithm, KEYS[algorithm]);
  if (!imported.ok) throw new Error(imported.reason);
  return imported.publicKey;
}

function flipped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, at) => (at === 3 ? byte ^ 1 : byte)));
}
