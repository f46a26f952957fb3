import { createKeyPair } from "../src/keys.ts";
import { signRequest } from "../src/sign-request.ts";
import { type VerificationPolicy, verifyRequest } from "../src/verify-request.ts";

/** The verifier's clock: Unix time, seconds. */
export const NOW = 1_780_000_000;
const pair = createKeyPair("ed25519");
const signingKey = { keyId: "nanjing-1", algorithm: pair.algorithm, privateKey: pair.privateKeyPem };
/** The partner's key as the broker has it. */
export const registered = { keyId: "nanjing-1", algorithm: pair.algorithm, publicKey: pair.publicKeyPem };
/** A request with a body and every guarded field. */
export const submission = {
  method: "POST",
  url: "https://broker.example/v1/cases",
  headers: { "Content-Type": "application/json", "Idempotency-Key": "k-1", "If-Match": '"3"' },
  body: '{"externalRef":"NJ-1"}',
};
/** A request with neither. */
export const listing = { method: "GET", url: "https://broker.example/v1/cases?limit=20", headers: {} };

type Sent = Omit<typeof submission, "headers" | "body"> & { headers: Record<string, string>; body?: string };

/** A request as it arrives, signed by the partner. */
export function signed(request: Sent = submission, options = { created: NOW, nonce: "n-1" }) {
  return { ...request, headers: { ...request.headers, ...signRequest(request, signingKey, options) } };
}

/** The verdict on a request under the partner's registered key. */
export function judge(
  request: Parameters<typeof verifyRequest>[0],
  policy: Partial<VerificationPolicy> = {},
) {
  return verifyRequest(request, registered, { now: NOW, ...policy });
}

/** A request signed first and then given other fields. */
export function withFields(
  headers: Record<string, string | string[] | undefined>,
  request: Sent = submission,
) {
  const original = signed(request);
  return { ...original, headers: { ...original.headers, ...headers } };
}

/** A submission whose signature input was edited after signing. */
export function editedInput(from: string, to: string) {
  return withFields({ "signature-input": signed().headers["signature-input"].replace(from, to) });
}
