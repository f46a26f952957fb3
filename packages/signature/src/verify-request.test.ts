import { describe, expect, test } from "vitest";
import { editedInput, judge, listing, NOW, registered, signed, submission } from "../test/signed-request.ts";
import { SIGNATURE_ALGORITHMS } from "./algorithm.ts";
import { createKeyPair } from "./keys.ts";
import { parseSignature } from "./parse-signature.ts";
import { signRequest } from "./sign-request.ts";
import { readSignedRequest, verifyRequest } from "./verify-request.ts";

describe("a signed request", () => {
  test.each(SIGNATURE_ALGORITHMS)(
    "signed with %s verifies, and gives key id, nonce and time",
    (algorithm) => {
      const { privateKeyPem, publicKeyJwk } = createKeyPair(algorithm);
      const headers = signRequest(
        submission,
        { keyId: "k", algorithm, privateKey: privateKeyPem },
        { created: NOW, nonce: "n-2", label: "partner" },
      );
      const received = { ...submission, headers: new Headers({ ...submission.headers, ...headers }) };
      const key = { keyId: "k", algorithm, publicKey: publicKeyJwk };
      expect(verifyRequest(received, key, { now: NOW })).toEqual({
        ok: true,
        keyId: "k",
        nonce: "n-2",
        created: NOW,
      });
    },
  );

  test("covers method, target and the guarded fields it has, and says so in its input", () => {
    expect(signed().headers["signature-input"]).toBe(
      'sig=("@method" "@target-uri" "content-digest" "content-type" "idempotency-key" "if-match")' +
        `;created=${NOW};keyid="nanjing-1";alg="ed25519";nonce="n-1";tag="tongban"`,
    );
    expect(signed(listing).headers).not.toHaveProperty("content-digest");
    expect(judge(signed(listing)).ok).toBe(true);
  });

  test("is signed with its URL in the form in which fetch sends it", () => {
    const received = signed({ ...listing, url: "HTTPS://Broker.Example:443/v1/../v2/case s?q=西安#part" });
    const url = "https://broker.example/v2/case%20s?q=%E8%A5%BF%E5%AE%89";
    expect(judge({ ...received, url }).ok).toBe(true);
  });

  test("verifies with its field names in any case, its body as bytes and further fields added", () => {
    const { headers, ...rest } = signed();
    const upper = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]),
    );
    const received = { ...rest, headers: { ...upper, "x-forwarded-for": "192.0.2.1" } };
    expect(judge({ ...received, body: Buffer.from(submission.body) }).ok).toBe(true);
  });

  test("tells before verification which key to look up", () => {
    const parsed = parseSignature(signed().headers);
    expect(parsed).toMatchObject({
      ok: true,
      keyId: "nanjing-1",
      nonce: "n-1",
      created: NOW,
      algorithm: "ed25519",
    });
  });

  test("may stand beside the signature of somebody else", () => {
    const ours = signed().headers;
    const headers = {
      ...ours,
      "signature-input": `proxy=("@method");created=1;tag="proxy", ${ours["signature-input"]}`,
      signature: `proxy=:AAAA:, ${ours.signature}`,
    };
    expect(judge({ ...submission, headers }).ok).toBe(true);
  });
});

describe("the clock", () => {
  test.each([
    [300, undefined],
    [301, "signature-expired"],
    [-300, undefined],
    [-301, "signature-from-future"],
  ])("takes a signature %i s old for %s", (age, reason) => {
    const result = judge(signed(), { now: NOW + age });
    expect(result.ok ? undefined : result.reason).toBe(reason);
  });

  test("can be set to another tolerance, and heeds the signer's own expiry", () => {
    expect(judge(signed(), { now: NOW + 11, tolerance: 10 })).toEqual({
      ok: false,
      reason: "signature-expired",
    });
    const expiring = editedInput(";keyid", `;expires=${NOW};keyid`);
    expect(judge(expiring, { now: NOW + 1 })).toEqual({ ok: false, reason: "signature-expired" });
  });

  test("does not take a signature that expired before it was made", () => {
    const impossible = editedInput(";keyid", `;expires=${NOW - 1};keyid`);
    expect(judge(impossible, { now: NOW - 2 })).toEqual({ ok: false, reason: "signature-malformed" });
  });
});

describe("a request", () => {
  test.each(["host", "content-type", "content-digest", "if-match", "idempotency-key"])(
    "with two %s fields is refused, whether its signature covers them or not",
    (name) => {
      const { headers } = signed();
      const twice = [...Object.entries(headers), [name, "a"], [name, "b"]] as [string, string][];
      expect(judge({ ...submission, headers: twice })).toEqual({
        ok: false,
        reason: "header-duplicated",
        name,
      });
    },
  );

  test("that is read first and verified then is judged as in one step", () => {
    const read = readSignedRequest(signed());
    if (!read.ok) throw new Error(read.reason);
    expect(read.keyId).toBe(registered.keyId);
    expect(read.verify(registered, { now: NOW })).toEqual(judge(signed()));
    expect(read.verify(undefined, { now: NOW })).toEqual({ ok: false, reason: "key-unknown" });
    expect(readSignedRequest({ ...submission })).toEqual({ ok: false, reason: "signature-missing" });
  });
});

describe("a key", () => {
  const received = signed();
  const p256 = createKeyPair("ecdsa-p256-sha256");

  test.each([
    ["that is not registered", undefined, "key-unknown"],
    ["of another id", { ...registered, keyId: "nanjing-2" }, "key-unknown"],
    ["registered for another algorithm", { ...registered, algorithm: p256.algorithm }, "algorithm-mismatch"],
    [
      "that is of another kind than registered",
      { ...registered, publicKey: p256.publicKeyPem },
      "algorithm-mismatch",
    ],
    ["that cannot be read", { ...registered, publicKey: "" }, "key-malformed"],
    [
      "that is somebody else's",
      { ...registered, publicKey: createKeyPair("ed25519").publicKeyPem },
      "signature-invalid",
    ],
  ])("%s is refused", (_name, key, reason) => {
    expect(verifyRequest(received, key, { now: NOW })).toEqual({ ok: false, reason });
  });

  test("decides the algorithm even where the message names none", () => {
    expect(judge(editedInput(';alg="ed25519"', ""))).toEqual({ ok: false, reason: "signature-invalid" });
  });
});
