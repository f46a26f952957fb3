import { type SigningKey, signRequest, type VerificationKey } from "@tongban/signature";
import { describe, expect, it } from "vitest";
import { createPartnerKey } from "../../partner/key-file.ts";
import { checkSigner } from "./check-signer.ts";
import type { Signed } from "./run-signer.ts";
import { type RequestToSign, signerVectors } from "./signer-vectors.ts";

const key = createPartnerKey("nanjing-gov", "ed25519");
const signing: SigningKey = { keyId: key.keyId, algorithm: key.algorithm, privateKey: key.privateKeyPem };
const verifying: VerificationKey = {
  keyId: key.keyId,
  algorithm: key.algorithm,
  publicKey: key.publicKeyPem,
};

/** The SDK's own signer, with its request, key or time as something makes of them. */
const own =
  (
    change: {
      request?: (one: RequestToSign) => RequestToSign;
      by?: SigningKey;
      off?: number;
      nonce?: string;
    } = {},
  ) =>
  async (given: RequestToSign): Promise<Signed> => {
    const { body, ...rest } = change.request?.(given) ?? given;
    const created = Math.floor(Date.now() / 1_000) + (change.off ?? 0);
    const headers = signRequest({ ...rest, ...(body === null ? {} : { body }) }, change.by ?? signing, {
      created,
      nonce: change.nonce ?? crypto.randomUUID(),
    });
    return { ok: true, headers: { ...headers } };
  };

const lookAt = async (sign: (request: RequestToSign) => Promise<Signed>) => {
  const report = await checkSigner({ target: "a signer", key: verifying, sign });
  return { report, failed: report.checks.filter(({ verdict }) => verdict === "fail") };
};

describe("a signer", () => {
  it("of the SDK conforms, with either algorithm", async () => {
    expect((await lookAt(own())).failed).toEqual([]);
    const other = createPartnerKey("nanjing-gov", "ecdsa-p256-sha256");
    const report = await checkSigner({
      target: "a signer",
      key: { keyId: other.keyId, algorithm: other.algorithm, publicKey: other.publicKeyPem },
      sign: own({ by: { keyId: other.keyId, algorithm: other.algorithm, privateKey: other.privateKeyPem } }),
    });
    expect(report).toMatchObject({ conforms: true, counts: { pass: signerVectors.length } });
  });

  it("that decodes the query is told which, and what should have been signed", async () => {
    const decoding = (given: RequestToSign) => {
      const [before = "", query] = given.url.split("?");
      return {
        ...given,
        url: query === undefined ? before : `${before}?${new URLSearchParams(query)}`.replaceAll("+", "%20"),
      };
    };
    const { failed } = await lookAt(own({ request: decoding }));
    expect(failed.map(({ name }) => name)).toEqual(["form-encoded-query", "chinese-query"]);
    expect(failed[1]?.mend).toContain(
      '"@target-uri": https://broker.invalid/v1/catalog/matters?text=%E9%A3%9F',
    );
  });

  it("that writes the JSON anew is told so", async () => {
    const again = (given: RequestToSign) =>
      given.body === null ? given : { ...given, body: JSON.stringify(JSON.parse(given.body)) };
    const { failed } = await lookAt(own({ request: again }));
    expect(failed.map(({ name, seen }) => [name, seen])).toEqual([["body-as-it-is", "digest-mismatch"]]);
    expect(failed[0]?.mend).toContain("write the JSON once");
  });

  it("that covers too little, or uses a nonce again, is told so", async () => {
    const withoutKey = ({ headers, ...given }: RequestToSign): RequestToSign => {
      const { "idempotency-key": _, ...rest } = headers;
      return { ...given, headers: rest };
    };
    const { failed } = await lookAt(own({ request: withoutKey }));
    expect(failed.map(({ name, seen }) => [name, seen])).toEqual([
      ["empty-body", "component-not-covered: idempotency-key"],
      ["if-match", "component-not-covered: idempotency-key"],
    ]);
    const same = await lookAt(own({ nonce: "always" }));
    expect(same.failed).toHaveLength(signerVectors.length - 1);
    expect(same.failed[0]?.seen).toBe("it used a nonce again");
  });

  it.each([
    ["with another key", own({ by: { ...signing, keyId: "other.1" } }), /^key-unknown: signed with other\.1/],
    [
      "with another private key",
      own({ by: { ...signing, privateKey: createPartnerKey("x", "ed25519").privateKeyPem } }),
      /^signature-invalid/,
    ],
    ["an hour ago", own({ off: -3_600 }), /^signature-expired/],
    ["in milliseconds", own({ off: Date.now() }), /^signature-from-future/],
    ["nothing", async (): Promise<Signed> => ({ ok: true, headers: {} }), /^signature-missing/],
  ])("that signs %s is told once what all its requests share", async (_, sign, seen) => {
    const { report, failed } = await lookAt(sign);
    expect(failed).toHaveLength(signerVectors.length);
    for (const check of failed)
      expect([check.seen, check.mend]).toEqual([expect.stringMatching(seen), expect.any(String)]);
    expect(report.summary).toContain("mend that first");
  });
});
